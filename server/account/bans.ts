import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { SessionCache } from '../session/cache.ts';
import { lockPerson } from '../users/row-lock.ts';
import { setBan } from './ban-row.ts';
import { findStolen, keepBan } from './stolen-account.ts';

const PENDING =
  'A recovery of this stolen account is pending: nobody may use the account until it is done. Stop the recovery first (user recover --cancel).';

/** Bans users, and lifts bans. Sessions and data stay, so that an unbanned user continues. */
export function createBans(db: Database, cache: SessionCache) {
  const set = (
    userId: string,
    work: (trx: Database, isBanned: boolean) => Promise<boolean>,
  ): Promise<boolean> =>
    db
      .transaction(async (trx) => {
        const person = await lockPerson(trx, userId);
        if (!person) throw new AppError('not_found', { sentence: 'There is no such user.' });
        return work(trx, person.disabledAt !== null);
      })
      .finally(() => cache.invalidate({ userId }));

  return {
    /**
     * True when something changed: the user was not banned before, or only until the end of a recovery of the stolen
     * account. Throws `not_found`.
     */
    ban: (userId: string, source: Source) =>
      set(userId, async (trx, isBanned) => {
        if (isBanned) return keepBan(trx, userId, source);
        await setBan(trx, userId, true, source);
        return true;
      }),

    /**
     * True when the user was banned before. Throws `not_found`, and `conflict` while a recovery of the stolen account
     * is pending: the thief would go on meanwhile.
     */
    unban: (userId: string, source: Source) =>
      set(userId, async (trx, isBanned) => {
        if (!isBanned) return false;
        if (await findStolen(trx, userId)) throw new AppError('conflict', { sentence: PENDING });
        await setBan(trx, userId, false, source);
        return true;
      }),
  };
}
