import { type HeaderReader, readBearer, readCookies } from '../caller/header-reader.ts';
import { AppError } from '../errors.ts';

/** What a caller presents; not yet verified. A browser may hold several cookies of one name, with different scopes. */
export type Credential = { kind: 'none' } | { kind: 'cookie' | 'bearer'; signedTokens: readonly string[] };

/** Decodes a bearer token as Better Auth does: only if it contains a literal dot. A malformed one stays as it is. */
function decodeBearer(token: string): string {
  if (!token.includes('.')) return token;
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

/** Reads the credential of a request. Throws `ambiguous_credentials` for a cookie beside a bearer token. */
export function readCredential(headers: HeaderReader, cookieName: string): Credential {
  const bearer = readBearer(headers);
  const cookies = readCookies(headers, cookieName);
  if (bearer !== null && cookies.length > 0) throw new AppError('ambiguous_credentials');
  if (bearer !== null) return { kind: 'bearer', signedTokens: [decodeBearer(bearer)] };
  return cookies.length === 0 ? { kind: 'none' } : { kind: 'cookie', signedTokens: cookies };
}
