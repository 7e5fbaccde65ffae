import { type CookieOptions, serializeCookie } from 'better-call';
import { REFRESH_SECONDS } from './lifetime.ts';
import { createTokenSigner } from './signed-token.ts';

type Cookie = { name: string; attributes: CookieOptions };
type CookieOwner = {
  /** The public origin. The names of cookies on `https:` have a prefix, which ties them to it. */
  url: string;
  /** Undefined: the browser sends the cookies to the host alone. */
  cookieDomain: string | undefined;
};

/**
 * The cookies of a session, with the names and attributes that Better Auth gives them. A test compares both: Better
 * Auth is half of the service's code, and a start needs no more of it than these.
 */
export function describeSessionCookies({ url, cookieDomain }: CookieOwner) {
  const secure = url.startsWith('https:');
  const describe = (name: string, maxAge?: number): Cookie => ({
    name: `${secure ? '__Secure-' : ''}better-auth.${name}`,
    attributes: {
      secure,
      sameSite: 'lax',
      path: '/',
      httpOnly: true,
      ...(cookieDomain !== undefined && { domain: cookieDomain }),
      ...(maxAge !== undefined && { maxAge }),
    },
  });
  return {
    sessionToken: describe('session_token', REFRESH_SECONDS),
    /** Present without 'remember me'. */
    dontRememberToken: describe('dont_remember'),
    /** Better Auth's copy of a session. This service never sets it, and deletes it with the others. */
    sessionData: describe('session_data', 5 * 60),
  };
}
type SessionCookieDescriptions = ReturnType<typeof describeSessionCookies>;

/** Sets and deletes the cookies of a session, signed as Better Auth signs them. */
export function createSessionCookies(
  { sessionToken, dontRememberToken, sessionData }: SessionCookieDescriptions,
  secret: string,
) {
  const sign = createTokenSigner(secret);

  /** The session cookie for a token, for example the new token after a password change. */
  const toSession = (token: string, remembered: boolean): { setCookie: string; signedToken: string } => {
    const { name, attributes } = sessionToken;
    const { maxAge: _, ...lasting } = attributes;
    // Without 'remember me' the browser deletes the cookie when it closes.
    const options = remembered ? { ...lasting, maxAge: REFRESH_SECONDS } : lasting;
    const signed = sign(token);
    return { setCookie: serializeCookie(name, signed, options), signedToken: encodeURIComponent(signed) };
  };

  return {
    toSession,

    /** The headers of a response that opens a session: its cookies, and the signed token for programs. */
    toOpened(token: string, remembered: boolean): Headers {
      const { setCookie, signedToken } = toSession(token, remembered);
      const headers = new Headers({ 'set-auth-token': signedToken });
      headers.append('set-cookie', setCookie);
      if (!remembered) {
        const { name, attributes } = dontRememberToken;
        headers.append('set-cookie', serializeCookie(name, sign('true'), attributes));
      }
      return headers;
    },

    /** The headers of a sign-out: they delete all cookies of the session. */
    toEnded(): Headers {
      const headers = new Headers();
      for (const { name, attributes } of [sessionToken, sessionData, dontRememberToken])
        headers.append('set-cookie', serializeCookie(name, '', { ...attributes, maxAge: 0 }));
      return headers;
    },
  };
}
export type SessionCookies = ReturnType<typeof createSessionCookies>;
