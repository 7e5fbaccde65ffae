import { and, eq, gt, sql } from 'drizzle-orm';
import { toPasswordForm } from '../../shared/credentials.ts';
import { recordActivity } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Database } from '../db/database.ts';
import { session } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';
import type { HashRenewal } from '../passwords/hash-renewal.ts';
import type { Identity } from '../session/engine.ts';
import { lockPerson } from '../users/row-lock.ts';
import type { PasswordProof } from './password-proof.ts';

/** The time for which a step-up is valid (ASVS 7.5.1). */
const FRESH_SECONDS = 10 * 60;

/** A sensitive action requires a step-up that is at most ten minutes old. A sign-in counts like a step-up. */
export function createStepUp(db: Database, proof: PasswordProof, renew: HashRenewal) {
  const findEnd = async ({ session: { id } }: Identity): Promise<Date | null> => {
    const end = sql`${session.steppedUpAt} + make_interval(secs => ${FRESH_SECONDS})`;
    const [row] = await db
      .select({ end: sql`${end}`.mapWith(session.createdAt) })
      .from(session)
      // Only the database's clock counts, which set the time of the step-up. Clocks of processes may differ by minutes.
      .where(and(eq(session.id, id), gt(end, sql`now()`)));
    return row?.end ?? null;
  };

  return {
    /** Until when this session may do sensitive actions; null when it may not. */
    findEnd,

    /** Throws `step_up_required`, and `unauthenticated` for a session that was ended meanwhile. */
    async require(identity: Identity): Promise<void> {
      if ((await findEnd(identity)) !== null) return;
      const isAsking = eq(session.id, identity.session.id);
      const alive = await db.select({ id: session.id }).from(session).where(isAsking);
      throw new AppError(alive.length > 0 ? 'step_up_required' : 'unauthenticated');
    },

    /**
     * Stores the step-up in the caller's session and creates no new one. Throws `invalid_input` for a wrong password.
     */
    async take(identity: Identity, password: string, caller: Caller): Promise<Date> {
      const hash = await proof.findHash(identity.user.id);
      if (!(await proof.check(identity, { password, hash }, caller)))
        throw new AppError('invalid_input', { fields: { password: 'This is not your password.' } });
      // The hash may have been made before spaces were mapped. After the renewal, they may be typed differently.
      if (hash !== null && toPasswordForm(password) !== password)
        await renew(identity.user.id, { password, hash });
      await db.transaction(async (trx) => {
        await lockPerson(trx, identity.user.id);
        const stamped = await trx
          .update(session)
          .set({ steppedUpAt: sql`now()` })
          .where(eq(session.id, identity.session.id))
          .returning({ id: session.id });
        // The session was revoked meanwhile, and stays revoked.
        if (stamped.length === 0) throw new AppError('unauthenticated');
        const entry = { userId: identity.user.id, sessionId: identity.session.id, kind: 'step_up' } as const;
        await recordActivity(trx, entry, caller.source);
      });
      const end = await findEnd(identity);
      if (end === null) throw new AppError('unauthenticated');
      return end;
    },
  };
}
export type StepUp = ReturnType<typeof createStepUp>;
