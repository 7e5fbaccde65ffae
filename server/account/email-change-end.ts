import { and, eq, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Source } from '../activity/source.ts';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { findSqlState, UNIQUE_VIOLATION } from '../db/fault.ts';
import { emailChange, session, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { Memory } from '../session/memory.ts';
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
import { lockPerson, type Person } from './person-lock.ts';

const PURPOSES = ['change_email_new', 'change_email_old'] as const;
const BY_NOBODY: Source = { ipAddress: null, place: null, userAgent: null, requestId: '' };

const hoursAgo = (hours: number) => sql`now() - make_interval(hours => ${hours})`;

type Deps = { db: Database; memory: Memory; outbox: Outbox; changes: EmailChanges };

/** How the change of an address comes to its end: both agree, or the old one says nothing for three days. */
export function createEmailChangeEnd({ db, memory, outbox, changes }: Deps) {
  /** Gives a locked person their new address; false, and the change is over, when another account has it by now. */
  async function complete(trx: Database, person: Person, change: Change, source: Source): Promise<boolean> {
    const { newEmail, sessionId } = change;
    const userId = person.id;
    await changes.drop(trx, person, 'email_changed');
    const taken = await trx.select({ id: user.id }).from(user).where(eq(user.email, newEmail));
    if (taken.length > 0) return false;
    await trx
      .update(user)
      .set({ email: newEmail, emailVerified: true, updatedAt: sql`now()` })
      .where(eq(user.id, userId));
    await trx.delete(session).where(and(eq(session.userId, userId), ne(session.id, sessionId)));
    await recordActivity(trx, { userId, kind: 'email_changed' }, source);
    // The old address's link is the older one, and outdoes the new one's: see `disowning.ts`.
    for (const [to, age] of [
      [person.email, 1],
      [newEmail, 0],
    ] as const) {
      const notMe = await createLink(trx, 'take_back', { userId, email: to }, age);
      const params = { name: toAddressee(person), oldEmail: person.email, newEmail };
      await outbox.add(trx, { to, userId, template: 'emailChanged', params, secrets: { notMe } });
    }
    return true;
  }

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
        if (userId !== undefined) memory.forget({ userId });
      }
    },

    /** Completes what has waited its three days, and drops what the new address never confirmed. */
    async sweep(): Promise<void> {
      await db
        .delete(emailChange)
        .where(and(isNull(emailChange.newConfirmedAt), lte(emailChange.createdAt, hoursAgo(CONFIRM_HOURS))));
      const isDue = and(
        isNotNull(emailChange.newConfirmedAt),
        lte(emailChange.createdAt, hoursAgo(WAIT_HOURS)),
      );
      for (const { userId } of await db
        .select({ userId: emailChange.userId })
        .from(emailChange)
        .where(isDue)) {
        await db
          .transaction(async (trx) => {
            const person = await lockPerson(trx, userId);
            // Another process may have been first.
            const [change] = await trx
              .select()
              .from(emailChange)
              .where(and(eq(emailChange.userId, userId), isDue));
            if (person && change) await complete(trx, person, change, BY_NOBODY);
          })
          .finally(() => memory.forget({ userId }));
      }
    },
  };
}
export type EmailChangeEnd = ReturnType<typeof createEmailChangeEnd>;
