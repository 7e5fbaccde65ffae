import { eq } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { emailChange, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { Identity } from '../session/engine.ts';
import { lockIdentity, type Person } from '../users/row-lock.ts';
import { endLinks, type LinkEnd } from './link-ends.ts';
import { createLink } from './links.ts';
import { toOwnerLetter } from './owner-letter.ts';
import type { StepUp } from './step-up.ts';

type Deps = { db: Database; outbox: Outbox; stepUp: StepUp };
type Asked = {
  newEmail: string;
  /** The address that the person is sent to afterwards; it is trusted. */
  redirectTo: string | null;
  /** Counts a mail to a recipient. Throws `rate_limited`. */
  limitRecipient(email: string): Promise<void>;
};
export type Change = typeof emailChange.$inferSelect;
/** `awaits`: the addresses that have not agreed yet. */
export type PendingEmail = { email: string; expiresAt: Date; awaits: ('new' | 'old')[] };

/** The column of a change that a link of this purpose sets. */
export const toAnswer = (purpose: string) =>
  purpose === 'change_email_new' ? 'newConfirmedAt' : 'oldConfirmedAt';
/** True when every address that has to agree has agreed. */
export const isAgreed = ({ newConfirmedAt, needsOld, oldConfirmedAt }: Change): boolean =>
  newConfirmedAt !== null && (!needsOld || oldConfirmedAt !== null);

/** The pending part of a change; null once its time is over. */
export function findPending(change: Change | null | undefined): PendingEmail | null {
  if (!change) return null;
  const pending = toPending(change);
  return change.newConfirmedAt || pending.expiresAt.getTime() > Date.now() ? pending : null;
}

const HOUR_MS = 3_600_000;
/** Hours within which the new address has to be confirmed. */
export const CONFIRM_HOURS = 1;
/** Hours after which a change completes although the old address did not answer: its mailbox may be lost. */
export const WAIT_HOURS = 72;

function toPending({ newEmail, newConfirmedAt, needsOld, oldConfirmedAt, createdAt }: Change): PendingEmail {
  return {
    email: newEmail,
    expiresAt: new Date(createdAt.getTime() + (newConfirmedAt ? WAIT_HOURS : CONFIRM_HOURS) * HOUR_MS),
    awaits: [
      ...(newConfirmedAt ? [] : (['new'] as const)),
      ...(needsOld && !oldConfirmedAt ? (['old'] as const) : []),
    ],
  };
}

/**
 * Changes an address. The new address has to confirm the change. The old address has to confirm it too if it was ever
 * verified; otherwise it only receives a mail. If the old address does not answer, the change completes after three
 * days, unless somebody who is signed in cancels it. A change to the address of another account never completes, but
 * looks the same.
 */
export function createEmailChanges({ db, outbox, stepUp }: Deps) {
  /** Ends a pending change and every link that `event` makes invalid. Returns false when no change was pending. */
  async function drop(trx: Database, person: Pick<Person, 'id' | 'email'>, event: LinkEnd): Promise<boolean> {
    await endLinks(trx, person, event);
    const dropped = await trx
      .delete(emailChange)
      .where(eq(emailChange.userId, person.id))
      .returning({ userId: emailChange.userId });
    return dropped.length > 0;
  }

  return {
    /**
     * Begins a change, which replaces a pending one. Throws `invalid_input` for the person's current address,
     * `step_up_required`, and `rate_limited`.
     */
    async begin(identity: Identity, { newEmail, redirectTo, limitRecipient }: Asked, source: Source) {
      const asking = identity.session;
      if (newEmail === identity.user.email)
        throw new AppError('invalid_input', { fields: { email: 'This is your address already.' } });
      await stepUp.require(identity);
      await limitRecipient(newEmail);
      return db.transaction(async (trx): Promise<PendingEmail> => {
        const person = await lockIdentity(trx, identity);
        await drop(trx, person, 'email_change_replaced');
        const needsOld = person.emailVerified;
        const [change] = await trx
          .insert(emailChange)
          .values({ userId: person.id, newEmail, sessionId: asking.id, needsOld })
          .returning();
        if (!change) throw new AppError('conflict');
        const [owner] = await trx.select().from(user).where(eq(user.email, newEmail));
        const to = { userId: person.id, email: newEmail };
        const old = { userId: person.id, email: person.email };
        await outbox.add(
          trx,
          owner
            ? await toOwnerLetter(trx, owner, null)
            : {
                to: newEmail,
                isConfirmed: false,
                userId: person.id,
                template: 'emailChangeNew',
                params: { newEmail, redirectTo },
                secrets: async () => ({ changeEmail: await createLink(trx, 'change_email_new', to) }),
              },
          {
            to: person.email,
            isConfirmed: person.emailVerified,
            userId: person.id,
            template: 'emailChangeOld',
            params: { name: toAddressee(person), newEmail, mustConfirm: needsOld, redirectTo },
            secrets: async () => ({
              changeEmail: await createLink(trx, 'change_email_old', old),
              notMe: await createLink(trx, 'take_back', old),
            }),
          },
        );
        const entry = { userId: person.id, sessionId: asking.id, kind: 'email_change_requested' } as const;
        await recordActivity(trx, entry, source);
        return toPending(change);
      });
    },

    async cancel(identity: Identity, source: Source): Promise<void> {
      const { id } = identity.user;
      await db.transaction(async (trx) => {
        const person = await lockIdentity(trx, identity);
        if (!(await drop(trx, person, 'email_change_cancelled'))) return;
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
      return findPending(change);
    },
  };
}
export type EmailChanges = ReturnType<typeof createEmailChanges>;
