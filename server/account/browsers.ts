import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { user } from '../db/schema/auth.ts';
import { knownBrowser } from '../db/schema/security.ts';
import { toAddressKey } from '../limits/rate-limiter.ts';
import { hashSecret } from './links.ts';

/** Days a browser is remembered after its owner last signed in with it; browsers keep no cookie longer. */
export const BROWSER_DAYS = 400;

/** What a browser is known by: its secret, and whether it sent one or is only now given it. */
export type BrowserMark = { secret: string; isNew: boolean };

/** 256 random bits as base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/**
 * Browsers that people have signed in with. Each has a cookie of its own that says nothing but 'seen
 * before': it signs nobody in, and outlives every session.
 */
export function createBrowsers(db: Database, key: Buffer) {
  return {
    /**
     * The mark of a caller. `cookie` is what it sent. Programs keep no cookies: one is known by its name and
     * address, which is good enough not to report it every time, and for nothing else.
     */
    readMark(
      cookie: string | null,
      {
        isBrowser,
        userAgent,
        ipAddress,
      }: { isBrowser: boolean; userAgent: string | null; ipAddress: string | null },
    ): BrowserMark {
      if (cookie !== null && SECRET.test(cookie)) return { secret: cookie, isNew: false };
      if (isBrowser) return { secret: randomBytes(32).toString('base64url'), isNew: true };
      const program = `${userAgent ?? ''} ${toAddressKey(ipAddress)}`;
      return { secret: createHmac('sha256', key).update(program).digest('base64url'), isNew: true };
    },

    /** The digest of a mark that the owner of `email` has signed in with; null for any other. */
    async findKnown(email: string, { secret, isNew }: BrowserMark): Promise<string | null> {
      if (isNew) return null;
      const secretHash = hashSecret(secret);
      const [known] = await db
        .select({ id: knownBrowser.id })
        .from(knownBrowser)
        .innerJoin(user, eq(user.id, knownBrowser.userId))
        .where(and(eq(user.email, email), eq(knownBrowser.secretHash, secretHash)));
      return known ? secretHash : null;
    },

    /** Remembers that somebody signed in with it; true the first time. */
    async remember(trx: Database, userId: string, { secret }: BrowserMark, userAgent: string | null) {
      const [kept] = await trx
        .insert(knownBrowser)
        .values({ id: randomUUID(), userId, secretHash: hashSecret(secret), userAgent })
        .onConflictDoUpdate({
          target: [knownBrowser.userId, knownBrowser.secretHash],
          set: { lastSeenAt: sql`now()`, userAgent },
        })
        .returning({ isFirst: sql<boolean>`${knownBrowser.createdAt} = now()` });
      return kept?.isFirst === true;
    },

    /** Forgets them all: whoever signs in next is reported. */
    forgetAll: async (trx: Database, userId: string): Promise<void> => {
      await trx.delete(knownBrowser).where(eq(knownBrowser.userId, userId));
    },
  };
}
export type Browsers = ReturnType<typeof createBrowsers>;
