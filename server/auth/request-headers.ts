import { type HeaderReader, readBearer, readCookies } from '../caller/header-reader.ts';
import type { Credential } from '../session/credential.ts';
import type { SessionEngine } from '../session/engine.ts';

type HeaderOptions = {
  url: string;
  /** First the session cookie, then its 'remember me' companion: the only cookies that Better Auth receives. */
  cookieNames: readonly string[];
};

/**
 * The headers that Better Auth receives: one kind of credential, no proxy headers, and an origin that was checked
 * before. `sessionToken`, a signed token, replaces all that were sent.
 */
export function toAuthHeaders(
  from: HeaderReader,
  { url, cookieNames }: HeaderOptions,
  sessionToken?: string,
): Headers {
  // The origin was checked already. A request without an origin, or with 'null', was accepted on better evidence.
  const origin = from.get('origin');
  const headers = new Headers({
    'content-type': 'application/json',
    origin: origin === null || origin === 'null' ? url : origin,
  });
  const userAgent = from.get('user-agent');
  if (userAgent) headers.set('user-agent', userAgent);
  // With a bearer token no cookie is passed on: Better Auth would fall back to the cookie when the token is invalid.
  const bearer = readBearer(from);
  if (bearer !== null) {
    const sent = sessionToken === undefined ? bearer : encodeURIComponent(sessionToken);
    headers.set('authorization', `Bearer ${sent}`);
    return headers;
  }
  const cookies = cookieNames.flatMap((name, at) => {
    const values = at === 0 && sessionToken !== undefined ? [sessionToken] : readCookies(from, name);
    return values.map((value) => `${name}=${encodeURIComponent(value)}`);
  });
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  return headers;
}

export type Presented = {
  /** The headers for Better Auth, with one credential. */
  headers: Headers;
  /** The complete credential, with all session cookies. */
  credential: Credential;
  /** The verified tokens of the credential. The current one comes first. */
  previousTokens: readonly string[];
};

/**
 * Reads the credential of a call. With several session cookies, Better Auth's two parsers would choose different ones.
 * Therefore Better Auth receives only the current one, whose token is also the first. Throws when the database does not
 * answer which one is current.
 */
export const createPresentedReader =
  (engine: SessionEngine, options: HeaderOptions) =>
  async (from: HeaderReader): Promise<Presented> => {
    const headers = toAuthHeaders(from, options);
    const credential = engine.readCredential(headers);
    const tokens = engine.readTokens(credential);
    const sent = 'signedTokens' in credential ? credential.signedTokens : [];
    // Better Auth can read what was sent, unless the previous secret signed it.
    if (sent.length <= 1 && (tokens.length === 0 || tokens[0]?.signedToken === sent[0]))
      return { headers, credential, previousTokens: tokens.map(({ token }) => token) };
    const current = (tokens.length > 1 && (await engine.findCurrent(tokens))) || tokens[0];
    const others = tokens.filter((one) => one !== current);
    return {
      headers: toAuthHeaders(from, options, current?.signedToken ?? sent[0]),
      credential,
      previousTokens: [...(current ? [current] : []), ...others].map(({ token }) => token),
    };
  };
export type PresentedReader = ReturnType<typeof createPresentedReader>;
