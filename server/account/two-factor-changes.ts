import { BY_CODE } from '../../shared/amr.ts';
import { recordActivity } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Identity } from '../session/engine.ts';
import { strengthenSession } from '../session/strength.ts';
import type { Apps } from '../two-factor/apps.ts';
import type { BackupCodes } from '../two-factor/backup-codes.ts';
import type { CodeProof } from '../two-factor/code-proof.ts';
import { lockIdentity, type Person } from '../users/row-lock.ts';
import type { Notices } from './notices.ts';
import type { PasswordProof } from './password-proof.ts';
import type { StepUp } from './step-up.ts';

type Deps = {
  db: Database;
  cache: SessionCache;
  apps: Apps;
  backupCodes: BackupCodes;
  codeProof: CodeProof;
  browsers: Browsers;
  stepUp: StepUp;
  proof: PasswordProof;
  notices: Notices;
};
/** A call that needs a step-up, or the password in the call where no second factor is set. */
type Proven = { identity: Identity; password: string | undefined; caller: Caller };

/** Turns two-factor on and off, and makes backup codes. Each change is one transaction and keeps the session. */
export function createTwoFactorChanges(deps: Deps) {
  const { db, cache, apps, backupCodes, codeProof, browsers, stepUp, proof, notices } = deps;

  /** Runs a change under the person's lock. Back ends learn at once what it means for the session. */
  async function change<Result>(
    identity: Identity,
    work: (trx: Database, person: Person) => Promise<Result>,
  ): Promise<Result> {
    try {
      return await db.transaction(async (trx) => work(trx, await lockIdentity(trx, identity)));
    } finally {
      cache.invalidate({ userId: identity.user.id });
    }
  }

  /** The same after the proof. 'wrong_password': nothing was changed. Throws `step_up_required`. */
  async function changeProven<Result>(
    { identity, password, caller }: Proven,
    work: (trx: Database, person: Person) => Promise<Result>,
  ): Promise<Result | 'wrong_password'> {
    await stepUp.requireUnlessPassword(identity, password);
    if (password !== undefined) {
      const hash = await proof.findHash(identity.user.id);
      if (!(await proof.check(identity, { password, hash }, caller))) return 'wrong_password';
    }
    return change(identity, async (trx, person) => {
      await stepUp.requireUnlessPassword(identity, password, trx); // a second factor may have been set meanwhile
      return work(trx, person);
    });
  }

  const toEntry = ({ user, session }: Identity) => ({ userId: user.id, sessionId: session.id });

  return {
    findState: (identity: Identity) => apps.findState(db, identity.user.id),

    /** Begins to set up an app. It does not count before `turnOn`. */
    async begin(call: Proven): Promise<{ uri: string; codes: string[] } | 'wrong_password' | 'is_on'> {
      if ((await apps.findState(db, call.identity.user.id)) === 'on') return 'is_on';
      return changeProven(call, async (trx, person) => {
        if (person.twoFactorEnabled) return 'is_on';
        const uri = await apps.begin(trx, person);
        return { uri, codes: await backupCodes.replace(trx, person.id) };
      });
    },

    /** Turns two-factor on with the first code of the app, which is a proof of two factors. Null for a wrong code. */
    turnOn(identity: Identity, code: string, caller: Caller): Promise<Person | null> {
      const { user, session } = identity;
      const guess = { userId: user.id, sessionId: session.id, isTrusted: true, kind: 'step_up' } as const;
      return codeProof.guess(guess, caller, () =>
        change(identity, async (trx, person) => {
          if (!(await codeProof.consumePending(trx, person.id, code))) return null;
          await apps.turnOn(trx, person.id);
          if (!(await strengthenSession(trx, session.id, BY_CODE))) throw new AppError('unauthenticated');
          await recordActivity(trx, { ...toEntry(identity), kind: 'two_factor_enabled' }, caller.source);
          await notices.tell(trx, person, 'twoFactorOn', caller.source);
          return { ...person, twoFactorEnabled: true };
        }),
      );
    },

    /** Turns two-factor off, or drops an app that is being set up. Trusted browsers and pending sign-ins end. */
    turnOff: (call: Proven): Promise<'done' | 'wrong_password'> =>
      changeProven(call, async (trx, person): Promise<'done'> => {
        await apps.remove(trx, person.id); // deletes nothing when two-factor is off already
        if (!person.twoFactorEnabled) return 'done';
        await browsers.untrustAll(trx, person.id);
        await recordActivity(
          trx,
          { ...toEntry(call.identity), kind: 'two_factor_disabled' },
          call.caller.source,
        );
        await notices.tell(trx, person, 'twoFactorOff', call.caller.source);
        return 'done';
      }),

    /** Makes new backup codes, which end the earlier ones. */
    async renewCodes(call: Proven): Promise<string[] | 'wrong_password' | 'is_off'> {
      if ((await apps.findState(db, call.identity.user.id)) !== 'on') return 'is_off';
      return changeProven(call, async (trx, person) => {
        if (!person.twoFactorEnabled) return 'is_off';
        const codes = await backupCodes.replace(trx, person.id);
        await recordActivity(
          trx,
          { ...toEntry(call.identity), kind: 'backup_codes_replaced' },
          call.caller.source,
        );
        await notices.tell(trx, person, 'backupCodesReplaced', call.caller.source);
        return codes;
      });
    },

    /** The address for the app, to set up another device with the same secret. */
    findUri: (call: Proven): Promise<{ uri: string | null } | 'wrong_password'> =>
      changeProven(call, async (trx, person) => ({ uri: await apps.findUri(trx, person) })),
  };
}
export type TwoFactorChanges = ReturnType<typeof createTwoFactorChanges>;
