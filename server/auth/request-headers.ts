import { type HeaderReader, readBearer, readCookies } from '../caller/header-reader.ts';
import type { Credential } from '../session/credential.ts';
import type { SessionEngine } from '../session/engine.ts';

type HeaderOptions = {
  url: string;
  /** The session cookie first, and its 'remember me' companion: the only cookies Better Auth gets. */
  cookieNames: readonly string[];
};

/**
 * A request's headers as Better Auth may see them: one kind of credential, no proxy headers, an origin that was
 * checked before. `sessionCookie` takes the place of all session cookies that were sent.
 */
export function toAuthHeaders(
  from: HeaderReader,
  { url, cookieNames }: HeaderOptions,
  sessionCookie?: string,
): Headers {
  // Where the request comes from was decided already; 'null' and nothing came with better proof.
  const origin = from.get('origin');
  const headers = new Headers({
    'content-type': 'application/json',
    origin: origin === null || origin === 'null' ? url : origin,
  });
  const userAgent = from.get('user-agent');
  if (userAgent) headers.set('user-agent', userAgent);
  // A bearer token decides alone: Better Auth would fall back to the cookie when it is bad.
  const bearer = readBearer(from);
  if (bearer !== null) {
    headers.set('authorization', `Bearer ${bearer}`);
    return headers;
  }
  const cookies = cookieNames.flatMap((name, at) => {
    const values = at === 0 && sessionCookie !== undefined ? [sessionCookie] : readCookies(from, name);
    return values.map((value) => `${name}=${encodeURIComponent(value)}`);
  });
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  return headers;
}

export type Presented = {
  /** As they are for Better Auth: one credential is left. */
  headers: Headers;
  /** All of it. */
  credential: Credential;
  /** Its verified tokens, the one that counts first. */
  previousTokens: readonly string[];
};

/**
 * Reads what a call presents. Better Auth's two parsers take different ones of several session cookies: it gets the one
 * that counts, whose token comes first. Throws when the database does not say which that is.
 */
export const createPresentedReader =
  (engine: SessionEngine, options: HeaderOptions) =>
  async (from: HeaderReader): Promise<Presented> => {
    const headers = toAuthHeaders(from, options);
    const credential = engine.readCredential(headers);
    const tokens = engine.readTokens(credential);
    if (credential.kind !== 'cookie' || credential.signedTokens.length === 1)
      return { headers, credential, previousTokens: tokens.map(({ token }) => token) };
    const current = (tokens.length > 1 && (await engine.findCurrent(tokens))) || tokens[0];
    const others = tokens.filter((one) => one !== current);
    return {
      headers: toAuthHeaders(from, options, current?.signedToken ?? credential.signedTokens[0]),
      credential,
      previousTokens: [...(current ? [current] : []), ...others].map(({ token }) => token),
    };
  };
export type PresentedReader = ReturnType<typeof createPresentedReader>;
