import { eq } from 'drizzle-orm';
import type { Source } from '../activity/source.ts';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { emailChange, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { Identity } from '../session/engine.ts';
import { createLink, dropLinks } from './links.ts';
import { lockAsker } from './person-lock.ts';

export type Change = typeof emailChange.$inferSelect;
/** `awaits`: the addresses that have not agreed yet. */
export type PendingEmail = { email: string; expiresAt: Date; awaits: ('new' | 'old')[] };

/** Which answer of a change its links give. */
export const toAnswer = (purpose: string) =>
  purpose === 'change_email_new' ? 'newConfirmedAt' : 'oldConfirmedAt';
/** True when nobody is left to ask. */
export const isAgreed = ({ newConfirmedAt, needsOld, oldConfirmedAt }: Change): boolean =>
  newConfirmedAt !== null && (!needsOld || oldConfirmedAt !== null);

const HOUR_MS = 3_600_000;
/** Hours the new address has to be confirmed in. */
export const CONFIRM_HOURS = 1;
/** Hours after which a change goes through though the old address said nothing: its mailbox may be lost. */
export const WAIT_HOURS = 72;

/**
 * Changing an address: the new one is confirmed, and so is the old one if it ever was verified; else the
 * old one is told. A change that the old address does not answer goes through after three days, unless
 * somebody who is signed in cancels it. The address of another account ends nowhere, and looks the same.
 */
export function createEmailChanges(db: Database, outbox: Outbox) {
  const toPending = (change: Change): PendingEmail => {
    const { newEmail, newConfirmedAt, needsOld, oldConfirmedAt, createdAt } = change;
    return {
      email: newEmail,
      expiresAt: new Date(createdAt.getTime() + (newConfirmedAt ? WAIT_HOURS : CONFIRM_HOURS) * HOUR_MS),
      awaits: [
        ...(newConfirmedAt ? [] : (['new'] as const)),
        ...(needsOld && !oldConfirmedAt ? (['old'] as const) : []),
      ],
    };
  };

  async function drop(trx: Database, userId: string): Promise<boolean> {
    await dropLinks(trx, userId, ['change_email_new', 'change_email_old']);
    const dropped = await trx
      .delete(emailChange)
      .where(eq(emailChange.userId, userId))
      .returning({ userId: emailChange.userId });
    return dropped.length > 0;
  }

  return {
    /** Begins a change, in place of any other. The caller has seen to the step-up. */
    async begin(identity: Identity, newEmail: string, source: Source) {
      const asking = identity.session;
      return db.transaction(async (trx): Promise<PendingEmail> => {
        const person = await lockAsker(trx, identity);
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
            userId: owner.id,
            template: 'signUpAttempt',
            params: { name: toAddressee(owner) },
            secrets: {},
          });
        else
          await outbox.add(trx, {
            to: newEmail,
            userId: person.id,
            template: 'emailChangeNew',
            params: { newEmail },
            secrets: { changeEmail: await createLink(trx, 'change_email_new', to) },
          });
        const old = { userId: person.id, email: person.email };
        await outbox.add(trx, {
          to: person.email,
          userId: person.id,
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

    async cancel(identity: Identity, source: Source): Promise<void> {
      const { id } = identity.user;
      await db.transaction(async (trx) => {
        await lockAsker(trx, identity);
        if (!(await drop(trx, id))) return;
        await recordActivity(
          trx,
          { userId: id, sessionId: identity.session.id, kind: 'email_change_cancelled' },
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
  };
}
export type EmailChanges = ReturnType<typeof createEmailChanges>;
