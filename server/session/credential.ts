import { parseCookies } from 'better-call';
import { AppError } from '../errors.ts';

/** A request's headers, whoever carries them: `get` gives null for one that was not sent. */
export type HeaderReader = Pick<Headers, 'get'>;

/** What a caller presented; not yet verified. */
export type Credential = { kind: 'none' } | { kind: 'cookie' | 'bearer'; signedToken: string };

/** The token of `Authorization: Bearer …` (RFC 6750 §2.1); null without one. Other schemes are not ours. */
export function readBearer(headers: HeaderReader): string | null {
  const header = headers.get('authorization') ?? '';
  if (header.slice(0, 7).toLowerCase() !== 'bearer ') return null;
  return header.slice(7).trim() || null;
}

/**
 * The value of a cookie, percent-decoded once; null without it or when empty. Parsed by Better
 * Auth's own parser, so that both read the same of malformed and doubled cookies (the first wins).
 */
export function readCookie(headers: HeaderReader, name: string): string | null {
  return parseCookies(headers.get('cookie') ?? '').get(name) || null;
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
  const cookie = readCookie(headers, cookieName);
  if (bearer !== null && cookie !== null) throw new AppError('ambiguous_credentials');
  if (bearer !== null) return { kind: 'bearer', signedToken: decodeBearer(bearer) };
  return cookie === null ? { kind: 'none' } : { kind: 'cookie', signedToken: cookie };
}
