import { randomUUID } from 'node:crypto';
import { and, eq, gt, inArray, isNull, lte, min, not, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { mail } from '../db/schema/mail.ts';
import { AppError } from '../errors.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import type { Hour, MailBudget } from './budget.ts';
import { findBudget, UNCONFIRMED } from './classes.ts';
import type { AnyLetter } from './letter.ts';
import { selectLanguages } from './recipient-languages.ts';
import { addToSummary, type SummaryParams } from './summary.ts';

/** Seconds from the last renewal until a claim lapses: by then the worker's process is considered dead. */
export const CLAIM_SECONDS = 60;
/** Hours after which a mail is no longer useful: its link expired long before. */
const GIVE_UP_HOURS = 24;
const HOUR_MS = 3_600_000;
/** Mails that are counted for the metrics. A health check every second must not read a million rows. */
const BACKLOG_MOST = 10_000;

export type QueuedMail = typeof mail.$inferSelect;

const tooOld = () => sql`now() - make_interval(hours => ${GIVE_UP_HOURS})`;
// SQL conditions on a mail.
export const isOpen = () => and(isNull(mail.sentAt), isNull(mail.givenUpAt));
export const isDue = () => and(isOpen(), gt(mail.createdAt, tooOld()));
export const isOpenSummary = () =>
  sql`(${mail.template} = 'summary' and ${mail.attempts} = 0 and ${mail.dueAt} > now())`;
export const isFree = () => or(isNull(mail.claimedUntil), lte(mail.claimedUntil, sql`now()`));
const seconds = (count: number) => sql`now() + make_interval(secs => ${count})`;

/**
 * The table of mails to be sent. `add` uses the running transaction, so that a mail is queued if and only if the
 * change that it reports is committed. Several processes can claim mails, and none claims the mail of another.
 */
export function createOutbox(db: Database, box: SecretBox, budget: MailBudget) {
  let onAdded = () => {};

  const toRow = (id: string, { to, userId, languages }: AnyLetter) => ({
    id,
    recipient: to,
    userId,
    languages: languages ? [...languages] : selectLanguages(userId),
  });

  async function addOne(trx: Database, letter: AnyLetter): Promise<void> {
    const { to, template, params, isConfirmed, secrets } = letter;
    const allowed = findBudget(template, isConfirmed);
    if (!allowed) return;
    if (await budget.spend(trx, to, allowed.limits)) {
      const id = randomUUID();
      const opened = typeof secrets === 'function' ? await secrets() : secrets;
      await trx
        .insert(mail)
        .values({ ...toRow(id, letter), template, params, secrets: box.seal(id, opened) });
      return;
    }
    if (allowed.overLimit === 'drop') return;
    const hour = await budget.findHour(trx, to);
    if (allowed.overLimit === 'refuse') throw new AppError('rate_limited', { retryAfter: hour.secondsLeft });
    await addToHour(trx, letter, hour);
  }

  /** Adds a letter to the summary of the recipient's hour. The summary is due when the hour ends. */
  async function addToHour(trx: Database, letter: AnyLetter, { endsAt, summaryId }: Hour): Promise<void> {
    const { to, userId, template } = letter;
    if (summaryId !== null && (await addToSummary(trx, { id: summaryId, userId, template }))) return;
    const id = randomUUID();
    const params: SummaryParams = {
      name: 'name' in letter.params ? letter.params.name : null,
      from: new Date(endsAt.getTime() - HOUR_MS).toISOString(),
      until: endsAt.toISOString(),
      counts: { [template]: 1 },
    };
    const secrets = box.seal(id, {});
    await trx
      .insert(mail)
      .values({ ...toRow(id, letter), template: 'summary', params, secrets, dueAt: endsAt });
    await budget.noteSummary(trx, to, id);
  }

  return {
    /** Sets the listener that is called after each `add`. The transaction of the `add` may still be running then. */
    listen(listener: () => void): void {
      onAdded = listener;
    },

    /** Calls the listener, for a mail that was added without `add`. */
    wake: () => onAdded(),

    seal: box.seal,

    /**
     * Queues letters within the budgets of `classes.ts`. A letter above its budget is dropped or counted in a summary.
     * Throws `rate_limited` when the budget says that the request has to be refused.
     */
    async add(trx: Database, ...letters: AnyLetter[]): Promise<void> {
      // Always in the same order, or two transactions with the same recipients would deadlock.
      for (const letter of letters.toSorted((a, b) => (a.to < b.to ? -1 : 1))) await addOne(trx, letter);
      onAdded();
    },

    /** The statement that counts a mail to an unconfirmed address, for use in another statement: see `MailBudget`. */
    toUnconfirmed: (email: string, from: SQL): SQL => budget.toStatement(email, UNCONFIRMED.limits, from),

    /** Replaces the secrets of a mail, for links that were created after it was queued. */
    async reseal(trx: Database, id: string, secrets: Record<string, string>): Promise<string> {
      const sealed = box.seal(id, secrets);
      requireOne(
        await trx.update(mail).set({ secrets: sealed }).where(eq(mail.id, id)).returning({ id: mail.id }),
      );
      return sealed;
    },

    /**
     * Claims at most `most` due mails for `worker`. No other worker receives them while `worker` renews its claim.
     * Mails that `worker` is already sending (`inHand`) are excluded, even if their claim lapsed during a database
     * outage.
     */
    async claim(worker: string, most: number, inHand: readonly string[] = []): Promise<QueuedMail[]> {
      const due = db
        .select({ id: mail.id })
        .from(mail)
        .where(
          and(
            isDue(),
            isFree(),
            lte(mail.dueAt, sql`now()`),
            inHand.length > 0 ? notInArray(mail.id, [...inHand]) : undefined,
          ),
        )
        .orderBy(mail.dueAt)
        .limit(most)
        .for('update', { skipLocked: true });
      return db
        .update(mail)
        .set({ claimedBy: worker, claimedUntil: seconds(CLAIM_SECONDS), attempts: sql`${mail.attempts} + 1` })
        .where(inArray(mail.id, due))
        .returning();
    },

    /** Renews the claims of the mails that `worker` is still sending. */
    async renew(worker: string, inHand: readonly string[]): Promise<void> {
      // May change no row: all of them may be sent by now, or deleted with their user.
      await db
        .update(mail)
        .set({ claimedUntil: seconds(CLAIM_SECONDS) })
        .where(and(eq(mail.claimedBy, worker), inArray(mail.id, [...inHand]), isOpen()));
    },

    /** Marks a mail that the mail server accepted, and erases its secrets: from now on only the mail has them. */
    async markSent(id: string): Promise<void> {
      // May change no row: a mail is deleted with its user, also while it is being sent.
      await db
        .update(mail)
        .set({ sentAt: sql`now()`, secrets: null, claimedBy: null, claimedUntil: null, lastError: null })
        .where(eq(mail.id, id));
    },

    /** Schedules the next attempt in `wait` seconds; null gives up the mail. */
    async markFailed(worker: string, id: string, error: string, wait: number | null): Promise<void> {
      // May change no row: after a lapsed claim the mail belongs to another worker.
      await db
        .update(mail)
        .set({
          lastError: error,
          claimedBy: null,
          claimedUntil: null,
          ...(wait === null ? { givenUpAt: sql`now()`, secrets: null } : { dueAt: seconds(wait) }),
        })
        .where(and(eq(mail.id, id), eq(mail.claimedBy, worker)));
    },

    /** Seconds until the next mail that is not `inHand` is due; null when no mail waits. */
    async findWait(inHand: readonly string[] = []): Promise<number | null> {
      const next = min(sql`greatest(${mail.dueAt}, ${mail.claimedUntil})`);
      const [row] = await db
        .select({ wait: sql<string | null>`extract(epoch from ${next} - now())` })
        .from(mail)
        .where(and(isDue(), inHand.length > 0 ? notInArray(mail.id, [...inHand]) : undefined));
      return row?.wait == null ? null : Math.max(0, Number(row.wait));
    },

    /**
     * The mails that should have been sent by now, at most `BACKLOG_MOST` of them, and how many seconds the oldest has
     * waited. A summary waits from the end of its hour.
     */
    async measureBacklog(): Promise<{ count: number; oldestSeconds: number }> {
      const late = db
        .select({
          since:
            sql`case when ${mail.template} = 'summary' then ${mail.createdAt} + interval '1 hour' else ${mail.createdAt} end`.as(
              'since',
            ),
        })
        .from(mail)
        .where(and(isOpen(), not(isOpenSummary())))
        .orderBy(mail.dueAt)
        .limit(BACKLOG_MOST)
        .as('late');
      const [row] = await db
        .select({
          count: sql`count(*)`.mapWith(Number),
          oldest: sql`coalesce(greatest(0, extract(epoch from now() - min(${late.since}))), 0)`.mapWith(
            Number,
          ),
        })
        .from(late);
      return { count: row?.count ?? 0, oldestSeconds: row?.oldest ?? 0 };
    },

    /** Gives up mails that could not be sent within a day, and erases the secrets of their links. */
    async giveUp(): Promise<void> {
      // May change no row: usually no mail is that old.
      await db
        .update(mail)
        .set({ givenUpAt: sql`now()`, secrets: null, claimedBy: null, claimedUntil: null })
        .where(
          inArray(
            mail.id,
            // A locked mail must not delay the others.
            db
              .select({ id: mail.id })
              .from(mail)
              .where(and(isOpen(), isFree(), lte(mail.createdAt, tooOld())))
              .for('update', { skipLocked: true }),
          ),
        );
    },

    /** The newest mails, sent or not; without summaries whose hour is not over. */
    latest: (most: number): Promise<QueuedMail[]> =>
      db
        .select()
        .from(mail)
        .where(not(isOpenSummary()))
        .orderBy(sql`${mail.createdAt} desc`, mail.id)
        .limit(most),

    find: async (id: string, on: Database = db): Promise<QueuedMail | null> =>
      (await on.select().from(mail).where(eq(mail.id, id)))[0] ?? null,

    /** The secrets of a mail; null when they were erased or cannot be decrypted. */
    open: ({ id, secrets }: QueuedMail): Record<string, string> | null =>
      secrets === null ? null : box.open(id, secrets),
  };
}
export type Outbox = ReturnType<typeof createOutbox>;
