import { describe, expect, it } from 'vitest';
import { toAuthentication } from '../../server/session/authentication.ts';
import { SECOND_FACTOR_POLICIES, STEP_UP_SECONDS } from '../../shared/second-factor.ts';

const NOW = Date.parse('2026-07-01T12:00:00Z');
const ago = (minutes: number) => new Date(NOW - minutes * 60_000);
const endOf = (at: Date) => new Date(at.getTime() + STEP_UP_SECONDS * 1000);

const NOTHING = { twoFactorEnabled: false, hasPasskey: false };
const APP = { ...NOTHING, twoFactorEnabled: true };
const PASSKEY = { ...NOTHING, hasPasskey: true };
const byPassword = (minutes: number) => ({
  createdAt: ago(minutes),
  steppedUpAt: ago(minutes) as Date | null,
  secondFactorAt: null as Date | null,
  amr: ['pwd'],
});

describe('the authentication of a session', () => {
  it.each(SECOND_FACTOR_POLICIES)('counts a password while no second factor is set (%s)', (policy) => {
    expect(toAuthentication(byPassword(1), NOTHING, policy, NOW)).toEqual({
      amr: ['pwd'],
      authenticatedAt: ago(1),
      stepUpUntil: endOf(ago(1)),
    });
  });

  it('ends the step-up after ten minutes, to the millisecond', () => {
    expect(toAuthentication(byPassword(10), NOTHING, 'optional', NOW - 1).stepUpUntil).toEqual(new Date(NOW));
    expect(toAuthentication(byPassword(10), NOTHING, 'optional', NOW)).toMatchObject({
      authenticatedAt: ago(10),
      stepUpUntil: null,
    });
  });

  it('uses the sign-in of a session that is older than step-ups', () => {
    const session = { ...byPassword(60), steppedUpAt: null };
    expect(toAuthentication(session, NOTHING, 'optional', NOW).authenticatedAt).toEqual(ago(60));
  });

  it('counts no password once a second factor is set, as after a sign-in in a trusted browser', () => {
    const nothingCounts = { amr: ['pwd'], authenticatedAt: null, stepUpUntil: null };
    expect(toAuthentication(byPassword(1), APP, 'optional', NOW)).toEqual(nothingCounts);
    expect(toAuthentication(byPassword(1), PASSKEY, 'required', NOW)).toEqual(nothingCounts);
  });

  it('counts the last code or passkey then, not a later password', () => {
    const session = { ...byPassword(0), secondFactorAt: ago(5), amr: ['pwd', 'otp', 'mfa'] };
    expect(toAuthentication(session, APP, 'optional', NOW)).toEqual({
      amr: ['pwd', 'otp', 'mfa'],
      authenticatedAt: ago(5),
      stepUpUntil: endOf(ago(5)),
    });
  });

  it('counts a password beside a passkey, unless the operator requires a second factor', () => {
    for (const policy of ['optional', 'encouraged'] as const)
      expect(toAuthentication(byPassword(1), PASSKEY, policy, NOW).authenticatedAt).toEqual(ago(1));
  });

  it('leaves out what a newer version wrote, and repetitions', () => {
    const session = { ...byPassword(1), amr: ['mfa', 'face', 'pwd', 'pwd'] };
    expect(toAuthentication(session, NOTHING, 'optional', NOW).amr).toEqual(['pwd', 'mfa']);
  });
});
