import { randomBytes } from 'node:crypto';
import { serializeCookie } from 'better-call';
import { readSecrets } from '../caller/cookie-secrets.ts';
import { type HeaderReader, readCookies } from '../caller/header-reader.ts';
import { CHALLENGE_SECONDS } from './challenges.ts';

/**
 * The cookie that binds the challenges of a sign-in to the browser that asked for them: the answer to a challenge works
 * nowhere else. All tabs of a browser share one secret, so that each of them may have a challenge.
 */
export function createChallengeCookie(isSecure: boolean) {
  // The prefix keeps pages on sibling domains from planting the cookie.
  const cookieName = `${isSecure ? '__Host-' : ''}gatehouse.passkey`;

  /** The secret of the calling browser; null without one. */
  const read = (headers: HeaderReader): string | null =>
    readSecrets(readCookies(headers, cookieName), 1)[0] ?? null;

  return {
    read,

    /** The secret of the calling browser, or a new one, with the cookie that keeps it for the time of a challenge. */
    renew(headers: HeaderReader): { secret: string; setCookie: string } {
      const secret = read(headers) ?? randomBytes(32).toString('base64url');
      const setCookie = serializeCookie(cookieName, secret, {
        httpOnly: true,
        sameSite: 'lax',
        secure: isSecure,
        path: '/',
        maxAge: CHALLENGE_SECONDS,
      });
      return { secret, setCookie };
    },
  };
}
