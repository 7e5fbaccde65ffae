import { type Amr, BY_CODE, BY_PASSKEY, BY_PASSWORD } from '../../shared/amr.ts';
import { toPasswordForm } from '../../shared/credentials.ts';
import { readOneTimeCode } from '../../shared/one-time-code.ts';
import type { StepUpMethod } from '../../shared/sign-in-methods.ts';
import { recordActivity } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { PasskeyAnswer, PasskeyProof } from '../passkeys/passkey-proof.ts';
import type { HashRenewal } from '../passwords/hash-renewal.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Identity } from '../session/engine.ts';
import { strengthenSession } from '../session/strength.ts';
import type { CodeProof } from '../two-factor/code-proof.ts';
import { lockIdentity } from '../users/row-lock.ts';
import type { PasswordProof } from './password-proof.ts';
import type { StepUp } from './step-up.ts';

type Deps = {
  db: Database;
  cache: SessionCache;
  stepUp: StepUp;
  passwords: PasswordProof;
  renewHash: HashRenewal;
  codes: CodeProof;
  passkeys: PasskeyProof;
};
/** One proof of who the caller is. */
type Sent = { password?: string | undefined; code?: string | undefined; passkey?: PasskeyAnswer | undefined };

/** The refusal of a password as a step-up. */
const needsSecondFactor = () =>
  new AppError('step_up_required', { sentence: 'Confirm that it is you with a passkey or a code.' });
const wrong = (field: StepUpMethod, message: string) =>
  new AppError('invalid_input', { fields: { [field]: message } });
const wrongPassword = () => wrong('password', 'This is not your password.');
const wrongCode = () => wrong('code', 'This code is not right, or it was used before.');
const wrongPasskey = () => wrong('passkey', 'This passkey did not prove that it is you. Try again.');

/** The ways in which somebody who is signed in proves again who they are. Each stores the proof in the session. */
export function createStepUpMethods({ db, cache, stepUp, passwords, renewHash, codes, passkeys }: Deps) {
  /** Stores the step-up in the caller's session; the person is locked. Throws `unauthenticated`. */
  async function store(
    trx: Database,
    identity: Identity,
    amr: readonly Amr[],
    { source }: Caller,
  ): Promise<Date> {
    const { user: person, session: asking } = identity;
    // The session was revoked meanwhile, and stays revoked.
    if (!(await strengthenSession(trx, asking.id, amr))) throw new AppError('unauthenticated');
    await recordActivity(trx, { userId: person.id, sessionId: asking.id, kind: 'step_up' }, source);
    const { end } = await stepUp.read(identity, trx);
    if (end === null) throw new AppError('unauthenticated');
    return end;
  }

  async function takePassword(identity: Identity, password: string, caller: Caller): Promise<Date> {
    if (!(await stepUp.read(identity)).isPasswordEnough) throw needsSecondFactor();
    const hash = await passwords.findHash(identity.user.id);
    if (!(await passwords.check(identity, { password, hash }, caller))) throw wrongPassword();
    // The hash may have been made before spaces were mapped. After the renewal, they may be typed differently.
    if (hash !== null && toPasswordForm(password) !== password)
      await renewHash(identity.user.id, { password, hash });
    return db.transaction(async (trx) => {
      await lockIdentity(trx, identity);
      // It may have been set while the password was checked.
      if (!(await stepUp.read(identity, trx)).isPasswordEnough) throw needsSecondFactor();
      return store(trx, identity, BY_PASSWORD, caller);
    });
  }

  async function takeCode(identity: Identity, typed: string, caller: Caller): Promise<Date> {
    const code = readOneTimeCode(typed);
    if ('error' in code) throw wrong('code', code.error);
    const { user: person, session: asking } = identity;
    const guess = { userId: person.id, isTrusted: true, sessionId: asking.id, kind: 'step_up' } as const;
    let end: Date | undefined;
    await codes.check(guess, code, caller, async (trx) => {
      await lockIdentity(trx, identity);
      end = await store(trx, identity, BY_CODE, caller);
    });
    if (end === undefined) throw wrongCode();
    return end;
  }

  async function takePasskey(identity: Identity, answer: PasskeyAnswer, caller: Caller): Promise<Date> {
    const { user: person, session: asking } = identity;
    const verified = await passkeys.verify({ kind: 'step_up', holder: asking.id, answer });
    if (verified?.userId !== person.id) {
      const entry = { userId: person.id, sessionId: asking.id, kind: 'step_up', ok: false } as const;
      await recordActivity(db, entry, caller.source);
      throw wrongPasskey();
    }
    return db.transaction(async (trx) => {
      await lockIdentity(trx, identity);
      if (!(await passkeys.use(trx, verified))) throw wrongPasskey();
      await codes.clear(trx, person.id); // a passkey completes a second factor too
      return store(trx, identity, BY_PASSKEY, caller);
    });
  }

  return {
    /** The methods that the caller can use, the preferred one first, and the options to ask the browser for a passkey. */
    async begin(identity: Identity) {
      const { id } = identity.user;
      const { twoFactorEnabled, hasPasskey, isPasswordEnough } = await stepUp.read(identity);
      const [passkey, hash] = await Promise.all([
        hasPasskey
          ? passkeys.begin({ kind: 'step_up', holder: identity.session.id, userId: id })
          : Promise.resolve(null),
        isPasswordEnough ? passwords.findHash(id) : Promise.resolve(null),
      ]);
      const methods: StepUpMethod[] = [];
      if (passkey) methods.push('passkey');
      if (twoFactorEnabled) methods.push('code');
      if (hash !== null) methods.push('password');
      return { methods, passkey: passkey && { ...passkey } };
    },

    /**
     * Stores the step-up in the caller's session and creates no new one. Returns until when it counts. Throws
     * `invalid_input` for a wrong proof, `step_up_required` for a password where a second factor is set, `rate_limited`.
     */
    async take(identity: Identity, { password, code, passkey }: Sent, caller: Caller): Promise<Date> {
      try {
        if (passkey !== undefined) return await takePasskey(identity, passkey, caller);
        if (code !== undefined) return await takeCode(identity, code, caller);
        return await takePassword(identity, password ?? '', caller);
      } finally {
        cache.invalidate({ userId: identity.user.id });
      }
    },
  };
}
export type StepUpMethods = ReturnType<typeof createStepUpMethods>;
