import { and, eq, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import { BY_NOBODY, type Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { findSqlState, UNIQUE_VIOLATION } from '../db/fault.ts';
import { requireOne } from '../db/one-row.ts';
import { emailChange, session, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { SessionCache } from '../session/cache.ts';
import { lockPerson, type Person } from '../users/row-lock.ts';
import {
  type Change,
  CONFIRM_HOURS,
  type EmailChanges,
  isAgreed,
  toAnswer,
  WAIT_HOURS,
} from './email-changes.ts';
import { findUnusableLink, toUnusableLink } from './link-ends.ts';
import { consumeLink, createLink } from './links.ts';

const PURPOSES = ['change_email_new', 'change_email_old'] as const;

const hoursAgo = (hours: number) => sql`now() - make_interval(hours => ${hours})`;

/** The new address did not confirm in time, or the old one has said nothing for three days. */
const isOver = and(
  lte(emailChange.createdAt, hoursAgo(CONFIRM_HOURS)),
  or(isNull(emailChange.newConfirmedAt), lte(emailChange.createdAt, hoursAgo(WAIT_HOURS))),
);

type Deps = { db: Database; cache: SessionCache; outbox: Outbox; changes: EmailChanges; log: Log };

/** How the change of an address comes to its end: both agree, or the old one says nothing for three days. */
export function createEmailChangeEnd({ db, cache, outbox, changes, log }: Deps) {
  /** Gives a locked person their new address; false, and the change is over, when another account has it by now. */
  async function complete(trx: Database, person: Person, change: Change, source: Source): Promise<boolean> {
    const { newEmail, sessionId } = change;
    const userId = person.id;
    const taken = await trx.select({ id: user.id }).from(user).where(eq(user.email, newEmail));
    // Where the address stays as it is, so do the links that were mailed to it.
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
    await recordActivity(trx, { userId, kind: 'email_changed' }, source);
    // The old address's link is the older one, and outdoes the new one's: see `recovery.ts`.
    const letters = [
      { to: person.email, isConfirmed: person.emailVerified, age: 1 },
      { to: newEmail, isConfirmed: true, age: 0 },
    ].map(({ to, isConfirmed, age }) => ({
      to,
      isConfirmed,
      userId,
      template: 'emailChanged' as const,
      params: { name: toAddressee(person), oldEmail: person.email, newEmail },
      secrets: async () => ({ notMe: await createLink(trx, 'take_back', { userId, email: to }, age) }),
    }));
    await outbox.add(trx, ...letters);
    return true;
  }

  /** Ends one change whose time is over, if no other process did so first. */
  const end = (userId: string): Promise<void> =>
    db
      .transaction(async (trx) => {
        const person = await lockPerson(trx, userId);
        const [change] = await trx
          .select()
          .from(emailChange)
          .where(and(eq(emailChange.userId, userId), isOver));
        if (!person || !change) return;
        if (change.newConfirmedAt) await complete(trx, person, change, BY_NOBODY);
        else await changes.drop(trx, person, 'email_change_cancelled');
      })
      .finally(() => cache.invalidate({ userId }));

  return {
    /** One of the two addresses agrees; `done` once nobody is left to ask. Signs nobody in. Throws `conflict`. */
    async confirm(secret: string, source: Source): Promise<{ email: string; done: boolean }> {
      let userId: string | undefined;
      try {
        const confirmed = await db.transaction(async (trx) => {
          const used = await consumeLink(trx, PURPOSES, secret);
          if (!used) throw await findUnusableLink(trx, PURPOSES, secret);
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
        // Somebody signed up with the address at this very moment.
        if (findSqlState(error) === UNIQUE_VIOLATION) throw new AppError('conflict', { cause: error });
        throw error;
      } finally {
        if (userId !== undefined) cache.invalidate({ userId });
      }
    },

    /**
     * Completes what has waited its three days, and drops what the new address never confirmed. Each is a
     * transaction of its own: one that fails is logged, stops no other, and is tried again by the next sweep.
     */
    async run(): Promise<void> {
      const over = await db.select({ userId: emailChange.userId }).from(emailChange).where(isOver);
      for (const { userId } of over)
        await end(userId).catch((error: unknown) =>
          log.warn({ error, userId }, 'a change of address could not be ended; the next run tries again'),
        );
    },
  };
}
export type EmailChangeEnd = ReturnType<typeof createEmailChangeEnd>;
