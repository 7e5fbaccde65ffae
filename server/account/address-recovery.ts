import { and, eq, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { findSqlState, UNIQUE_VIOLATION } from '../db/fault.ts';
import { requireOne } from '../db/one-row.ts';
import { operatorRecovery, session, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import type { Attempts } from '../limits/attempts.ts';
import type { Outbox } from '../mail/outbox.ts';
import { setPasswordHash } from '../passwords/password-row.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Apps } from '../two-factor/apps.ts';
import type { Person } from '../users/row-lock.ts';
import { setBan } from './ban-row.ts';
import { toChangedLetters, toStolenLetters } from './changed-letters.ts';
import type { Deletions } from './deletions.ts';
import type { EmailChanges } from './email-changes.ts';
import { toUnusableLink } from './link-ends.ts';
import { consumeLink, type Link, type LinkKey } from './links.ts';
import { isReady, isRecoveryOf, isUnexpired, type Recovery } from './operator-recoveries.ts';
import { removePasskeys } from './passkey-removal.ts';

type Deps = {
  db: Database;
  cache: SessionCache;
  outbox: Outbox;
  attempts: Attempts;
  browsers: Browsers;
  changes: EmailChanges;
  deletions: Deletions;
  apps: Apps;
};

const toDay = (instant: Date): string => {
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${day.format(instant)} UTC`;
};

/** The words for a link that was opened before the wait is over. */
export const toWaiting = ({ readyAt, isStolen }: Pick<Recovery, 'readyAt' | 'isStolen'>): string =>
  isStolen
    ? `This link works from ${toDay(readyAt)}. Until then nobody can use the account.`
    : `This link works from ${toDay(readyAt)}. Until then the address so far can stop it.`;

const TAKEN = 'Another account has this address by now. Ask the operator.';

/**
 * Ends a recovery by the operator: the link to the new address sets this address and a password. As after a reset, all
 * sessions, links and known browsers end. A pending deletion ends too: whoever asked for it may be the thief. The
 * authenticator app stays (`factor-reset.ts`). Passkeys stay unless the operator said otherwise, or the address so far
 * was never confirmed.
 *
 * Of a stolen account nothing stays that may be the thief's: all passkeys, the authenticator app, and each link of every
 * address end. Its ban ends where the recovery set it.
 */
export function createAddressRecovery({
  db,
  cache,
  outbox,
  attempts,
  browsers,
  changes,
  deletions,
  apps,
}: Deps) {
  /** The recovery that the link completes. Throws `invalid_input` before the wait is over, and when it was stopped. */
  async function requireReady(trx: Database, { userId, email }: Link): Promise<Recovery> {
    const [found] = await trx
      .select({ recovery: operatorRecovery, isReady })
      .from(operatorRecovery)
      .where(and(isRecoveryOf(userId, 'address'), eq(operatorRecovery.newEmail, email), isUnexpired));
    if (!found) throw toUnusableLink();
    const { recovery } = found;
    if (!found.isReady) throw new AppError('invalid_input', { fields: { token: toWaiting(recovery) } });
    return recovery;
  }

  /** Ends what a thief may have left in the account beside sessions, links and the password, and the ban. */
  async function clearStolen(trx: Database, person: Person, recovery: Recovery, source: Source) {
    const { id: userId } = person;
    if (await apps.remove(trx, userId)) await recordActivity(trx, { userId, kind: 'factor_reset' }, source);
    // There is no second factor left that could be removed later.
    await trx.delete(operatorRecovery).where(isRecoveryOf(userId, 'second_factor'));
    if (!recovery.liftsBan || person.disabledAt === null) return;
    const { actor } = recovery; // the operator lifts the ban, and said so at the beginning
    await setBan(trx, userId, false, { ...source, ...(actor !== null && { actor }) });
  }

  return {
    async requireReady(link: Link): Promise<void> {
      await requireReady(db, link);
    },

    /**
     * Uses the link. A refusal leaves it valid. Null when another call used it. Throws `invalid_input`, and `conflict`
     * when another account took the address meanwhile.
     */
    async complete(key: LinkKey, userId: string, hash: string, source: Source): Promise<string | null> {
      try {
        return await db.transaction(async (trx) => {
          const used = await consumeLink(trx, ['recover_address'], key);
          if (!used) return null;
          const { person, link } = used;
          const recovery = await requireReady(trx, link);
          const { withPasskeys, isStolen } = recovery;
          if (person.disabledAt && !isStolen) throw toUnusableLink();
          const newEmail = link.email;
          const taken = await trx.select({ id: user.id }).from(user).where(eq(user.email, newEmail));
          if (taken.length > 0) throw new AppError('conflict', { sentence: TAKEN });
          if (await changes.drop(trx, person, isStolen ? 'stolen_recovered' : 'recovered'))
            await recordActivity(trx, { userId, kind: 'email_change_cancelled' }, source);
          if (await deletions.drop(trx, person))
            await recordActivity(trx, { userId, kind: 'deletion_cancelled' }, source);
          await trx.delete(operatorRecovery).where(isRecoveryOf(userId, 'address'));
          requireOne(
            await trx
              .update(user)
              .set({ email: newEmail, emailVerified: true, updatedAt: sql`now()` })
              .where(eq(user.id, userId))
              .returning({ id: user.id }),
          );
          await setPasswordHash(trx, userId, hash);
          // A stranger may have signed up with an address that nobody confirmed, and must not keep a way in.
          if (withPasskeys || !person.emailVerified) await removePasskeys(trx, userId, null, source);
          if (isStolen) await clearStolen(trx, person, recovery, source);
          await trx.delete(session).where(eq(session.userId, userId));
          for (const kind of ['recovered', 'email_changed', 'password_reset'] as const)
            await recordActivity(trx, { userId, kind }, source);
          await browsers.forgetAll(trx, userId); // after the log has stored the mark of the caller's browser
          for (const address of [person.email, newEmail]) await attempts.clear(trx, address);
          const letters = isStolen
            ? await toStolenLetters(trx, person, newEmail)
            : toChangedLetters(trx, person, newEmail);
          await outbox.add(trx, ...letters);
          return newEmail;
        });
      } catch (error) {
        // Somebody signed up with the address at the same moment.
        if (findSqlState(error) === UNIQUE_VIOLATION)
          throw new AppError('conflict', { cause: error, sentence: TAKEN });
        throw error;
      } finally {
        cache.invalidate({ userId });
      }
    },
  };
}
export type AddressRecovery = ReturnType<typeof createAddressRecovery>;
