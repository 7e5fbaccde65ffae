import { type HeaderReader, readBearer, readCookies } from '../caller/header-reader.ts';
import { AppError } from '../errors.ts';
import { isAccessToken } from './access-token.ts';

/** The access token of a site, and the `Origin` of the call; null when the call names none. */
export type AccessCredential = { kind: 'access'; token: string; origin: string | null };

/** What a caller presents; not yet verified. A browser may hold several cookies of one name, with different scopes. */
export type Credential =
  | { kind: 'none' }
  | { kind: 'cookie' | 'bearer'; signedTokens: readonly string[] }
  | AccessCredential;

/** The credential of a bearer token in the form of an access token; null for any other. */
const toAccess = (headers: HeaderReader, bearer: string): AccessCredential | null =>
  isAccessToken(bearer) ? { kind: 'access', token: bearer, origin: headers.get('origin') } : null;

/** The access token of a request, whatever cookies come with it; null without one. */
export function readAccess(headers: HeaderReader): AccessCredential | null {
  const bearer = readBearer(headers);
  return bearer === null ? null : toAccess(headers, bearer);
}

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
  if (bearer !== null)
    return toAccess(headers, bearer) ?? { kind: 'bearer', signedTokens: [decodeBearer(bearer)] };
  return cookies.length === 0 ? { kind: 'none' } : { kind: 'cookie', signedTokens: cookies };
}
