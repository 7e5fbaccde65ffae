import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { OneTimeCode } from '../../shared/one-time-code.ts';
import { recordActivity } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { isPersonGone } from '../db/fault.ts';
import { twoFactor } from '../db/schema/two-factor.ts';
import { type Attempts, FREE_FAILURES } from '../limits/attempts.ts';
import { lockPerson, type Person } from '../users/row-lock.ts';
import type { AppSecrets } from './app-secrets.ts';
import type { BackupCodes } from './backup-codes.ts';
import { findTotpStep } from './totp.ts';

/** Who enters a code, and for what. `sessionId`: the session of a caller who is signed in, else null. */
type Guess = {
  userId: string;
  /** The caller uses a browser that the owner signed in with, or the owner's session. */
  isTrusted: boolean;
  sessionId: string | null;
  kind: 'second_factor' | 'step_up';
};
type Deps = {
  db: Database;
  /** The count of wrong codes by user id. It is not the count of wrong passwords. */
  attempts: Attempts;
  secrets: AppSecrets;
  backupCodes: BackupCodes;
  /** Tells the user by mail that a backup code was used. */
  tellUsed: (trx: Database, person: Person, source: Source, left: number) => Promise<void>;
};

/**
 * Checks one-time codes: of the authenticator app, and backup codes. Wrong codes have a count of their own, which sign-in
 * and step-up share. Only a completed second factor clears it (`clear`).
 */
export function createCodeProof({ db, attempts, secrets, backupCodes, tellUsed }: Deps) {
  const recordFailure = ({ userId, sessionId, kind }: Guess, failures: number, { source }: Caller) =>
    db
      .transaction(async (trx) => {
        const entry = { userId, sessionId, ok: false };
        await recordActivity(trx, { ...entry, kind }, source);
        if (failures >= FREE_FAILURES) await recordActivity(trx, { ...entry, kind: 'locked' }, source);
      })
      .catch((error: unknown) => {
        if (!isPersonGone(error)) throw error; // an account that was deleted meanwhile has no log
      });

  /** The database's clock counts, which all processes share. */
  async function consumeTotp(
    trx: Database,
    userId: string,
    code: string,
    isPending: boolean,
  ): Promise<boolean> {
    const isThis = and(eq(twoFactor.userId, userId), (isPending ? isNull : isNotNull)(twoFactor.verifiedAt));
    const [app] = await trx
      .select({ secret: twoFactor.secret, now: sql<string>`extract(epoch from clock_timestamp())` })
      .from(twoFactor)
      .where(isThis);
    const step = app && findTotpStep(secrets.open(userId, app.secret), code, Number(app.now));
    if (step === null || step === undefined) return false;
    const isUnused = or(isNull(twoFactor.lastStep), lt(twoFactor.lastStep, step));
    const used = await trx
      .update(twoFactor)
      .set({ lastStep: step })
      .where(and(isThis, isUnused))
      .returning({ userId: twoFactor.userId });
    return used.length > 0;
  }

  async function consumeBackup(
    trx: Database,
    person: Person,
    code: string,
    source: Source,
  ): Promise<boolean> {
    if (!person.twoFactorEnabled || !(await backupCodes.consume(trx, person.id, code))) return false;
    await recordActivity(trx, { userId: person.id, kind: 'backup_code_used' }, source);
    await tellUsed(trx, person, source, await backupCodes.countLeft(trx, person.id));
    return true;
  }

  const proof = {
    /** The statement that clears the count: a passkey completes a second factor too. */
    clear: (trx: Database, userId: string): Promise<void> => attempts.clear(trx, userId),

    /**
     * Uses a code up in a transaction, whose person is locked, and clears the count. False for a code that is wrong or
     * was used: then the transaction has to be rolled back. Of several transactions with one code exactly one gets true.
     */
    async consume(
      trx: Database,
      person: Person,
      { kind, code }: OneTimeCode,
      { source }: Caller,
    ): Promise<boolean> {
      const isRight =
        kind === 'totp'
          ? await consumeTotp(trx, person.id, code, false)
          : await consumeBackup(trx, person, code, source);
      if (isRight) await attempts.clear(trx, person.id);
      return isRight;
    },

    /** Does the same with a code of an app that is being set up and does not count yet. */
    async consumePending(trx: Database, userId: string, code: string): Promise<boolean> {
      if (!(await consumeTotp(trx, userId, code, true))) return false;
      await attempts.clear(trx, userId);
      return true;
    },

    /**
     * Runs `work` as one guess, which is counted before it is made. Null means that the code was wrong: the guess stays
     * counted and is logged. When `work` throws, the caller does not learn whether the code was right, and the guess is
     * no longer counted. Throws `rate_limited`.
     */
    async guess<Result>(
      guess: Guess,
      caller: Caller,
      work: () => Promise<Result | null>,
    ): Promise<Result | null> {
      const target = { subject: guess.userId, isTrusted: guess.isTrusted };
      const failures = await attempts.begin(target);
      try {
        const result = await work();
        if (result === null) await recordFailure(guess, failures, caller);
        return result;
      } catch (error) {
        await attempts.takeBack(target, failures);
        throw error;
      }
    },

    /**
     * Checks a code as one guess in a transaction of its own, which locks the person. `then` runs in it after the code
     * was used up, and nothing happens when it throws. False for a wrong code. Throws `rate_limited`.
     */
    async check(
      guess: Guess,
      code: OneTimeCode,
      caller: Caller,
      then: (trx: Database, person: Person) => Promise<void>,
    ): Promise<boolean> {
      const done = await proof.guess(guess, caller, () =>
        db.transaction(async (trx) => {
          const person = await lockPerson(trx, guess.userId);
          if (!person || !(await proof.consume(trx, person, code, caller))) return null;
          await then(trx, person);
          return true;
        }),
      );
      return done ?? false;
    },
  };
  return proof;
}
export type CodeProof = ReturnType<typeof createCodeProof>;
