import { recordActivity } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import { toAddressee } from '../mail/addressee.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { SessionCache } from '../session/cache.ts';
import { lockPerson, type Person } from '../users/row-lock.ts';
import { setBan } from './ban-row.ts';
import type { Deletions } from './deletions.ts';
import type { EmailChanges } from './email-changes.ts';
import { createLink } from './links.ts';
import { checkAddress, type Recovery, stopRecovery, storeRecovery } from './operator-recoveries.ts';
import { findStolen, findTold } from './stolen-account.ts';

type Deps = {
  db: Database;
  cache: SessionCache;
  outbox: Outbox;
  changes: EmailChanges;
  deletions: Deletions;
};
/** `liftBan`: a ban that is there already ends with the recovery, too. */
type Asked = { newEmail: string; liftBan: boolean };

/**
 * Begins the recovery of an account whose present address is a thief's. The account is banned until the user completes
 * it at the new address (`address-recovery.ts`), so that neither thief nor owner uses it. The present address can stop
 * nothing. The operator may be deceived: the recovery waits a day, and nothing of the account is lost until it is done.
 */
export function createStolenRecovery({ db, cache, outbox, changes, deletions }: Deps) {
  /** True when the ban of the account ends with the recovery: only a ban that it sets itself, or by the operator's word. */
  const toLiftsBan = async (trx: Database, { id, disabledAt }: Person, liftBan: boolean): Promise<boolean> =>
    disabledAt === null || liftBan || ((await findStolen(trx, id))?.liftsBan ?? false);

  return {
    /** What `begin` would do. Throws as `begin`. */
    async plan(person: Person, { newEmail, liftBan }: Asked) {
      await checkAddress(db, person, newEmail);
      return {
        told: await findTold(db, person, newEmail),
        liftsBan: await toLiftsBan(db, person, liftBan),
      };
    },

    /**
     * Bans the user, mails a link to the new address, and tells the addresses so far. A pending change of the address
     * and a pending deletion end: the thief may have asked for them. So does a pending removal of the second factor: it
     * would be due during the ban, and no session could stop it. Throws `not_found`, `invalid_input` for the
     * current address, `conflict` when another account has the new one, and `rate_limited`.
     */
    begin: (userId: string, { newEmail, liftBan }: Asked, source: Source): Promise<Recovery> =>
      db
        .transaction(async (trx) => {
          const person = await lockPerson(trx, userId);
          if (!person) throw new AppError('not_found', { sentence: 'There is no such user.' });
          await checkAddress(trx, person, newEmail);
          const liftsBan = await toLiftsBan(trx, person, liftBan);
          if (await changes.drop(trx, person, 'stolen'))
            await recordActivity(trx, { userId, kind: 'email_change_cancelled' }, source);
          if (await deletions.drop(trx, person))
            await recordActivity(trx, { userId, kind: 'deletion_cancelled' }, source);
          await stopRecovery(trx, person, 'second_factor', { source }); // false where none is pending
          if (person.disabledAt === null) await setBan(trx, userId, true, source);
          const recovery = await storeRecovery(trx, {
            userId,
            kind: 'address',
            newEmail,
            withPasskeys: true,
            isStolen: true,
            liftsBan,
            actor: source.actor ?? null,
          });
          const name = toAddressee(person);
          const readyAt = recovery.readyAt.toISOString();
          const expiresAt = (recovery.expiresAt ?? recovery.readyAt).toISOString();
          const told = await findTold(trx, person, newEmail);
          await outbox.add(
            trx,
            {
              to: newEmail,
              isConfirmed: false,
              userId,
              template: 'recovery',
              params: { name, readyAt, expiresAt, isStolen: true },
              secrets: async () => ({
                resetPassword: await createLink(trx, 'recover_address', { userId, email: newEmail }),
              }),
            },
            ...told.map((to) => ({
              to,
              isConfirmed: true,
              userId,
              template: 'stolenNotice' as const,
              params: { name, newEmail, readyAt },
              secrets: {},
            })),
          );
          await recordActivity(trx, { userId, kind: 'stolen_recovery_requested' }, source);
          return recovery;
        })
        .finally(() => cache.invalidate({ userId })),
  };
}
