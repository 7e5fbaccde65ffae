import { and, eq } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { link, operatorRecovery } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import type { Person } from '../users/row-lock.ts';
import { isRecoveryOf, isUnexpired, type Recovery } from './operator-recoveries.ts';

// While a recovery of a stolen account is pending, the account's address counts as the thief's.

/** The pending recovery of a stolen account; null when there is none. */
export const findStolen = async (db: Database, userId: string): Promise<Recovery | null> =>
  (
    await db
      .select()
      .from(operatorRecovery)
      .where(and(isRecoveryOf(userId, 'address'), eq(operatorRecovery.isStolen, true), isUnexpired))
  )[0] ?? null;

/** Makes a ban that would end with the recovery of the stolen account a lasting one. False when nothing changed. */
export async function keepBan(trx: Database, userId: string, source: Source): Promise<boolean> {
  const kept = await trx
    .update(operatorRecovery)
    .set({ liftsBan: false })
    .where(and(isRecoveryOf(userId, 'address'), eq(operatorRecovery.liftsBan, true), isUnexpired))
    .returning({ userId: operatorRecovery.userId });
  // The trigger sees no new ban.
  if (kept.length > 0) await recordActivity(trx, { userId, kind: 'banned' }, source);
  return kept.length > 0;
}

/**
 * The error for 'This wasn't me' that would leave the account its present address, which the operator takes for a
 * thief's: in a mail to this address, or to an earlier one that another account has confirmed since.
 */
export const toStolenAddress = (): AppError =>
  new AppError('invalid_input', {
    fields: {
      token: 'The account was reported stolen, and this address cannot get it back. Ask the operator.',
    },
  });

/**
 * The addresses that hear of the recovery of a stolen account: the account's own, if it was ever confirmed, and every
 * confirmed one that it had in the last fourteen days. Whoever lies to the operator has to reckon with the owner of
 * each. Their mails have no link, because the thief may read them.
 */
export async function findTold(db: Database, person: Person, newEmail: string): Promise<string[]> {
  // Only confirmed addresses receive such links, and a row stays until it expires, also when the link has ended.
  const earlier = await db
    .selectDistinct({ email: link.email })
    .from(link)
    .where(and(eq(link.userId, person.id), eq(link.purpose, 'take_back')));
  const own = person.emailVerified ? [person.email] : [];
  return [...new Set([...own, ...earlier.map(({ email }) => email)])]
    .filter((one) => one !== newEmail)
    .sort();
}
