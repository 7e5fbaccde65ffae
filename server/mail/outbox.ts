import { randomUUID } from 'node:crypto';
import { and, eq, gt, inArray, isNull, lte, min, notInArray, or, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { mail } from '../db/schema/mail.ts';
import type { SecretBox } from './secret-box.ts';
import type { Letter, TemplateName } from './templates.ts';

/** Seconds. A claim lapses this long after its worker last renewed it: then the process is gone. */
export const CLAIM_SECONDS = 60;
/** Hours after which nobody waits for a mail any more: the link in it ended long before. */
const GIVE_UP_HOURS = 24;

export type QueuedMail = typeof mail.$inferSelect;

const tooOld = () => sql`now() - make_interval(hours => ${GIVE_UP_HOURS})`;
const isOpen = () => and(isNull(mail.sentAt), isNull(mail.givenUpAt));
const isDue = () => and(isOpen(), gt(mail.createdAt, tooOld()));
const isFree = () => or(isNull(mail.claimedUntil), lte(mail.claimedUntil, sql`now()`));
const seconds = (count: number) => sql`now() + make_interval(secs => ${count})`;

/**
 * Mails that are to be sent. `add` takes the running transaction, so that a mail is queued if and only if
 * what it tells is done; several processes take mails without taking one twice.
 */
export function createOutbox(db: Database, box: SecretBox) {
  let onAdded = () => {};

  return {
    /** Called after each `add`; its transaction may still be running then. */
    listen(listener: () => void): void {
      onAdded = listener;
    },

    /** Says that a mail was added by other means than `add`. */
    wake: () => onAdded(),

    seal: box.seal,

    async add<Name extends TemplateName>(
      trx: Database,
      { to, userId, template, params, secrets }: Letter<Name>,
    ) {
      const id = randomUUID();
      await trx.insert(mail).values({
        id,
        recipient: to,
        userId,
        template,
        params,
        secrets: box.seal(id, secrets as Record<string, string>),
      });
      onAdded();
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
      await db
        .update(mail)
        .set({ claimedUntil: seconds(CLAIM_SECONDS) })
        .where(and(eq(mail.claimedBy, worker), inArray(mail.id, [...inHand]), isOpen()));
    },

    /** The server took it: from now on its secrets are nowhere but in the mail. */
    async markSent(id: string): Promise<void> {
      await db
        .update(mail)
        .set({ sentAt: sql`now()`, secrets: null, claimedBy: null, claimedUntil: null, lastError: null })
        .where(eq(mail.id, id));
    },

    /** Tries again after `wait` seconds; null gives the mail up. */
    async markFailed(worker: string, id: string, error: string, wait: number | null): Promise<void> {
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

    /** The newest mails, whether sent or not. */
    latest: (most: number): Promise<QueuedMail[]> =>
      db.select().from(mail).orderBy(sql`${mail.createdAt} desc`, mail.id).limit(most),

    find: async (id: string): Promise<QueuedMail | null> =>
      (await db.select().from(mail).where(eq(mail.id, id)))[0] ?? null,

    /** The secrets of a mail that still has them. */
    open: ({ id, secrets }: QueuedMail): Record<string, string> | null =>
      secrets === null ? null : box.open(id, secrets),
  };
}
export type Outbox = ReturnType<typeof createOutbox>;
