import type { Context } from 'hono';

/** The encodings of the portal's files, the smallest first, and the endings of the files that the build writes. */
export const ENCODINGS = { br: '.br', gzip: '.gz' } as const;

/** True when the browser takes an answer in this encoding. */
export const takesEncoding = (c: Context, encoding: string): boolean =>
  (c.req.header('accept-encoding') ?? '')
    .split(',')
    .map((one) => one.split(';')[0]?.trim())
    .includes(encoding);

export const encodings = Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[];
