import { type OneTimeCode, readOneTimeCode } from '../../shared/one-time-code.ts';
import { AppError } from '../errors.ts';
import type { Identity } from '../session/engine.ts';
import type { Person } from '../users/row-lock.ts';
import { toAuthUser } from './auth-user.ts';
import { isInvalid, type RawAnswer, type RawCall, refuse, refuseAsBetterAuth, toText } from './raw-call.ts';
import type { SecondStep } from './second-step.ts';
import type { StepUpMethods } from './step-up-methods.ts';
import type { TwoFactorChanges } from './two-factor-changes.ts';
import {
  ALREADY_ON,
  NO_OTP,
  NOT_ENABLED,
  TWO_FACTOR_OFF,
  WRONG,
  WRONG_PASSWORD,
} from './two-factor-refusals.ts';

export type TwoFactorRouteDeps = {
  secondStep: SecondStep;
  changes: TwoFactorChanges;
  stepUpMethods: StepUpMethods;
};

/**
 * The raw routes of Better Auth's plugin `twoFactor`. The plugin itself would replace the session, and would accept a
 * password as a step-up.
 */
export function createTwoFactorRoutes({ secondStep, changes, stepUpMethods }: TwoFactorRouteDeps) {
  const wrongPassword = () => refuse('password', WRONG_PASSWORD);

  async function readProven({ requireIdentity, body, caller }: RawCall) {
    const identity = await requireIdentity();
    const password = body.password === undefined ? undefined : toText(body.password);
    return { identity, password, caller };
  }

  /** The answer of a session that continues. */
  const toKept = (
    person: Parameters<typeof toAuthUser>[0],
    { session }: Identity,
    call: RawCall,
  ): RawAnswer => ({
    status: 200,
    body: { token: call.previousTokens[0] ?? null, user: toAuthUser(person) },
    sessionId: session.id,
  });

  /**
   * A code of a caller between the factors completes the sign-in. Of a caller who is signed in it turns an app on that
   * is being set up, or is a step-up.
   */
  async function verify(call: RawCall): Promise<RawAnswer> {
    const code = readCode(call.body.code);
    const found = await secondStep.find(call);
    if (found?.twoFactorEnabled && !found.isSpent) return secondStep.complete(found, code, call);
    const identity = await call.findIdentity();
    if (!identity) return secondStep.refuse(found, code);
    const state = await changes.findState(identity);
    if (state === 'on') {
      try {
        await stepUpMethods.take(identity, { code: code.code }, call.caller);
      } catch (error) {
        if (isInvalid(error, 'code')) return refuseAsBetterAuth(401, WRONG[code.kind]);
        throw error;
      }
      return toKept(identity.user, identity, call);
    }
    if (state === 'off' || code.kind === 'backup') return refuseAsBetterAuth(400, NOT_ENABLED[code.kind]);
    const person: Person | null = await changes.turnOn(identity, code.code, call.caller);
    return person ? toKept(person, identity, call) : refuseAsBetterAuth(401, WRONG.totp);
  }

  return {
    verifyTotp: verify,
    verifyBackupCode: verify,

    async enableTwoFactor(call: RawCall): Promise<RawAnswer> {
      const proven = await readProven(call);
      if (call.body.method === 'otp') return refuseAsBetterAuth(400, NO_OTP);
      const begun = await changes.begin(proven);
      if (begun === 'wrong_password') return wrongPassword();
      if (begun === 'is_on') return refuseAsBetterAuth(400, ALREADY_ON);
      return { status: 200, body: { method: 'totp', totpURI: begun.uri, backupCodes: begun.codes } };
    },

    async disableTwoFactor(call: RawCall): Promise<RawAnswer> {
      const outcome = await changes.turnOff(await readProven(call));
      return outcome === 'wrong_password' ? wrongPassword() : { status: 200, body: { status: true } };
    },

    async newBackupCodes(call: RawCall): Promise<RawAnswer> {
      const codes = await changes.renewCodes(await readProven(call));
      if (codes === 'wrong_password') return wrongPassword();
      if (codes === 'is_off') return refuseAsBetterAuth(400, TWO_FACTOR_OFF);
      return { status: 200, body: { status: true, backupCodes: codes } };
    },

    async totpUri(call: RawCall): Promise<RawAnswer> {
      const found = await changes.findUri(await readProven(call));
      if (found === 'wrong_password') return wrongPassword();
      if (found.uri === null) return refuseAsBetterAuth(400, NOT_ENABLED.totp);
      return { status: 200, body: { totpURI: found.uri } };
    },
  };
}

/** The route's schema has checked the code. */
function readCode(typed: unknown): OneTimeCode {
  const code = readOneTimeCode(toText(typed));
  if ('error' in code) throw new AppError('invalid_input', { fields: { code: code.error } });
  return code;
}
