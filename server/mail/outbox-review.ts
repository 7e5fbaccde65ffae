import { and, eq, gt, isNotNull, isNull, not, or, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { mail } from '../db/schema/mail.ts';
import { AppError } from '../errors.ts';
import { isDue, isFree, isOpen, isOpenSummary, type QueuedMail } from './outbox.ts';

/** Why a mail cannot be sent again. */
function toWhyNot({ sentAt, givenUpAt, template, claimedUntil }: QueuedMail): string {
  if (sentAt) return 'This mail was sent.';
  if (givenUpAt)
    return 'This mail was given up, and its links no longer work. The user has to ask for a new one.';
  if (claimedUntil) return 'This mail is being sent now.';
  if (template === 'summary') return 'This mail is sent when its hour is over.';
  return 'This mail is older than a day, and is given up soon.';
}

/** What the operator sees of the outbox, and how mails that failed are tried again. `wake`: tells the mail worker. */
export function createOutboxReview(db: Database, wake: () => void) {
  return {
    /** Mails for the operator, the newest first; each state along an index. `failed`: with an error, given up or not. */
    list: (state: 'all' | 'waiting' | 'failed', most: number): Promise<QueuedMail[]> =>
      db
        .select()
        .from(mail)
        .where(
          state === 'all'
            ? undefined
            : state === 'waiting'
              ? isOpen()
              : and(isNull(mail.sentAt), or(isNotNull(mail.lastError), isNotNull(mail.givenUpAt))),
        )
        .orderBy(sql`${mail.createdAt} desc`)
        .limit(most),

    /**
     * Makes one waiting mail due now, or all that failed (`id` null), and returns their number. Throws `not_found`, and
     * `conflict` for a mail that does not wait.
     */
    async retry(id: string | null): Promise<number> {
      const isWanted = id === null ? gt(mail.attempts, 0) : eq(mail.id, id);
      const retried = await db
        .update(mail)
        .set({ dueAt: sql`now()` })
        .where(and(isDue(), isFree(), not(isOpenSummary()), isWanted))
        .returning({ id: mail.id });
      if (retried.length > 0) wake();
      if (id === null || retried.length > 0) return retried.length;
      const [found] = await db.select().from(mail).where(eq(mail.id, id));
      if (!found) throw new AppError('not_found', { sentence: 'There is no such mail.' });
      throw new AppError('conflict', { sentence: toWhyNot(found) });
    },
  };
}
export type OutboxReview = ReturnType<typeof createOutboxReview>;
