import { and, eq, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import { BY_NOBODY, type Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { findSqlState, UNIQUE_VIOLATION } from '../db/fault.ts';
import { requireOne } from '../db/one-row.ts';
import { emailChange, session, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { SessionCache } from '../session/cache.ts';
import { lockPerson, type Person } from '../users/row-lock.ts';
import { toChangedLetters } from './changed-letters.ts';
import {
  type Change,
  CONFIRM_HOURS,
  type EmailChanges,
  isAgreed,
  toAnswer,
  WAIT_HOURS,
} from './email-changes.ts';
import { findUnusableLink, toUnusableLink } from './link-ends.ts';
import { consumeLink } from './links.ts';
import { stopRecovery } from './operator-recoveries.ts';

const PURPOSES = ['change_email_new', 'change_email_old'] as const;

const hoursAgo = (hours: number) => sql`now() - make_interval(hours => ${hours})`;

/** SQL condition: the new address did not confirm in time, or the old address did not answer for three days. */
export const isChangeOver = and(
  lte(emailChange.createdAt, hoursAgo(CONFIRM_HOURS)),
  or(isNull(emailChange.newConfirmedAt), lte(emailChange.createdAt, hoursAgo(WAIT_HOURS))),
);

type Deps = { db: Database; cache: SessionCache; outbox: Outbox; changes: EmailChanges; log: Log };

/**
 * Ends the change of an address: when both addresses agree, or when the old one does not answer for three days. No
 * change completes while the user is banned: whoever asked for it may be the reason for the ban.
 */
export function createEmailChangeEnd({ db, cache, outbox, changes, log }: Deps) {
  /**
   * Gives a locked person their new address. When another account has the address by now, drops the change and returns
   * false.
   */
  async function complete(trx: Database, person: Person, change: Change, source: Source): Promise<boolean> {
    const { newEmail, sessionId } = change;
    const userId = person.id;
    const taken = await trx.select({ id: user.id }).from(user).where(eq(user.email, newEmail));
    // If the address stays the same, the links that were mailed to it stay valid.
    await changes.drop(trx, person, taken.length > 0 ? 'email_change_cancelled' : 'email_changed');
    if (taken.length > 0) return false;
    requireOne(
      await trx
        .update(user)
        .set({ email: newEmail, emailVerified: true, updatedAt: sql`now()` })
        .where(eq(user.id, userId))
        .returning({ id: user.id }),
    );
    await trx.delete(session).where(and(eq(session.userId, userId), ne(session.id, sessionId)));
    // The mails of a recovery were for the address so far.
    await stopRecovery(trx, person, 'address', { source });
    await recordActivity(trx, { userId, kind: 'email_changed' }, source);
    await outbox.add(trx, ...toChangedLetters(trx, person, newEmail));
    return true;
  }

  /** Ends one change whose time is over, unless another process has ended it already. */
  const end = (userId: string): Promise<void> =>
    db
      .transaction(async (trx) => {
        const person = await lockPerson(trx, userId);
        const [change] = await trx
          .select()
          .from(emailChange)
          .where(and(eq(emailChange.userId, userId), isChangeOver));
        if (!person || !change) return;
        if (change.newConfirmedAt && !person.disabledAt)
          return void (await complete(trx, person, change, BY_NOBODY));
        await changes.drop(trx, person, 'email_change_cancelled');
        if (person.disabledAt)
          await recordActivity(trx, { userId, kind: 'email_change_cancelled' }, BY_NOBODY);
      })
      .finally(() => cache.invalidate({ userId }));

  return {
    /**
     * Records that one of the two addresses agrees. `done` is true when no other answer is needed. Signs nobody in.
     * Throws `invalid_input`, also while the user is banned, and `conflict`.
     */
    async confirm(secret: string, source: Source): Promise<{ email: string; done: boolean }> {
      let userId: string | undefined;
      try {
        const confirmed = await db.transaction(async (trx) => {
          const used = await consumeLink(trx, PURPOSES, secret);
          if (!used || used.person.disabledAt) throw await findUnusableLink(trx, PURPOSES, secret);
          userId = used.person.id;
          const [change] = await trx
            .update(emailChange)
            .set({ [toAnswer(used.link.purpose)]: sql`now()` })
            .where(eq(emailChange.userId, userId))
            .returning();
          if (!change) throw toUnusableLink();
          const done = isAgreed(change);
          if (done && !(await complete(trx, used.person, change, source))) return null;
          return { email: change.newEmail, done };
        });
        if (!confirmed) throw new AppError('conflict');
        return confirmed;
      } catch (error) {
        // Somebody signed up with the address at the same moment.
        if (findSqlState(error) === UNIQUE_VIOLATION) throw new AppError('conflict', { cause: error });
        throw error;
      } finally {
        if (userId !== undefined) cache.invalidate({ userId });
      }
    },

    /**
     * Completes the changes that have waited three days, and drops those of banned users and those that the new address
     * never confirmed. Each change has its own transaction. A failure is logged and does not stop the others; the next
     * run of the cleanup job tries it again.
     */
    async run(): Promise<void> {
      const over = await db.select({ userId: emailChange.userId }).from(emailChange).where(isChangeOver);
      for (const { userId } of over)
        await end(userId).catch((error: unknown) =>
          log.warn({ error, userId }, 'a change of address could not be ended; the next run tries again'),
        );
    },
  };
}
export type EmailChangeEnd = ReturnType<typeof createEmailChangeEnd>;
