import { randomUUID } from 'node:crypto';

/** The request id from a proxy, read as Hono's `requestId` does; otherwise a new id. */
export const readRequestId = (given: string | string[] | undefined): string =>
  typeof given === 'string' && given.length <= 255 && /^[\w=-]+$/.test(given) ? given : randomUUID();
