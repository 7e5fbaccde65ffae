import { and, eq } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import { BY_NOBODY, type Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { operatorRecovery, session } from '../db/schema/index.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Apps } from '../two-factor/apps.ts';
import { lockPerson, type Person } from '../users/row-lock.ts';
import { endLinks } from './link-ends.ts';
import { createLink } from './links.ts';
import { isReady, isRecoveryOf } from './operator-recoveries.ts';
import { removePasskeys } from './passkey-removal.ts';

type Deps = {
  db: Database;
  cache: SessionCache;
  outbox: Outbox;
  apps: Apps;
  browsers: Browsers;
  log: Log;
};

/** SQL condition: a removal of a second factor whose wait is over. */
export const isResetDue = and(eq(operatorRecovery.kind, 'second_factor'), isReady);

/**
 * Removes a user's second factor for the operator: the authenticator app with its backup codes, and the passkeys where
 * the operator said so. Every session ends, because the one who asked has none, and another may be a thief's.
 */
export function createFactorReset({ db, cache, outbox, apps, browsers, log }: Deps) {
  async function remove(
    trx: Database,
    person: Person,
    withPasskeys: boolean,
    { kind, source }: { kind: 'factor_reset' | 'factor_reset_at_once'; source: Source },
  ): Promise<void> {
    const { id: userId } = person;
    await apps.remove(trx, userId); // removes nothing where the user has removed it meanwhile
    if (withPasskeys) await removePasskeys(trx, userId, null, source);
    await trx.delete(session).where(eq(session.userId, userId));
    await browsers.untrustAll(trx, userId);
    await endLinks(trx, person, 'factor_reset');
    await recordActivity(trx, { userId, kind }, source);
    await outbox.add(trx, {
      to: person.email,
      isConfirmed: person.emailVerified,
      userId,
      template: 'factorReset',
      params: { name: toAddressee(person), withPasskeys },
      secrets: async () => ({ notMe: await createLink(trx, 'not_me', { userId, email: person.email }) }),
    });
  }

  /**
   * Removes the second factor of a user whose wait is over. False when nothing is due. Every sign-in that would ask for
   * a second factor calls it first, so that nobody waits for the cleanup job.
   */
  async function applyDue(userId: string): Promise<boolean> {
    const due = await db
      .select({ userId: operatorRecovery.userId })
      .from(operatorRecovery)
      .where(and(eq(operatorRecovery.userId, userId), isResetDue));
    if (due.length === 0) return false;
    try {
      return await db.transaction(async (trx) => {
        const person = await lockPerson(trx, userId);
        const [taken] = await trx
          .delete(operatorRecovery)
          .where(and(eq(operatorRecovery.userId, userId), isResetDue))
          .returning();
        if (!person || !taken) return false; // another process was faster
        const source = { ...BY_NOBODY, ...(taken.actor !== null && { actor: taken.actor }) };
        await remove(trx, person, taken.withPasskeys, { kind: 'factor_reset', source });
        return true;
      });
    } finally {
      cache.invalidate({ userId });
    }
  }

  return {
    applyDue,

    /** Removes it without the wait. The operator takes the responsibility: the log says so. Throws `not_found`. */
    applyNow: (userId: string, withPasskeys: boolean, source: Source): Promise<void> =>
      db
        .transaction(async (trx) => {
          const person = await lockPerson(trx, userId);
          if (!person) throw new AppError('not_found', { sentence: 'There is no such user.' });
          // May delete none: nothing has to be pending.
          await trx.delete(operatorRecovery).where(isRecoveryOf(userId, 'second_factor'));
          await remove(trx, person, withPasskeys, { kind: 'factor_reset_at_once', source });
        })
        .finally(() => cache.invalidate({ userId })),

    /** Removes all that are due, for the cleanup job. A failure does not stop the others. */
    async run(): Promise<void> {
      const due = await db
        .select({ userId: operatorRecovery.userId })
        .from(operatorRecovery)
        .where(isResetDue);
      for (const { userId } of due)
        await applyDue(userId).catch((error: unknown) =>
          log.warn({ error, userId }, 'a second factor could not be removed; the next run tries again'),
        );
    },
  };
}
export type FactorReset = ReturnType<typeof createFactorReset>;
