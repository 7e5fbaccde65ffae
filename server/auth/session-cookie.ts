import { type CookieOptions, serializeSignedCookie } from 'better-call';
import { SLIDING_SECONDS } from '../session/lifetime.ts';

type Cookie = { name: string; attributes: CookieOptions };

/** The session cookie as Better Auth sets it, for a token that was changed beside it. */
export const createSessionCookie =
  ({ name, attributes }: Cookie, secret: string) =>
  async (token: string, remembered: boolean): Promise<{ setCookie: string; signedToken: string }> => {
    const { maxAge: _, ...lasting } = attributes;
    // Without 'remember me' it dies with the browser.
    const options = remembered ? { ...lasting, maxAge: SLIDING_SECONDS } : lasting;
    const setCookie = await serializeSignedCookie(name, token, secret, options);
    const signedToken = setCookie.slice(name.length + 1).split(';')[0] ?? '';
    return { setCookie, signedToken };
  };
export type SessionCookie = ReturnType<typeof createSessionCookie>;
