import { bodyLimit } from 'hono/body-limit';
import { AppError } from '../errors.ts';

/** Bytes. The largest honest request, a full profile, is under 4 KiB. */
const BODY_LIMIT = 64 * 1024;

/** Refuses a larger body with `payload_too_large` before it is kept in memory, chunked ones too. */
export const limitBody = () =>
  bodyLimit({
    maxSize: BODY_LIMIT,
    onError: () => {
      throw new AppError('payload_too_large');
    },
  });

/** Throws `unsupported_media_type` for a body that is not JSON: forms need no preflight, so foreign pages can send them. */
export function requireJson(headers: Headers, text: string): void {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined ? text !== '' : type !== 'application/json')
    throw new AppError('unsupported_media_type');
}
