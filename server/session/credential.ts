import { parseCookies } from 'better-call';
import { AppError } from '../errors.ts';

/** A request's headers, whoever carries them: `get` gives null for one that was not sent. */
export type HeaderReader = Pick<Headers, 'get'>;

/** What a caller presented; not yet verified. A browser may hold several cookies of one name, of several scopes. */
export type Credential = { kind: 'none' } | { kind: 'cookie' | 'bearer'; signedTokens: readonly string[] };

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

/** As Better Auth decodes a bearer token: only one with its dot written out, a malformed one not at all. */
function decodeBearer(token: string): string {
  if (!token.includes('.')) return token;
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

/** Reads the one credential of a request. Throws `ambiguous_credentials` when there are two. */
export function readCredential(headers: HeaderReader, cookieName: string): Credential {
  const bearer = readBearer(headers);
  const cookies = readCookies(headers, cookieName);
  if (bearer !== null && cookies.length > 0) throw new AppError('ambiguous_credentials');
  if (bearer !== null) return { kind: 'bearer', signedTokens: [decodeBearer(bearer)] };
  return cookies.length === 0 ? { kind: 'none' } : { kind: 'cookie', signedTokens: cookies };
}
