import { eq, sql } from 'drizzle-orm';
import { hasSecondFactor, type SecondFactorPolicy, toStepUpEnd } from '../../shared/second-factor.ts';
import type { Database } from '../db/database.ts';
import { session, user } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';
import type { Identity } from '../session/engine.ts';

/**
 * A sensitive action requires a step-up that is at most ten minutes old. A sign-in counts like a step-up. Where a second
 * factor is set, only a passkey or a code counts. `step-up-methods.ts` takes the step-up.
 */
export function createStepUp(db: Database, policy: SecondFactorPolicy) {
  /**
   * One statement reads it all, so that a second factor that is being set cannot be missed. Throws `unauthenticated` for
   * a session that was ended.
   */
  const read = async (trx: Database, { session: { id } }: Identity) => {
    const [row] = await trx
      .select({
        steppedUpAt: session.steppedUpAt,
        secondFactorAt: session.secondFactorAt,
        twoFactorEnabled: user.twoFactorEnabled,
        hasPasskey: user.hasPasskey,
        // Only the database's clock counts, which set the time of the proof. Clocks of processes may differ by minutes.
        now: sql`now()`.mapWith(session.createdAt),
      })
      .from(session)
      .innerJoin(user, eq(user.id, session.userId))
      .where(eq(session.id, id));
    if (!row) throw new AppError('unauthenticated');
    const end = toStepUpEnd(row, row, policy);
    return {
      ...row,
      isPasswordEnough: !hasSecondFactor(row, policy),
      end: end && end > row.now ? end : null,
    };
  };

  return {
    /**
     * What counts as a step-up for this person: the methods that are set up, and whether a password is enough. `end`:
     * until when this session may do sensitive actions; null when it may not. Throws `unauthenticated`.
     */
    read: (identity: Identity, trx: Database = db) => read(trx, identity),

    /** Throws `step_up_required`, and `unauthenticated` for a session that was ended meanwhile. */
    async require(identity: Identity, trx: Database = db): Promise<void> {
      if ((await read(trx, identity)).end === null) throw new AppError('step_up_required');
    },

    /**
     * The same for an action whose call may contain the password: this password, which the caller of this function
     * checks, is enough in place of a step-up. With a second factor it is not.
     */
    async requireUnlessPassword(
      identity: Identity,
      password: string | undefined,
      trx: Database = db,
    ): Promise<void> {
      const { end, isPasswordEnough } = await read(trx, identity);
      const isProven = end !== null || (password !== undefined && isPasswordEnough);
      if (!isProven) throw new AppError('step_up_required');
    },
  };
}
export type StepUp = ReturnType<typeof createStepUp>;
