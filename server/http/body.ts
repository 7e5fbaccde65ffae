import { AppError } from '../errors.ts';

/** Bytes. The largest honest request, a full profile, is under 4 KiB. */
const BODY_LIMIT = 64 * 1024;

/**
 * The text of a body; empty without one. Throws `payload_too_large` before more than the limit is
 * kept, chunked bodies too, and `invalid_input` for bytes that are not UTF-8. Hono's own limit builds
 * a second Request of a body without a length, which the Node adapter's requests do not survive.
 */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT)
    throw new AppError('payload_too_large');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > BODY_LIMIT) throw new AppError('payload_too_large');
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    // Not UTF-8, or the caller left in the middle: nothing of ours failed.
    throw error instanceof AppError ? error : new AppError('invalid_input', { cause: error });
  }
}

/** Throws `unsupported_media_type` for a body that is not JSON: forms need no preflight, so foreign pages can send them. */
export function requireJson(headers: Headers, text: string): void {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined ? text !== '' : type !== 'application/json')
    throw new AppError('unsupported_media_type');
}
