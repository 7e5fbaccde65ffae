import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import { findNewest, recordActivity } from '../activity/store.ts';
import { BY_NOBODY, type Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { mail, user, verification } from '../db/schema/index.ts';
import type { Attempts } from '../limits/attempts.ts';
import type { Log } from '../log.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import { findLanguages } from '../mail/recipient-languages.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Person } from '../users/row-lock.ts';

/** SQL condition: the day of the purge is reached, by the clock of the database, which also set the day. */
export const isPurgeDue = lte(user.deletionDueAt, sql`now()`);

/** The counts of wrong passwords, by address, and of wrong codes, by user id. */
export type GuessCounts = { passwords: Attempts; codes: Attempts };

type Deps = { db: Database; cache: SessionCache; outbox: Outbox; counts: GuessCounts; log: Log };

/**
 * Deletes everything of a locked person. Rows that refer to the person by a foreign key are deleted with the person's
 * row. Mails, verifications and the counts of wrong guesses have no foreign key. These are deleted here.
 */
export async function eraseAccount(trx: Database, person: Person, counts: GuessCounts, source: Source) {
  await trx.delete(mail).where(eq(mail.userId, person.id));
  await trx.delete(verification).where(eq(verification.value, person.id));
  await counts.passwords.clear(trx, person.email);
  await counts.codes.clear(trx, person.id);
  requireOne(await trx.delete(user).where(eq(user.id, person.id)).returning({ id: user.id }));
  // Nothing of the person stays. But who deletes somebody else answers for it: then the row keeps the id.
  const why = source.actor === undefined ? {} : { reason: `user ${person.id}` };
  await recordActivity(trx, { userId: null, kind: 'account_deleted' }, { ...source, ...why });
}

/**
 * Ends accounts whose grace period is over. Each account has one transaction, which deletes everything of the person,
 * or nothing. A last mail reports the deletion. The cleanup job deletes this mail like every other sent mail.
 */
export function createPurge({ db, cache, outbox, counts, log }: Deps) {
  async function purge(userId: string, condition: SQL | undefined, source: Source): Promise<boolean> {
    const work = db.transaction(async (trx) => {
      const [person] = await trx
        .select()
        .from(user)
        .where(and(eq(user.id, userId), condition))
        .for('update');
      if (!person) return false; // cancelled at the last moment, or purged by another process
      const [asked] = await findNewest(trx, { userId, kinds: ['deletion_requested'], most: 1 });
      const actor = source.actor ?? asked?.actor;
      const languages = await findLanguages(trx, userId);
      await eraseAccount(trx, person, counts, { ...source, ...(actor && { actor }) });
      await outbox.add(trx, {
        to: person.email,
        isConfirmed: person.emailVerified,
        userId: null,
        languages,
        template: 'deleted',
        params: { name: toAddressee(person) },
        secrets: {},
      });
      return true;
    });
    return work.finally(() => cache.invalidate({ userId }));
  }

  return {
    /** Purges all accounts that are due and returns their number. A failure does not stop the others. */
    async purge(): Promise<number> {
      let count = 0;
      for (const { id } of await db.select({ id: user.id }).from(user).where(isPurgeDue)) {
        const isGone = await purge(id, isPurgeDue, BY_NOBODY).catch((error: unknown) => {
          log.warn({ error, userId: id }, 'an account could not be purged; the next run tries again');
          return false;
        });
        if (!isGone) continue;
        count += 1;
        log.info({ userId: id }, 'an account was purged');
      }
      return count;
    },

    /** Purges one account at once. False when it was purged meanwhile. */
    purgeNow: (userId: string, source: Source): Promise<boolean> => purge(userId, undefined, source),
  };
}
export type Purge = ReturnType<typeof createPurge>['purge'];
