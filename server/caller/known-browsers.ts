import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { and, desc, eq, gt, inArray, isNotNull, not, sql } from 'drizzle-orm';
import { TRUSTED_DAYS } from '../../shared/second-factor.ts';
import type { Database } from '../db/database.ts';
import { user } from '../db/schema/auth.ts';
import { knownBrowser } from '../db/schema/security.ts';
import { toAddressKey } from '../limits/address-key.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import { readSecrets } from './cookie-secrets.ts';

/** Days that a browser stays known after the last sign-in with it; browsers keep no cookie longer. */
export const BROWSER_DAYS = 400;

/**
 * Identifies a caller: the secrets it sent, one for each account. Programs keep no cookies, so `program` is the name
 * and address of a program. This is enough to avoid a report at every sign-in, and is used for nothing else.
 */
export type BrowserMark = { sent: readonly string[]; program: string | null };

/** Accounts for which one browser is recognised; above this, the account with the oldest sign-in is dropped. */
const ACCOUNTS_MOST = 4;

type BrowserCaller = { isBrowser: boolean; userAgent: string | null; ipAddress: string | null };

/**
 * Known browsers: browsers that users have signed in with. Each has a separate cookie that means only 'seen before':
 * it signs nobody in, and it outlasts every session. Each secret was issued by the service for one account, so a
 * secret that an attacker planted never makes a browser known.
 */
export function createBrowsers(db: Database, key: Buffer) {
  const toProgramSecret = (program: string) => createHmac('sha256', key).update(program).digest('base64url');
  const secretsOf = ({ sent, program }: BrowserMark): string[] =>
    program === null ? [...sent] : [...sent, toProgramSecret(program)];
  const isOneOf = (secrets: readonly string[]) => inArray(knownBrowser.secretHash, secrets.map(hashSecret));
  /** Only the database's clock counts, which set the end. */
  const isTrustedNow = gt(knownBrowser.trustedUntil, sql`now()`);
  const noTrust = { trustedUntil: null, place: null };

  return {
    /** The mark of a caller; `cookies` are the values it sent. */
    readMark(cookies: readonly string[], { isBrowser, userAgent, ipAddress }: BrowserCaller): BrowserMark {
      // Older cookies had the API's path: API requests send the old and the new cookie.
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
     * The parts of a statement that records a sign-in by this browser. `seen` updates an existing row and returns its
     * `secret_hash`; `added` inserts a row with `freshHash` when `seen` is empty.
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
        /** The secret that identifies the browser from now on. `seenHash`: the result of `seen`; null when empty. */
        findSecret: (seenHash: string | null): string =>
          secrets.find((secret) => hashSecret(secret) === seenHash) ?? fresh,
      };
    },

    /** The value of the browser's cookie after a sign-in: the secret of this sign-in, then those of earlier ones. */
    toCookie: ({ sent }: BrowserMark, secret: string): string =>
      [secret, ...sent.filter((other) => other !== secret)].slice(0, ACCOUNTS_MOST).join('.'),

    /**
     * True when the user has trusted this browser, and the time is not over: then a sign-in needs no second factor. The
     * mark of a program is no secret, so a program is never trusted, not even with the cookie of a browser.
     */
    async isTrusted(trx: Database, userId: string, { sent, program }: BrowserMark): Promise<boolean> {
      if (sent.length === 0 || program !== null) return false;
      const trusted = await trx
        .select({ id: knownBrowser.id })
        .from(knownBrowser)
        .where(and(eq(knownBrowser.userId, userId), isOneOf(sent), isTrustedNow))
        .limit(1);
      return trusted.length > 0;
    },

    /**
     * Trusts the browser that a sign-in of this transaction has remembered, for `TRUSTED_DAYS` from now. `cookie`: the
     * value of `toCookie` after that sign-in. False for a program, which is never trusted. The caller logs it as
     * `browser_trusted`.
     */
    async trust(
      trx: Database,
      userId: string,
      { mark, cookie, place }: { mark: BrowserMark; cookie: string; place: string | null },
    ): Promise<boolean> {
      const secrets = readSecrets([cookie], 1);
      if (mark.program !== null || secrets.length === 0) return false;
      const trusted = await trx
        .update(knownBrowser)
        .set({ trustedUntil: sql`now() + make_interval(days => ${TRUSTED_DAYS})`, place })
        .where(and(eq(knownBrowser.userId, userId), isOneOf(secrets)))
        .returning({ id: knownBrowser.id });
      return trusted.length > 0;
    },

    /** The trusted browsers of the user, the newest trust first. `current`: it is the caller's. */
    async listTrusted(userId: string, { sent }: BrowserMark) {
      const hashes = sent.map(hashSecret);
      const rows = await db
        .select({
          id: knownBrowser.id,
          userAgent: knownBrowser.userAgent,
          place: knownBrowser.place,
          secretHash: knownBrowser.secretHash,
          trustedUntil: sql`${knownBrowser.trustedUntil}`.mapWith(knownBrowser.createdAt),
        })
        .from(knownBrowser)
        .where(and(eq(knownBrowser.userId, userId), isTrustedNow))
        .orderBy(desc(knownBrowser.trustedUntil), knownBrowser.id);
      return rows.map(({ secretHash, ...row }) => ({ ...row, current: hashes.includes(secretHash) }));
    },

    /** Ends the trust in one browser, which stays known. False when the user trusts no such browser. */
    async untrust(trx: Database, userId: string, id: string): Promise<boolean> {
      const ended = await trx
        .update(knownBrowser)
        .set(noTrust)
        .where(and(eq(knownBrowser.userId, userId), eq(knownBrowser.id, id), isTrustedNow))
        .returning({ id: knownBrowser.id });
      return ended.length > 0;
    },

    /** Ends the trust in all browsers of the user, the caller's included. They stay known. */
    async untrustAll(trx: Database, userId: string): Promise<void> {
      // May change no row: many users trust no browser.
      await trx
        .update(knownBrowser)
        .set(noTrust)
        .where(and(eq(knownBrowser.userId, userId), isNotNull(knownBrowser.trustedUntil)));
    },

    /** Deletes all known browsers of the user: the next sign-in is reported. */
    forgetAll: async (trx: Database, userId: string): Promise<void> => {
      await trx.delete(knownBrowser).where(eq(knownBrowser.userId, userId));
    },

    /** Deletes all known browsers of the user except the caller's. */
    forgetOthers: async (trx: Database, userId: string, mark: BrowserMark): Promise<void> => {
      await trx
        .delete(knownBrowser)
        .where(and(eq(knownBrowser.userId, userId), not(isOneOf(secretsOf(mark)))));
    },
  };
}
export type Browsers = ReturnType<typeof createBrowsers>;
