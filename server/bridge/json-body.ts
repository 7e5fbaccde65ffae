import type { z } from 'zod/mini';
import { AppError } from '../errors.ts';
import { readBody, requireJson } from '../http/body.ts';
import { parseInput } from './input.ts';

/**
 * Reads the JSON body of a request of a back end. Throws `payload_too_large`, `unsupported_media_type`, and
 * `invalid_input` for what is not JSON or not of the schema; the refusal names each wrong field. Read the key first: a
 * request without a valid one must not make the service read a body.
 */
export async function readJsonBody<Schema extends z.ZodMiniType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readBody(request);
  requireJson(request.headers, text);
  return parseInput(schema, parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid_input', { cause: error, sentence: 'The body is not JSON.' });
  }
}
