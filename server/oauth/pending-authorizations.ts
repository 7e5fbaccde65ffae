import { randomBytes } from 'node:crypto';
import { serializeCookie } from 'better-call';
import { type HeaderReader, readCookies } from '../caller/header-reader.ts';
import type { Keys } from '../secrets/keys.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import { createSigner } from '../secrets/signer.ts';

/** Seconds. As long as the link of a mail that a sign-in or sign-up may need. */
const PENDING_SECONDS = 3600;
/** Requests that wait at once, in several tabs. Above this, the oldest is dropped. */
const PENDING_MOST = 4;

/** A request that waits in this browser until somebody has signed in. */
export type PendingAuthorization = {
  /** Names the request in the return target. */
  id: string;
  at: Date;
  /** Digest of the session that the browser had then; empty without one. */
  heldSession: string;
};

type Deps = { keys: Keys; isSecure: boolean };

/**
 * Remembers in the browser's cookie which requests it began, and when. Only there does a sign-in continue a request: a
 * mail link that is opened in another browser does not. The cookie holds no request, but proves it: each entry is
 * signed together with the query.
 */
export function createPendingAuthorizations({ keys, isSecure }: Deps) {
  const signer = createSigner(keys);
  // The prefix keeps pages on sibling domains from planting the cookie.
  const cookieName = `${isSecure ? '__Host-' : ''}gatehouse.pending`;

  const toCookie = (entries: readonly string[]): string =>
    serializeCookie(cookieName, entries.slice(0, PENDING_MOST).join('~'), {
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure,
      path: '/',
      maxAge: entries.length > 0 ? PENDING_SECONDS : 0,
    });

  const readEntries = (headers: HeaderReader): string[] =>
    readCookies(headers, cookieName)
      .flatMap((value) => value.split('~'))
      .slice(0, PENDING_MOST);

  const isSigned = (entry: string, mac: string | undefined, query: string): boolean =>
    signer.isSignedText(mac ?? '', `${entry} ${query}`);

  return {
    /** Adds a request. Returns its id and the cookie. */
    add(headers: HeaderReader, query: string, sessionId: string | null): { id: string; setCookie: string } {
      const id = randomBytes(16).toString('base64url');
      const held = sessionId === null ? '' : hashSecret(sessionId);
      const entry = [id, Date.now(), held].join('.');
      const signed = `${entry}.${signer.signText(`${entry} ${query}`)}`;
      return { id, setCookie: toCookie([signed, ...readEntries(headers)]) };
    },

    /** The request with this id and query; null when this browser did not begin it, or too long ago. */
    find(headers: HeaderReader, query: string, id: string): PendingAuthorization | null {
      for (const signed of readEntries(headers)) {
        const [entryId, at = '', heldSession = '', mac] = signed.split('.');
        if (entryId !== id || !isSigned([id, at, heldSession].join('.'), mac, query)) continue;
        const isOver = Number(at) + PENDING_SECONDS * 1000 < Date.now();
        return isOver ? null : { id, at: new Date(Number(at)), heldSession };
      }
      return null;
    },

    /** The cookie without this request. */
    remove: (headers: HeaderReader, id: string): string =>
      toCookie(readEntries(headers).filter((entry) => !entry.startsWith(`${id}.`))),
  };
}
export type PendingAuthorizations = ReturnType<typeof createPendingAuthorizations>;

/** True when the session is not the one that the browser had when it began the request. */
export const isOtherSession = ({ heldSession }: PendingAuthorization, sessionId: string): boolean =>
  heldSession !== hashSecret(sessionId);
