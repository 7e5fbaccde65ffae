import { and, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { mail, user } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Identity } from '../session/engine.ts';
import { lockIdentity, lockPerson, type Person } from '../users/row-lock.ts';
import { endLinks, findUnusableLink } from './link-ends.ts';
import { consumeLink, createLink } from './links.ts';

/** Days between the request and the purge. The links of the mail are valid for the same time. */
const GRACE_DAYS = 14;

/** Deletion mails to one person in an hour. Each cancellation follows a request, so this limits its mails too. */
const MAILS_MOST = 3;
const AN_HOUR = 3600; // seconds

type Deps = { db: Database; cache: SessionCache; outbox: Outbox };

/**
 * Deletes an account in two steps: the request here, and the purge (`purge.ts`). Until the purge, the person can sign
 * in as before and can cancel the deletion, signed in or by the link of the mail. Back ends are refused.
 */
export function createDeletions({ db, cache, outbox }: Deps) {
  /** Cancels a pending deletion. Returns false when there is none. */
  async function drop(trx: Database, person: Person): Promise<boolean> {
    await endLinks(trx, person, 'deletion_cancelled');
    const kept = await trx
      .update(user)
      .set({ deletionDueAt: null, updatedAt: sql`now()` })
      .where(and(eq(user.id, person.id), isNotNull(user.deletionDueAt)))
      .returning({ id: user.id });
    return kept.length > 0;
  }

  async function keep(trx: Database, person: Person, sessionId: string | null, source: Source) {
    if (!(await drop(trx, person))) return;
    await recordActivity(trx, { userId: person.id, sessionId, kind: 'deletion_cancelled' }, source);
    await outbox.add(trx, {
      to: person.email,
      isConfirmed: person.emailVerified,
      userId: person.id,
      template: 'deletionCancelled',
      params: { name: toAddressee(person) },
      secrets: {},
    });
  }

  /** Counts under the person's lock, so that simultaneous requests cannot pass the limit together. */
  async function refuseTooOften(trx: Database, userId: string): Promise<void> {
    const since = sql`now() - make_interval(secs => ${AN_HOUR})`;
    const mails = await trx
      .select({ id: mail.id })
      .from(mail)
      .where(and(eq(mail.userId, userId), eq(mail.template, 'deletion'), gt(mail.createdAt, since)));
    if (mails.length >= MAILS_MOST) throw new AppError('rate_limited', { retryAfter: AN_HOUR });
  }

  /** Schedules the purge of a locked person, and returns its date. */
  async function schedule(trx: Database, person: Person, sessionId: string | null, source: Source) {
    const { id, email } = person;
    if (person.deletionDueAt) return person.deletionDueAt;
    await refuseTooOften(trx, id);
    const [asked] = await trx
      .update(user)
      .set({
        deletionDueAt: sql`now() + make_interval(days => ${GRACE_DAYS})`,
        updatedAt: sql`now()`,
      })
      .where(eq(user.id, id))
      .returning({ dueAt: user.deletionDueAt });
    if (!asked?.dueAt) throw new AppError('conflict');
    await recordActivity(trx, { userId: id, sessionId, kind: 'deletion_requested' }, source);
    await outbox.add(trx, {
      to: email,
      isConfirmed: person.emailVerified,
      userId: id,
      template: 'deletion',
      params: { name: toAddressee(person), purgeAt: asked.dueAt.toISOString() },
      secrets: async () => ({
        keepAccount: await createLink(trx, 'keep_account', { userId: id, email }),
        notMe: await createLink(trx, 'not_me', { userId: id, email }),
      }),
    });
    return asked.dueAt;
  }

  return {
    drop,

    /**
     * Schedules the purge in fourteen days and returns its date. A second request does not change the date. The calling
     * code has checked the step-up. Throws `rate_limited`, and `unauthenticated` for a session that was ended
     * meanwhile.
     */
    request: (identity: Identity, source: Source): Promise<Date> =>
      db
        .transaction(async (trx) =>
          schedule(trx, await lockIdentity(trx, identity), identity.session.id, source),
        )
        .finally(() => cache.invalidate({ userId: identity.user.id })),

    /** The same by the operator. Throws `not_found` and `rate_limited`. */
    requestFor: (userId: string, source: Source): Promise<Date> =>
      db
        .transaction(async (trx) => {
          const person = await lockPerson(trx, userId);
          if (!person) throw new AppError('not_found', { sentence: 'There is no such user.' });
          return schedule(trx, person, null, source);
        })
        .finally(() => cache.invalidate({ userId })),

    /** Keeps the account. Does nothing when no deletion is pending. */
    async cancel(identity: Identity, source: Source): Promise<void> {
      const { id } = identity.user;
      await db
        .transaction(async (trx) => {
          const person = await lockIdentity(trx, identity);
          await keep(trx, person, identity.session.id, source);
        })
        .finally(() => cache.invalidate({ userId: id }));
    },

    /** Does the same by the link of the mail, which works once and signs nobody in. Throws `invalid_input`. */
    async cancelByLink(secret: string, source: Source): Promise<void> {
      let userId: string | undefined;
      try {
        await db.transaction(async (trx) => {
          const used = await consumeLink(trx, ['keep_account'], secret);
          if (!used) throw await findUnusableLink(trx, ['keep_account'], secret);
          userId = used.person.id;
          await keep(trx, used.person, null, source);
        });
      } finally {
        if (userId !== undefined) cache.invalidate({ userId });
      }
    },
  };
}
export type Deletions = ReturnType<typeof createDeletions>;
