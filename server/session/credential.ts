import { type HeaderReader, readBearer, readCookies } from '../caller/header-reader.ts';
import { AppError } from '../errors.ts';

/** What a caller presented; not yet verified. A browser may hold several cookies of one name, of several scopes. */
export type Credential = { kind: 'none' } | { kind: 'cookie' | 'bearer'; signedTokens: readonly string[] };

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
