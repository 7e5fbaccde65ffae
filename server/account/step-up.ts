import { eq, sql } from 'drizzle-orm';
import { BY_PASSWORD } from '../../shared/amr.ts';
import { toPasswordForm } from '../../shared/credentials.ts';
import { hasSecondFactor, type SecondFactorPolicy, toStepUpEnd } from '../../shared/second-factor.ts';
import { recordActivity } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Database } from '../db/database.ts';
import { session, user } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';
import type { HashRenewal } from '../passwords/hash-renewal.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Identity } from '../session/engine.ts';
import { strengthenSession } from '../session/strength.ts';
import { lockIdentity } from '../users/row-lock.ts';
import type { PasswordProof } from './password-proof.ts';

type Deps = {
  db: Database;
  cache: SessionCache;
  policy: SecondFactorPolicy;
  proof: PasswordProof;
  renewHash: HashRenewal;
};

/** The refusal of a password as a step-up. */
const needsSecondFactor = () =>
  new AppError('step_up_required', { sentence: 'Confirm that it is you with a passkey or a code.' });

/**
 * A sensitive action requires a step-up that is at most ten minutes old. A sign-in counts like a step-up. Where a second
 * factor is set, only a passkey or a code counts, and a password is refused.
 */
export function createStepUp({ db, cache, policy, proof, renewHash }: Deps) {
  /** Null for a session that was ended. One statement reads it all, so that a second factor cannot be missed. */
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
    if (!row) return null;
    const end = toStepUpEnd(row, row, policy);
    return { isPasswordEnough: !hasSecondFactor(row, policy), end: end && end > row.now ? end : null };
  };

  async function requireState(trx: Database, identity: Identity) {
    const state = await read(trx, identity);
    if (!state) throw new AppError('unauthenticated');
    return state;
  }

  async function proveByPassword(identity: Identity, password: string, caller: Caller): Promise<Date> {
    if (!(await requireState(db, identity)).isPasswordEnough) throw needsSecondFactor();
    const hash = await proof.findHash(identity.user.id);
    if (!(await proof.check(identity, { password, hash }, caller)))
      throw new AppError('invalid_input', { fields: { password: 'This is not your password.' } });
    // The hash may have been made before spaces were mapped. After the renewal, they may be typed differently.
    if (hash !== null && toPasswordForm(password) !== password)
      await renewHash(identity.user.id, { password, hash });
    try {
      return await db.transaction(async (trx) => {
        const person = await lockIdentity(trx, identity);
        // It was set while the password was checked.
        if (hasSecondFactor(person, policy)) throw needsSecondFactor();
        if (!(await strengthenSession(trx, identity.session.id, BY_PASSWORD)))
          throw new AppError('unauthenticated');
        const entry = { userId: person.id, sessionId: identity.session.id, kind: 'step_up' } as const;
        await recordActivity(trx, entry, caller.source);
        const { end } = await requireState(trx, identity);
        if (end === null) throw new AppError('unauthenticated');
        return end;
      });
    } finally {
      cache.invalidate({ userId: identity.user.id });
    }
  }

  return {
    /** Until when this session may do sensitive actions; null when it may not. */
    findEnd: async (identity: Identity): Promise<Date | null> => (await read(db, identity))?.end ?? null,

    /** Throws `step_up_required`, and `unauthenticated` for a session that was ended meanwhile. */
    async require(identity: Identity, trx: Database = db): Promise<void> {
      if ((await requireState(trx, identity)).end === null) throw new AppError('step_up_required');
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
      const { end, isPasswordEnough } = await requireState(trx, identity);
      const isProven = end !== null || (password !== undefined && isPasswordEnough);
      if (!isProven) throw new AppError('step_up_required');
    },

    /**
     * Stores the step-up in the caller's session and creates no new one. Throws `invalid_input` for a wrong password,
     * and `step_up_required` for a password where a second factor is set.
     */
    take: proveByPassword,
  };
}
export type StepUp = ReturnType<typeof createStepUp>;
