import { parseCookies } from 'better-call';

/** The headers of a request, from any implementation: `get` returns null for a header that was not sent. */
export type HeaderReader = Pick<Headers, 'get'>;

/** The token of `Authorization: Bearer …` (RFC 6750 §2.1); null without one. Other schemes are ignored. */
export function readBearer(headers: HeaderReader): string | null {
  const header = headers.get('authorization') ?? '';
  if (header.slice(0, 7).toLowerCase() !== 'bearer ') return null;
  return header.slice(7).trim() || null;
}

/**
 * The distinct values of the cookies with this name, percent-decoded once, in the order they were sent, without empty
 * ones. Better Auth's own parser parses each pair, so that both read malformed cookies in the same way.
 */
export function readCookies(headers: HeaderReader, name: string): string[] {
  const values = new Set<string>();
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const value = pair.includes(name) && parseCookies(pair).get(name);
    if (value) values.add(value);
  }
  return [...values];
}
