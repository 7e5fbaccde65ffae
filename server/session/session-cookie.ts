import { type CookieOptions, serializeCookie } from 'better-call';
import { REFRESH_SECONDS } from './lifetime.ts';
import { createTokenSigner } from './signed-token.ts';

type Cookie = { name: string; attributes: CookieOptions };
/** The cookies of Better Auth, from its context. */
type AuthCookies = { sessionToken: Cookie; dontRememberToken: Cookie; sessionData: Cookie };

/** The cookies of a session, with the names, attributes and signature that Better Auth gives them. */
export function createSessionCookies(
  { sessionToken, dontRememberToken, sessionData }: AuthCookies,
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
