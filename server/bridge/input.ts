import type { z } from 'zod/mini';
import { AppError } from '../errors.ts';
import { toFieldMessages, toFieldsSentence } from '../http/wrong-fields.ts';

/** The value in the form of the schema. Throws `invalid_input`, which names each wrong field. */
export function parseInput<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const fields = toFieldMessages(issues);
  const [first] = issues;
  const isWhole = first?.path.length === 0 && first.code !== 'unrecognized_keys';
  const sentence = first?.code === 'invalid_type' ? 'Send a JSON object.' : (first?.message ?? '');
  throw new AppError('invalid_input', {
    sentence: isWhole ? sentence : toFieldsSentence(issues),
    ...(fields && { fields }),
  });
}

/**
 * Reads the query parameters of a request. Throws `invalid_input`, also for a parameter that is not UTF-8 or is there
 * twice: two values are two opinions.
 */
export function readQuery<Schema extends z.ZodMiniType>(request: Request, schema: Schema): z.output<Schema> {
  const query: Record<string, string> = Object.create(null);
  const [, text = ''] = /\?(.*)$/s.exec(request.url) ?? [];
  for (const part of text.split('&').filter((one) => one !== '')) {
    const [name = '', ...value] = part.split('=').map(decode);
    if (name in query) throw new AppError('invalid_input', { sentence: 'Send each query parameter once.' });
    query[name] = value.join('=');
  }
  return parseInput(schema, query);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    throw new AppError('invalid_input', { cause: error, sentence: 'A query parameter is not UTF-8.' });
  }
}
