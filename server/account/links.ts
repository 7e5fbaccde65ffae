import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { link } from '../db/schema/security.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import { lockPerson, type Person } from '../users/row-lock.ts';

export type LinkPurpose =
  | 'verify_email'
  | 'reset_password'
  | 'change_email_new'
  | 'change_email_old'
  | 'not_me'
  /** 'This wasn't me' in a mail about a change of address. It stays valid after the change. */
  | 'take_back'
  | 'keep_account'
  /** To the new address that the operator gave. It works after a wait. */
  | 'recover_address'
  /** Stops a recovery that the operator began. */
  | 'stop_recovery'
  | 'stop_factor_reset';

const HOUR = 3600; // seconds
/** Hours in which a user can stop what the operator began for them. */
export const RECOVERY_WAIT_HOURS = 24;
/** Days until the operator's link to a new address expires, the wait included. */
export const RECOVERY_DAYS = 7;
const SECONDS: Record<LinkPurpose, number> = {
  verify_email: HOUR,
  reset_password: HOUR,
  change_email_new: HOUR,
  change_email_old: HOUR,
  not_me: 14 * 24 * HOUR,
  take_back: 14 * 24 * HOUR,
  keep_account: 14 * 24 * HOUR,
  recover_address: RECOVERY_DAYS * 24 * HOUR,
  stop_recovery: RECOVERY_DAYS * 24 * HOUR,
  stop_factor_reset: RECOVERY_WAIT_HOURS * HOUR,
};

export type Link = typeof link.$inferSelect;

/** A secret of 256 random bits. The database stores only its digest. */
export const createLinkSecret = (): string => randomBytes(32).toString('base64url');

/** Identifies a link: its secret, or the hash of its secret, which a code was resolved to. */
export type LinkKey = string | { secretHash: string };
const toSecretHash = (key: LinkKey): string => (typeof key === 'string' ? hashSecret(key) : key.secretHash);

/** True when a link to confirm or to reset was sent to the person's current address, and the person is not banned. */
export const mayUse = (person: Person, { email }: Link): boolean =>
  person.email === email && person.disabledAt === null;

/** The columns of a new link that do not depend on a person. */
export const toLinkRow = (purpose: LinkPurpose, secret: string) => ({
  id: randomUUID(),
  purpose,
  secretHash: hashSecret(secret),
  seconds: SECONDS[purpose],
});

/** Creates a link for a person and returns its secret, which is kept only in the mail. */
export async function createLink(
  trx: Database,
  purpose: LinkPurpose,
  { userId, email }: { userId: string; email: string },
  /** `age`: milliseconds by which the link counts as older than this transaction. `seconds`: another lifetime. */
  { age = 0, seconds = SECONDS[purpose] }: { age?: number; seconds?: number } = {},
): Promise<string> {
  const secret = createLinkSecret();
  const { seconds: _usual, ...row } = toLinkRow(purpose, secret);
  const expiresAt = sql`now() + make_interval(secs => ${seconds})`;
  const createdAt = sql`now() - make_interval(secs => ${age / 1000})`;
  await trx.insert(link).values({ ...row, userId, email, expiresAt, createdAt });
  return secret;
}

/** SQL condition: the link of `key`, whether or not it is valid. */
export const isOpenedBy = (key: LinkKey) => eq(link.secretHash, toSecretHash(key));

/** SQL condition: the link of `key`, neither expired nor ended. */
const isGood = (purposes: readonly LinkPurpose[], key: LinkKey) =>
  and(isOpenedBy(key), inArray(link.purpose, purposes), gt(link.expiresAt, sql`now()`), isNull(link.endedBy));

/** Finds a link and does not use it up. Null when it is unknown, used, ended or expired. */
export const findLink = async (
  db: Database,
  purposes: readonly LinkPurpose[],
  key: LinkKey,
): Promise<Link | null> => (await db.select().from(link).where(isGood(purposes, key)))[0] ?? null;

/**
 * Uses a link up and locks its person. Of several simultaneous calls exactly one gets the link. A transaction that
 * fails leaves the link unused. Null when the link is unknown, used, ended or expired.
 */
export async function consumeLink(
  trx: Database,
  purposes: readonly LinkPurpose[],
  key: LinkKey,
): Promise<{ link: Link; person: Person } | null> {
  const found = await findLink(trx, purposes, key);
  const person = found && (await lockPerson(trx, found.userId));
  if (!person) return null;
  const [used] = await trx.delete(link).where(isGood(purposes, key)).returning();
  return used ? { link: used, person } : null;
}
