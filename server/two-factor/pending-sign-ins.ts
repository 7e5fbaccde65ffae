import { randomBytes } from 'node:crypto';
import { serializeCookie } from 'better-call';
import { and, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { SECOND_STEP_METHODS } from '../../shared/sign-in-methods.ts';
import { type HeaderReader, readCookies } from '../caller/header-reader.ts';
import type { Database } from '../db/database.ts';
import { readRows } from '../db/rows.ts';
import { user } from '../db/schema/auth.ts';
import { pendingSignIn } from '../db/schema/two-factor.ts';
import { retry } from '../limits/retry.ts';
import type { Keys } from '../secrets/keys.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import { createSigner } from '../secrets/signer.ts';

/** Seconds between the first and the second factor. */
const PENDING_SECONDS = 600;
/** Wrong codes that end a pending sign-in. */
const FAILURES_MOST = 5;
/** Cookies of this name that are read. A page on a sibling domain may have planted some. */
const COOKIES_MOST = 8;
/** A secret of 256 random bits and the HMAC of secret and user, both as base64url. */
const VALUE = /^([\w-]{43})\.([\w-]{43})$/;

type PendingSignIn = {
  secretHash: string;
  userId: string;
  email: string;
  twoFactorEnabled: boolean;
  hasPasskey: boolean;
  remembered: boolean;
  /** No more codes are accepted. */
  isSpent: boolean;
};

/**
 * Sign-ins between the first and the second factor. A cookie binds each to its browser, and contains an HMAC of the
 * user, so that a row that somebody assigned to another user is not accepted. Triggers delete the rows of a user whose
 * password is replaced, who turns two-factor off, who is banned, or whose account is to be deleted.
 */
export function createPendingSignIns(db: Database, keys: Keys, { isSecure }: { isSecure: boolean }) {
  const cookieName = `${isSecure ? '__Host-' : ''}gatehouse.two_factor`;
  const attributes = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' } as const;
  const signer = createSigner(keys);
  const isThis = (secretHash: string) => eq(pendingSignIn.secretHash, secretHash);

  return {
    /**
     * Stores a pending sign-in if `proof` holds. Returns the `Set-Cookie` that the browser continues with, else null. The
     * person is locked.
     */
    async create(
      trx: Database,
      { userId, remembered, proof }: { userId: string; remembered: boolean; proof: SQL },
    ): Promise<string | null> {
      const secret = randomBytes(32).toString('base64url');
      const stored = await readRows(
        trx,
        sql`insert into pending_sign_in (secret_hash, user_id, remembered, expires_at)
          select ${hashSecret(secret)}, ${userId}, ${remembered}, now() + make_interval(secs => ${PENDING_SECONDS})
          where ${proof} returning 1`,
      );
      if (stored.length === 0) return null;
      const value = `${secret}.${signer.signText(`${secret} ${userId}`)}`;
      return serializeCookie(cookieName, value, { ...attributes, maxAge: PENDING_SECONDS });
    },

    /** The newest pending sign-in of the cookies in `headers`; null without one. */
    async find(headers: HeaderReader): Promise<PendingSignIn | null> {
      const macs = new Map<string, { secret: string; mac: string }>();
      for (const value of readCookies(headers, cookieName).slice(0, COOKIES_MOST)) {
        const [, secret, mac] = VALUE.exec(value) ?? [];
        if (secret !== undefined && mac !== undefined) macs.set(hashSecret(secret), { secret, mac });
      }
      if (macs.size === 0) return null;
      const rows = await db
        .select({
          secretHash: pendingSignIn.secretHash,
          userId: pendingSignIn.userId,
          email: user.email,
          twoFactorEnabled: user.twoFactorEnabled,
          hasPasskey: user.hasPasskey,
          remembered: pendingSignIn.remembered,
          failures: pendingSignIn.failures,
        })
        .from(pendingSignIn)
        .innerJoin(user, eq(user.id, pendingSignIn.userId))
        .where(
          and(inArray(pendingSignIn.secretHash, [...macs.keys()]), gt(pendingSignIn.expiresAt, sql`now()`)),
        )
        .orderBy(sql`${pendingSignIn.expiresAt} desc`);
      const own = rows.find(({ secretHash, userId }) => {
        const sent = macs.get(secretHash);
        return sent && signer.isSignedText(sent.mac, `${sent.secret} ${userId}`);
      });
      if (!own) return null;
      const { failures, ...pending } = own;
      return { ...pending, isSpent: failures >= FAILURES_MOST };
    },

    /** Counts a code before it is checked. False when the sign-in has ended, or five codes were wrong. */
    async count({ secretHash }: PendingSignIn): Promise<boolean> {
      const counted = await db
        .update(pendingSignIn)
        .set({ failures: sql`${pendingSignIn.failures} + 1` })
        .where(
          and(
            isThis(secretHash),
            lt(pendingSignIn.failures, FAILURES_MOST),
            gt(pendingSignIn.expiresAt, sql`now()`),
          ),
        )
        .returning({ secretHash: pendingSignIn.secretHash });
      return counted.length > 0;
    },

    /** Removes a code from the count that was not checked. During a database outage this is retried. */
    async takeBack({ secretHash }: PendingSignIn): Promise<void> {
      const takeBack = async () => {
        // May change no row: the sign-in may have ended meanwhile.
        await db
          .update(pendingSignIn)
          .set({ failures: sql`greatest(0, ${pendingSignIn.failures} - 1)` })
          .where(isThis(secretHash));
      };
      await takeBack().catch(() => {
        void retry(takeBack, PENDING_SECONDS * 1000).catch(() => {});
      });
    },

    /** Ends a pending sign-in that is completed. False when it has ended before. */
    async consume(trx: Database, { secretHash, userId }: PendingSignIn): Promise<boolean> {
      const isOpen = gt(pendingSignIn.expiresAt, sql`now()`);
      const used = await trx
        .delete(pendingSignIn)
        .where(and(isThis(secretHash), eq(pendingSignIn.userId, userId), isOpen))
        .returning({ secretHash: pendingSignIn.secretHash });
      return used.length > 0;
    },

    /** The `Set-Cookie` that ends the browser's part of it. */
    toEnded: (): string => serializeCookie(cookieName, '', { ...attributes, maxAge: 0 }),
  };
}
export type PendingSignIns = ReturnType<typeof createPendingSignIns>;

type Person = { twoFactorEnabled: boolean; hasPasskey: boolean };

/** What the person can complete a sign-in with after the password. */
export const toSecondStepMethods = ({ twoFactorEnabled, hasPasskey }: Person) =>
  SECOND_STEP_METHODS.filter((method) => (method === 'totp' ? twoFactorEnabled : hasPasskey));
