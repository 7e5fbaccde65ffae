import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { and, eq, inArray, not, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { user } from '../db/schema/auth.ts';
import { knownBrowser } from '../db/schema/security.ts';
import { toAddressKey } from '../limits/address-key.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import { readSecrets } from './cookie-secrets.ts';

/** Days a browser is remembered after its owner last signed in with it; browsers keep no cookie longer. */
export const BROWSER_DAYS = 400;

/**
 * What a caller is known by: the secrets it sent, one for each account. Programs keep no cookies: `program` is
 * the name and address of one, which is good enough not to report it every time, and for nothing else.
 */
export type BrowserMark = { sent: readonly string[]; program: string | null };

/** Accounts one browser is recognised for; the one signed in with longest ago makes room. */
const ACCOUNTS_MOST = 4;

type BrowserCaller = { isBrowser: boolean; userAgent: string | null; ipAddress: string | null };

/**
 * Browsers that people have signed in with. Each has a cookie of its own that says nothing but 'seen before':
 * it signs nobody in, and outlives every session. A secret is only ever one that was given out here, for one
 * account: what a stranger planted becomes known to nobody.
 */
export function createBrowsers(db: Database, key: Buffer) {
  const toProgramSecret = (program: string) => createHmac('sha256', key).update(program).digest('base64url');
  const secretsOf = ({ sent, program }: BrowserMark): string[] =>
    program === null ? [...sent] : [...sent, toProgramSecret(program)];
  const isOneOf = (secrets: readonly string[]) => inArray(knownBrowser.secretHash, secrets.map(hashSecret));

  return {
    /** The mark of a caller; `cookies` are the values it sent. */
    readMark(cookies: readonly string[], { isBrowser, userAgent, ipAddress }: BrowserCaller): BrowserMark {
      // Older marks were for the API alone: it is sent both.
      const sent = [...new Set(readSecrets(cookies, ACCOUNTS_MOST))];
      return { sent, program: isBrowser ? null : `${userAgent ?? ''} ${toAddressKey(ipAddress)}` };
    },

    /** True for a browser that the owner of `email` has signed in with. */
    async isKnown(email: string, { sent }: BrowserMark): Promise<boolean> {
      if (sent.length === 0) return false;
      const known = await db
        .select({ id: knownBrowser.id })
        .from(knownBrowser)
        .innerJoin(user, eq(user.id, knownBrowser.userId))
        .where(and(eq(user.email, email), isOneOf(sent)))
        .limit(1);
      return known.length > 0;
    },

    /**
     * The parts of a statement that remembers a sign-in by this browser. `seen` updates a row that is there and gives
     * its `secret_hash`; `added` makes one where `seen` is empty, with `freshHash`.
     */
    toRemember(userId: string, mark: BrowserMark, userAgent: string | null) {
      const { program } = mark;
      const secrets = secretsOf(mark);
      const fresh = program === null ? randomBytes(32).toString('base64url') : toProgramSecret(program);
      const freshHash = hashSecret(fresh);
      const hashes = sql.param(secrets.map(hashSecret));
      return {
        seen: sql`update known_browser set last_seen_at = now(), user_agent = ${userAgent}
          where user_id = ${userId} and secret_hash = any(${hashes}::text[]) returning secret_hash`,
        added: sql`insert into known_browser (id, user_id, secret_hash, user_agent)
          select ${randomUUID()}, ${userId}, ${freshHash}, ${userAgent} where not exists (select from seen)`,
        freshHash,
        /** The secret that the browser is known by from now on. `seenHash`: what `seen` gave; null when it was empty. */
        findSecret: (seenHash: string | null): string =>
          secrets.find((secret) => hashSecret(secret) === seenHash) ?? fresh,
      };
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
        .where(and(eq(knownBrowser.userId, userId), not(isOneOf(secretsOf(mark)))));
    },
  };
}
export type Browsers = ReturnType<typeof createBrowsers>;
