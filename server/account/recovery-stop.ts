import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import type { Identity } from '../session/engine.ts';
import { lockIdentity } from '../users/row-lock.ts';
import type { FactorReset } from './factor-reset.ts';
import { findUnusableLink } from './link-ends.ts';
import { consumeLink } from './links.ts';
import { type RecoveryKind, stopRecovery } from './operator-recoveries.ts';
import { findStolen } from './stolen-account.ts';

const PURPOSES = ['stop_recovery', 'stop_factor_reset'] as const;

/** What a link of this purpose stops. */
export const toStopped = (purpose: string): RecoveryKind =>
  purpose === 'stop_recovery' ? 'address' : 'second_factor';

/** The user stops what the operator began: in any open session, or by the link of the mail to the address so far. */
export function createRecoveryStop({ db, factorReset }: { db: Database; factorReset: FactorReset }) {
  return {
    /**
     * Needs no step-up: who stops it keeps what is. Does nothing when nothing is pending, and to the recovery of a stolen
     * account. Throws `unauthenticated` when
     * the session ended meanwhile, for example because the wait was over.
     */
    async bySession(identity: Identity, kind: RecoveryKind, source: Source): Promise<void> {
      if (kind === 'second_factor') await factorReset.applyDue(identity.user.id);
      await db.transaction(async (trx) => {
        const person = await lockIdentity(trx, identity);
        if (kind === 'address' && (await findStolen(trx, person.id))) return; // the session may be the thief's
        await stopRecovery(trx, person, kind, { source, sessionId: identity.session.id });
      });
    },

    /** Works once and signs nobody in. Throws `invalid_input`. */
    byLink: (secret: string, source: Source): Promise<{ stopped: RecoveryKind }> =>
      db.transaction(async (trx) => {
        const used = await consumeLink(trx, PURPOSES, secret);
        if (!used) throw await findUnusableLink(trx, PURPOSES, secret);
        const stopped = toStopped(used.link.purpose);
        await stopRecovery(trx, used.person, stopped, { source });
        return { stopped };
      }),
  };
}
