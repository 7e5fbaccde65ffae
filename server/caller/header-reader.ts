import { parseCookies } from 'better-call';

/** A request's headers, whoever carries them: `get` gives null for one that was not sent. */
export type HeaderReader = Pick<Headers, 'get'>;

/** The token of `Authorization: Bearer …` (RFC 6750 §2.1); null without one. Other schemes are not ours. */
export function readBearer(headers: HeaderReader): string | null {
  const header = headers.get('authorization') ?? '';
  if (header.slice(0, 7).toLowerCase() !== 'bearer ') return null;
  return header.slice(7).trim() || null;
}

/**
 * The distinct values of the cookies of a name, percent-decoded once, in the order they were sent; empty ones are left
 * out. Each pair is parsed by Better Auth's own parser, so that both read the same of malformed ones.
 */
export function readCookies(headers: HeaderReader, name: string): string[] {
  const values = new Set<string>();
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const value = pair.includes(name) && parseCookies(pair).get(name);
    if (value) values.add(value);
  }
  return [...values];
}
