import { and, eq, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import type { Source } from '../activity/source.ts';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { findSqlState, UNIQUE_VIOLATION } from '../db/fault.ts';
import { emailChange, session, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { Identity } from '../session/engine.ts';
import type { Memory } from '../session/memory.ts';
import { unusableLink } from './email-verification.ts';
import { consumeLink, createLink, dropLinks } from './links.ts';
import { lockPerson, toAddressee } from './person-lock.ts';

type Change = typeof emailChange.$inferSelect;
export type PendingEmail = { email: string; expiresAt: Date };

const HOUR_MS = 3_600_000;
/** Hours the new address has to be confirmed in. */
const CONFIRM_HOURS = 1;
/** Hours after which a change goes through though the old address said nothing: its mailbox may be lost. */
const WAIT_HOURS = 72;

const BY_NOBODY: Source = { ipAddress: null, userAgent: null, requestId: '' };

const hoursAgo = (hours: number) => sql`now() - make_interval(hours => ${hours})`;

/**
 * Changing an address: the new one is confirmed, and so is the old one if it ever was verified; else the
 * old one is told. A change that the old address does not answer goes through after three days, unless
 * somebody who is signed in cancels it. The address of another account ends nowhere, and looks the same.
 */
export function createEmailChanges(db: Database, memory: Memory, outbox: Outbox) {
  const toPending = ({ newEmail, newConfirmedAt, createdAt }: Change): PendingEmail => ({
    email: newEmail,
    expiresAt: new Date(createdAt.getTime() + (newConfirmedAt ? WAIT_HOURS : CONFIRM_HOURS) * HOUR_MS),
  });

  async function drop(trx: Database, userId: string): Promise<boolean> {
    await dropLinks(trx, userId, ['change_email_new', 'change_email_old']);
    const dropped = await trx
      .delete(emailChange)
      .where(eq(emailChange.userId, userId))
      .returning({ userId: emailChange.userId });
    return dropped.length > 0;
  }

  /** Drops a change to an address that another account has by now, and none that was begun since. */
  async function dropTaken(trx: Database, userId: string): Promise<void> {
    const [taken] = await trx
      .select({ newEmail: emailChange.newEmail })
      .from(emailChange)
      .innerJoin(user, eq(user.email, emailChange.newEmail))
      .where(eq(emailChange.userId, userId));
    if (taken) await drop(trx, userId);
  }

  async function complete(trx: Database, { userId, newEmail, sessionId }: Change, source: Source) {
    const person = await lockPerson(trx, userId);
    if (!person) return;
    await trx
      .update(user)
      .set({ email: newEmail, emailVerified: true, updatedAt: sql`now()` })
      .where(eq(user.id, userId));
    await trx.delete(session).where(and(eq(session.userId, userId), ne(session.id, sessionId)));
    await drop(trx, userId);
    await dropLinks(trx, userId, ['verify_email', 'reset_password']);
    await recordActivity(trx, { userId, kind: 'email_changed' }, source);
    // The old address's link is the older one, and outdoes the new one's: see `disowning.ts`.
    for (const [to, age] of [
      [person.email, 1],
      [newEmail, 0],
    ] as const) {
      const notMe = await createLink(trx, 'not_me', { userId, email: to }, age);
      const params = { name: toAddressee(person), oldEmail: person.email, newEmail };
      await outbox.add(trx, { to, template: 'emailChanged', params, secrets: { notMe } });
    }
  }

  /** Completes a change in `work`; when the address was taken meanwhile, the change is over. */
  async function settle<Result>(
    userId: () => string | undefined,
    work: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      const owner = userId();
      if (findSqlState(error) !== UNIQUE_VIOLATION || owner === undefined) throw error;
      await db.transaction(async (trx) => {
        await lockPerson(trx, owner);
        await dropTaken(trx, owner);
      });
      throw new AppError('conflict', { cause: error });
    } finally {
      const owner = userId();
      if (owner !== undefined) memory.forget({ userId: owner });
    }
  }

  return {
    /** Begins a change, in place of any other. The caller has seen to the step-up. */
    async begin(identity: Identity, newEmail: string, source: Source) {
      const asking = identity.session;
      return db.transaction(async (trx): Promise<PendingEmail> => {
        const person = await lockPerson(trx, identity.user.id);
        // A session that was ended meanwhile, by whoever secured the account, begins nothing.
        const alive = await trx
          .select({ id: session.id })
          .from(session)
          .where(eq(session.id, asking.id))
          .for('key share');
        if (!person || alive.length === 0) throw new AppError('unauthenticated');
        await drop(trx, person.id);
        const needsOld = person.emailVerified;
        const [change] = await trx
          .insert(emailChange)
          .values({ userId: person.id, newEmail, sessionId: asking.id, needsOld })
          .returning();
        if (!change) throw new AppError('conflict');
        const [owner] = await trx.select().from(user).where(eq(user.email, newEmail));
        const to = { userId: person.id, email: newEmail };
        if (owner)
          await outbox.add(trx, {
            to: newEmail,
            template: 'signUpAttempt',
            params: { name: toAddressee(owner) },
            secrets: {},
          });
        else
          await outbox.add(trx, {
            to: newEmail,
            template: 'emailChangeNew',
            params: { newEmail },
            secrets: { changeEmail: await createLink(trx, 'change_email_new', to) },
          });
        const old = { userId: person.id, email: person.email };
        await outbox.add(trx, {
          to: person.email,
          template: 'emailChangeOld',
          params: { name: toAddressee(person), newEmail, mustConfirm: needsOld },
          secrets: {
            ...(needsOld && { changeEmail: await createLink(trx, 'change_email_old', old) }),
            notMe: await createLink(trx, 'not_me', old),
          },
        });
        const entry = { userId: person.id, sessionId: asking.id, kind: 'email_change_requested' } as const;
        await recordActivity(trx, entry, source);
        return toPending(change);
      });
    },

    /** One of the two addresses agrees; `done` once nobody is left to ask. Signs nobody in. */
    async confirm(secret: string, source: Source): Promise<{ email: string; done: boolean }> {
      let userId: string | undefined;
      return settle(
        () => userId,
        () =>
          db.transaction(async (trx) => {
            const used = await consumeLink(trx, ['change_email_new', 'change_email_old'], secret);
            if (!used) throw unusableLink();
            const { link } = used;
            userId = link.userId;
            const column = link.purpose === 'change_email_new' ? 'newConfirmedAt' : 'oldConfirmedAt';
            const [change] = await trx
              .update(emailChange)
              .set({ [column]: sql`now()` })
              .where(eq(emailChange.userId, link.userId))
              .returning();
            if (!change) throw unusableLink();
            const done =
              change.newConfirmedAt !== null && (!change.needsOld || change.oldConfirmedAt !== null);
            if (done) await complete(trx, change, source);
            return { email: change.newEmail, done };
          }),
      );
    },

    async cancel({ user: { id }, session: asking }: Identity, source: Source): Promise<void> {
      await db.transaction(async (trx) => {
        await lockPerson(trx, id);
        if (!(await drop(trx, id))) return;
        await recordActivity(
          trx,
          { userId: id, sessionId: asking.id, kind: 'email_change_cancelled' },
          source,
        );
      });
    },

    drop,

    async find(userId: string): Promise<PendingEmail | null> {
      const [change] = await db.select().from(emailChange).where(eq(emailChange.userId, userId));
      const pending = change ? toPending(change) : null;
      return pending && (change?.newConfirmedAt || pending.expiresAt.getTime() > Date.now()) ? pending : null;
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
      const due = await db.select({ userId: emailChange.userId }).from(emailChange).where(isDue);
      for (const { userId } of due) {
        await settle(
          () => userId,
          () =>
            db.transaction(async (trx) => {
              await lockPerson(trx, userId);
              const [change] = await trx
                .select()
                .from(emailChange)
                .where(and(eq(emailChange.userId, userId), isDue))
                .for('update', { skipLocked: true });
              if (change) await complete(trx, change, BY_NOBODY);
            }),
        ).catch((error: unknown) => {
          if (!(error instanceof AppError && error.code === 'conflict')) throw error;
        });
      }
    },
  };
}
export type EmailChanges = ReturnType<typeof createEmailChanges>;
