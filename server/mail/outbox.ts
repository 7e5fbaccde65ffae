import { randomUUID } from 'node:crypto';
import { and, eq, gt, inArray, isNull, lte, min, not, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { mail } from '../db/schema/mail.ts';
import { AppError } from '../errors.ts';
import type { Hour, MailBudget } from './budget.ts';
import { findBudget, UNCONFIRMED } from './classes.ts';
import type { AnyLetter } from './letter.ts';
import type { SecretBox } from './secret-box.ts';
import { addToSummary, type SummaryParams } from './summary.ts';

/** Seconds. A claim lapses this long after its worker last renewed it: then the process is gone. */
export const CLAIM_SECONDS = 60;
/** Hours after which nobody waits for a mail any more: the link in it ended long before. */
const GIVE_UP_HOURS = 24;
const HOUR_MS = 3_600_000;

export type QueuedMail = typeof mail.$inferSelect;

const tooOld = () => sql`now() - make_interval(hours => ${GIVE_UP_HOURS})`;
const isOpen = () => and(isNull(mail.sentAt), isNull(mail.givenUpAt));
const isDue = () => and(isOpen(), gt(mail.createdAt, tooOld()));
const isGathering = () =>
  sql`(${mail.template} = 'summary' and ${mail.attempts} = 0 and ${mail.dueAt} > now())`;
const isFree = () => or(isNull(mail.claimedUntil), lte(mail.claimedUntil, sql`now()`));
const seconds = (count: number) => sql`now() + make_interval(secs => ${count})`;

/**
 * Mails that are to be sent. `add` takes the running transaction, so that a mail is queued if and only if
 * what it tells is done; several processes take mails without taking one twice.
 */
export function createOutbox(db: Database, box: SecretBox, budget: MailBudget) {
  let onAdded = () => {};

  async function addOne(trx: Database, letter: AnyLetter): Promise<void> {
    const { to, userId, template, params, isConfirmed, secrets } = letter;
    const allowed = findBudget(template, isConfirmed);
    if (!allowed) return;
    if (await budget.spend(trx, to, allowed.limits)) {
      const id = randomUUID();
      const opened = typeof secrets === 'function' ? await secrets() : secrets;
      await trx
        .insert(mail)
        .values({ id, recipient: to, userId, template, params, secrets: box.seal(id, opened) });
      return;
    }
    if (allowed.above === 'drop') return;
    const hour = await budget.findHour(trx, to);
    if (allowed.above === 'refuse') throw new AppError('rate_limited', { retryAfter: hour.secondsLeft });
    await tell(trx, letter, hour);
  }

  /** Adds a letter to the summary of its recipient's hour, which is due when the hour ends. */
  async function tell(trx: Database, letter: AnyLetter, { endsAt, summaryId }: Hour): Promise<void> {
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
      .values({ id, recipient: to, userId, template: 'summary', params, secrets, dueAt: endsAt });
    await budget.noteSummary(trx, to, id);
  }

  return {
    /** Called after each `add`; its transaction may still be running then. */
    listen(listener: () => void): void {
      onAdded = listener;
    },

    /** Says that a mail was added by other means than `add`. */
    wake: () => onAdded(),

    seal: box.seal,

    /**
     * Queues letters, as far as the budgets of `classes.ts` let them go; what is above one is told in a summary.
     * Throws `rate_limited` for what has to be refused instead.
     */
    async add(trx: Database, ...letters: AnyLetter[]): Promise<void> {
      // In one order for everybody: else two transactions with the same recipients would wait for each other.
      for (const letter of letters.toSorted((a, b) => (a.to < b.to ? -1 : 1))) await addOne(trx, letter);
      onAdded();
    },

    /** The statement that counts a mail to an unconfirmed address, as part of another one: see `MailBudget`. */
    toUnconfirmed: (email: string, from: SQL): SQL => budget.toStatement(email, UNCONFIRMED.limits, from),

    /** Gives a mail the secrets of links that were made since it was queued. */
    async reseal(trx: Database, id: string, secrets: Record<string, string>): Promise<string> {
      const sealed = box.seal(id, secrets);
      requireOne(
        await trx.update(mail).set({ secrets: sealed }).where(eq(mail.id, id)).returning({ id: mail.id }),
      );
      return sealed;
    },

    /**
     * Takes mails that are due for `worker`, at most `most`; no other worker gets them while it renews its claim,
     * and itself none of those it has `inHand`, though its claim lapsed while the database was away.
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

    /** Says that `worker` is still alive and sending these. */
    async renew(worker: string, inHand: readonly string[]): Promise<void> {
      // May change none: all of them may be sent by now, or gone with their person.
      await db
        .update(mail)
        .set({ claimedUntil: seconds(CLAIM_SECONDS) })
        .where(and(eq(mail.claimedBy, worker), inArray(mail.id, [...inHand]), isOpen()));
    },

    /** The server took it: from now on its secrets are nowhere but in the mail. */
    async markSent(id: string): Promise<void> {
      // May change none: a mail goes with its person, also while it is being sent.
      await db
        .update(mail)
        .set({ sentAt: sql`now()`, secrets: null, claimedBy: null, claimedUntil: null, lastError: null })
        .where(eq(mail.id, id));
    },

    /** Tries again after `wait` seconds; null gives the mail up. */
    async markFailed(worker: string, id: string, error: string, wait: number | null): Promise<void> {
      // May change none: after a lapsed claim the mail is another worker's.
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

    /** Seconds until the next mail that is not `inHand` may be tried; null when none waits. */
    async findWait(inHand: readonly string[] = []): Promise<number | null> {
      const next = min(sql`greatest(${mail.dueAt}, ${mail.claimedUntil})`);
      const [row] = await db
        .select({ wait: sql<string | null>`extract(epoch from ${next} - now())` })
        .from(mail)
        .where(and(isDue(), inHand.length > 0 ? notInArray(mail.id, [...inHand]) : undefined));
      return row?.wait == null ? null : Math.max(0, Number(row.wait));
    },

    /** Gives up what could not be sent in a day, and erases its links. */
    async giveUp(): Promise<void> {
      // May change none: mostly there are none that old.
      await db
        .update(mail)
        .set({ givenUpAt: sql`now()`, secrets: null, claimedBy: null, claimedUntil: null })
        .where(
          inArray(
            mail.id,
            // One that somebody has locked must not keep the others.
            db
              .select({ id: mail.id })
              .from(mail)
              .where(and(isOpen(), isFree(), lte(mail.createdAt, tooOld())))
              .for('update', { skipLocked: true }),
          ),
        );
    },

    /** The newest mails, whether sent or not; without a summary whose hour goes on. */
    latest: (most: number): Promise<QueuedMail[]> =>
      db
        .select()
        .from(mail)
        .where(not(isGathering()))
        .orderBy(sql`${mail.createdAt} desc`, mail.id)
        .limit(most),

    find: async (id: string, on: Database = db): Promise<QueuedMail | null> =>
      (await on.select().from(mail).where(eq(mail.id, id)))[0] ?? null,

    /** The secrets of a mail that still has them. */
    open: ({ id, secrets }: QueuedMail): Record<string, string> | null =>
      secrets === null ? null : box.open(id, secrets),
  };
}
export type Outbox = ReturnType<typeof createOutbox>;
