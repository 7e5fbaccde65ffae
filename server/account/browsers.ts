import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { user } from '../db/schema/auth.ts';
import { knownBrowser } from '../db/schema/security.ts';
import { toAddressKey } from '../limits/rate-limiter.ts';
import { hashSecret } from './links.ts';

/** Days a browser is remembered after its owner last signed in with it; browsers keep no cookie longer. */
export const BROWSER_DAYS = 400;

/** What a browser is known by: the secrets it sent, one for each account, and one it would be given now. */
export type BrowserMark = { sent: readonly string[]; fresh: string };

/** 256 random bits as base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;
/** Accounts one browser is recognised for; the one signed in with longest ago makes room. */
const ACCOUNTS_MOST = 4;

type Caller = { isBrowser: boolean; userAgent: string | null; ipAddress: string | null };

/**
 * Browsers that people have signed in with. Each has a cookie of its own that says nothing but 'seen before':
 * it signs nobody in, and outlives every session. A secret is only ever one that was given out here, for one
 * account: what a stranger planted becomes known to nobody.
 */
export function createBrowsers(db: Database, key: Buffer) {
  const digestsOf = ({ sent, fresh }: BrowserMark): string[] => [...sent, fresh].map(hashSecret);

  return {
    /**
     * The mark of a caller. `cookie` is what it sent. Programs keep no cookies: one is known by its name and
     * address, which is good enough not to report it every time, and for nothing else.
     */
    readMark(cookie: string | null, { isBrowser, userAgent, ipAddress }: Caller): BrowserMark {
      const sent = (cookie ?? '')
        .split('.')
        .filter((secret) => SECRET.test(secret))
        .slice(0, ACCOUNTS_MOST);
      if (isBrowser) return { sent, fresh: randomBytes(32).toString('base64url') };
      const program = `${userAgent ?? ''} ${toAddressKey(ipAddress)}`;
      return { sent, fresh: createHmac('sha256', key).update(program).digest('base64url') };
    },

    /** The digest of the mark that the owner of `email` has signed in with; null for any other. */
    async findKnown(email: string, { sent }: BrowserMark): Promise<string | null> {
      if (sent.length === 0) return null;
      const [known] = await db
        .select({ secretHash: knownBrowser.secretHash })
        .from(knownBrowser)
        .innerJoin(user, eq(user.id, knownBrowser.userId))
        .where(and(eq(user.email, email), inArray(knownBrowser.secretHash, sent.map(hashSecret))));
      return known?.secretHash ?? null;
    },

    /** Remembers that somebody signed in with it: the secret it is known by from now on, and whether it is new. */
    async remember(
      trx: Database,
      userId: string,
      mark: BrowserMark,
      userAgent: string | null,
    ): Promise<{ secret: string; isNew: boolean }> {
      const seen = await trx
        .update(knownBrowser)
        .set({ lastSeenAt: sql`now()`, userAgent })
        .where(and(eq(knownBrowser.userId, userId), inArray(knownBrowser.secretHash, digestsOf(mark))))
        .returning({ secretHash: knownBrowser.secretHash });
      const known = [...mark.sent, mark.fresh].find((secret) => seen[0]?.secretHash === hashSecret(secret));
      if (known !== undefined) return { secret: known, isNew: false };
      await trx
        .insert(knownBrowser)
        .values({ id: randomUUID(), userId, secretHash: hashSecret(mark.fresh), userAgent })
        .onConflictDoNothing();
      return { secret: mark.fresh, isNew: true };
    },

    /** What a browser keeps once somebody signed in: the secret of that, and of others before. */
    toCookie: ({ sent }: BrowserMark, secret: string): string =>
      [secret, ...sent.filter((other) => other !== secret)].slice(0, ACCOUNTS_MOST).join('.'),

    /** Forgets all: whoever signs in next is reported. */
    forgetAll: async (trx: Database, userId: string): Promise<void> => {
      await trx.delete(knownBrowser).where(eq(knownBrowser.userId, userId));
    },

    /** Forgets all but the one that asks. */
    forgetOthers: async (trx: Database, userId: string, mark: BrowserMark): Promise<void> => {
      await trx
        .delete(knownBrowser)
        .where(and(eq(knownBrowser.userId, userId), notInArray(knownBrowser.secretHash, digestsOf(mark))));
    },
  };
}
export type Browsers = ReturnType<typeof createBrowsers>;
