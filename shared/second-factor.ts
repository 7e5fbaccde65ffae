/** What the operator wants of people who have no second factor. */
export const SECOND_FACTOR_POLICIES = ['optional', 'encouraged', 'required'] as const;
export type SecondFactorPolicy = (typeof SECOND_FACTOR_POLICIES)[number];

type Person = { twoFactorEnabled: boolean; hasPasskey: boolean };

/**
 * True when a password alone neither signs the person in nor counts as a step-up. A passkey is a way to sign in of its
 * own; only where the operator requires a second factor does a sign-in with the password ask for it.
 */
export const hasSecondFactor = (
  { twoFactorEnabled, hasPasskey }: Person,
  policy: SecondFactorPolicy,
): boolean => twoFactorEnabled || (policy === 'required' && hasPasskey);

/** True when the operator requires a second factor and the person has none. */
export const lacksSecondFactor = (
  { twoFactorEnabled, hasPasskey }: Person,
  policy: SecondFactorPolicy,
): boolean => policy === 'required' && !twoFactorEnabled && !hasPasskey;

/** The number of backup codes in a set. */
export const BACKUP_CODES = 10;
/** With this many left or fewer, the portal recommends a new set. */
export const FEW_BACKUP_CODES = 2;
/** The days for which a browser stays trusted. */
export const TRUSTED_DAYS = 30;

/** The time in seconds for which a step-up counts (ASVS 7.5.1). */
export const STEP_UP_SECONDS = 10 * 60;

type Proofs = { steppedUpAt: Date | null; secondFactorAt: Date | null };

/**
 * When the person last proved who they are in a session, in a way that counts; null for never. Once a second factor is
 * set, only a passkey or a code counts: neither an older password, nor a sign-in in a trusted browser.
 */
export const toProvenAt = (
  { steppedUpAt, secondFactorAt }: Proofs,
  person: Person,
  policy: SecondFactorPolicy,
): Date | null => (hasSecondFactor(person, policy) ? secondFactorAt : steppedUpAt);

/** Until when that proof counts as a step-up: it may be over. Null without a proof that counts. */
export function toStepUpEnd(proofs: Proofs, person: Person, policy: SecondFactorPolicy): Date | null {
  const provenAt = toProvenAt(proofs, person, policy);
  return provenAt && new Date(provenAt.getTime() + STEP_UP_SECONDS * 1000);
}
