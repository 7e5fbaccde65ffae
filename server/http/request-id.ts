import { randomUUID } from 'node:crypto';

/** The id a proxy gave a request, as Hono's `requestId` reads it; else a new one. */
export const readRequestId = (given: string | string[] | undefined): string =>
  typeof given === 'string' && given.length <= 255 && /^[\w=-]+$/.test(given) ? given : randomUUID();
