import { AppError } from '../errors.ts';

/** Bytes. The largest legitimate request, a full profile, is under 4 KiB. */
const BODY_LIMIT = 64 * 1024;

/**
 * Reads the text of a body; empty without a body. Throws `payload_too_large` before it stores more than the limit, for
 * chunked bodies too, and `invalid_input` for bytes that are not UTF-8. Hono's own limit is not used: for a body
 * without a length it builds a second Request, which breaks the requests of the Node adapter.
 */
export async function readBody(request: Request): Promise<string> {
  const bytes = await readBytes(request, BODY_LIMIT);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('invalid_input', { cause: error, sentence: 'The body is not UTF-8.' });
  }
}

type BytesOptions = {
  /** The message for the caller when the body is too large. */
  tooLarge?: string;
  /** Receives the size of each piece when it arrives, and may throw to refuse the rest. */
  onPiece?: (size: number) => void;
};

/** Reads the bytes of a body, at most `most`. Throws `payload_too_large`, or `invalid_input` for an incomplete body. */
export async function readBytes(
  request: Request,
  most: number,
  { tooLarge, onPiece }: BytesOptions = {},
): Promise<Buffer> {
  const refusal = () => new AppError('payload_too_large', tooLarge ? { sentence: tooLarge } : {});
  if (Number(request.headers.get('content-length') ?? 0) > most) throw refusal();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > most) throw refusal();
      onPiece?.(chunk.byteLength);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    // The caller disconnected before the end of the body: this is not a failure of the service.
    throw error instanceof AppError ? error : new AppError('invalid_input', { cause: error });
  }
}

/**
 * Throws `unsupported_media_type` for a body that is not JSON: forms need no preflight, so foreign pages can send
 * them.
 */
export function requireJson(headers: Headers, text: string): void {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined ? text !== '' : type !== 'application/json')
    throw new AppError('unsupported_media_type');
}
