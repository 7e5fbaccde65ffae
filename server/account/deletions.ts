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
import { lockIdentity, type Person } from '../users/row-lock.ts';
import { endLinks, findUnusableLink } from './link-ends.ts';
import { consumeLink, createLink } from './links.ts';

/** Between asking for it and the purge. The links of the mail live as long. */
const GRACE_DAYS = 14;

/** Mails in an hour that say an account will be deleted; cancelling mails no more often. */
const MAILS_MOST = 3;
const AN_HOUR = 3600; // seconds

type Deps = { db: Database; cache: SessionCache; outbox: Outbox };

/**
 * Deleting an account, up to the day it is purged (`purge.ts`). Until then the person signs in as ever and may
 * cancel, signed in or by the mail; back ends are refused.
 */
export function createDeletions({ db, cache, outbox }: Deps) {
  /** Takes a pending deletion back. False when there is none. */
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

  /** Counted under the person's lock: asking several times at once is asking once. */
  async function refuseTooOften(trx: Database, userId: string): Promise<void> {
    const since = sql`now() - make_interval(secs => ${AN_HOUR})`;
    const mails = await trx
      .select({ id: mail.id })
      .from(mail)
      .where(and(eq(mail.userId, userId), eq(mail.template, 'deletion'), gt(mail.createdAt, since)));
    if (mails.length >= MAILS_MOST) throw new AppError('rate_limited', { retryAfter: AN_HOUR });
  }

  return {
    drop,

    /**
     * Has the account purged in fourteen days; asked again, it is the same day. The caller has seen to the step-up.
     * Throws `rate_limited`, and `unauthenticated` for a session that was ended meanwhile.
     */
    async request(identity: Identity, source: Source): Promise<Date> {
      const { id } = identity.user;
      return db
        .transaction(async (trx) => {
          const person = await lockIdentity(trx, identity);
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
          await recordActivity(
            trx,
            { userId: id, sessionId: identity.session.id, kind: 'deletion_requested' },
            source,
          );
          const to = { userId: id, email: person.email };
          await outbox.add(trx, {
            to: person.email,
            isConfirmed: person.emailVerified,
            userId: id,
            template: 'deletion',
            params: { name: toAddressee(person), purgeAt: asked.dueAt.toISOString() },
            secrets: async () => ({
              keepAccount: await createLink(trx, 'keep_account', to),
              notMe: await createLink(trx, 'not_me', to),
            }),
          });
          return asked.dueAt;
        })
        .finally(() => cache.invalidate({ userId: id }));
    },

    /** Keeps the account; done already, or never asked for, it does nothing. */
    async cancel(identity: Identity, source: Source): Promise<void> {
      const { id } = identity.user;
      await db
        .transaction(async (trx) => {
          const person = await lockIdentity(trx, identity);
          await keep(trx, person, identity.session.id, source);
        })
        .finally(() => cache.invalidate({ userId: id }));
    },

    /** The same by the link of the mail, once; signs nobody in. Throws `invalid_input`. */
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
