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
  /** 'This wasn't me' in a mail about a change of address: it outlives the change. */
  | 'take_back'
  | 'keep_account';

const HOUR = 3600; // seconds
const SECONDS: Record<LinkPurpose, number> = {
  verify_email: HOUR,
  reset_password: HOUR,
  change_email_new: HOUR,
  change_email_old: HOUR,
  not_me: 14 * 24 * HOUR,
  take_back: 14 * 24 * HOUR,
  keep_account: 14 * 24 * HOUR,
};

export type Link = typeof link.$inferSelect;

/** 256 random bits; the database keeps its digest. */
export const createLinkSecret = (): string => randomBytes(32).toString('base64url');

/** What opens a link: its secret, or what the code beside it led to. */
export type LinkKey = string | { secretHash: string };
const toSecretHash = (key: LinkKey): string => (typeof key === 'string' ? hashSecret(key) : key.secretHash);

/** Whether a link to confirm or to reset may be used: it was sent to the person's address, and they are not banned. */
export const mayUse = (person: Person, { email }: Link): boolean =>
  person.email === email && person.disabledAt === null;

/** What a link has to be stored with. */
export const toLinkRow = (purpose: LinkPurpose, secret: string) => ({
  id: randomUUID(),
  purpose,
  secretHash: hashSecret(secret),
  seconds: SECONDS[purpose],
});

/** Makes a link for a person and returns its secret, which is kept nowhere but in the mail. */
export async function createLink(
  trx: Database,
  purpose: LinkPurpose,
  { userId, email }: { userId: string; email: string },
  /** Milliseconds that it counts as older than this transaction. */
  age = 0,
): Promise<string> {
  const secret = createLinkSecret();
  const { seconds, ...row } = toLinkRow(purpose, secret);
  const expiresAt = sql`now() + make_interval(secs => ${seconds})`;
  const createdAt = sql`now() - make_interval(secs => ${age / 1000})`;
  await trx.insert(link).values({ ...row, userId, email, expiresAt, createdAt });
  return secret;
}

/** SQL condition: the link that `key` opens, whether or not it is good. */
export const isOpenedBy = (key: LinkKey) => eq(link.secretHash, toSecretHash(key));

/** SQL condition: the link that `key` opens, in its time and not ended. */
const isGood = (purposes: readonly LinkPurpose[], key: LinkKey) =>
  and(isOpenedBy(key), inArray(link.purpose, purposes), gt(link.expiresAt, sql`now()`), isNull(link.endedBy));

/** The link a secret opens, without using it up; null when it is unknown, used, or past its time. */
export const findLink = async (
  db: Database,
  purposes: readonly LinkPurpose[],
  key: LinkKey,
): Promise<Link | null> => (await db.select().from(link).where(isGood(purposes, key)))[0] ?? null;

/**
 * Uses a link up, and locks the person it was for. Of many at once exactly one gets it; a transaction that fails
 * gives it back. Null when it is unknown, used, or past its time.
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
