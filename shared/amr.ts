import { z } from 'zod/mini';

/**
 * How a session was authenticated, in values of RFC 8176. `pwd`: a password. `otp`: a code of an authenticator app, or
 * a backup code. `pop` and `user`: a passkey that verified its user. `mfa`: more than one factor. A trusted browser adds
 * nothing.
 */
export const AMR_VALUES = ['pwd', 'otp', 'pop', 'user', 'mfa'] as const;
export type Amr = (typeof AMR_VALUES)[number];

export const BY_PASSWORD: readonly Amr[] = ['pwd'];
export const BY_CODE: readonly Amr[] = ['otp', 'mfa'];
export const BY_PASSKEY: readonly Amr[] = ['pop', 'user', 'mfa'];

/** The values of the list that are known, each once, in the order of `AMR_VALUES`. */
export const toAmr = (values: readonly string[]): Amr[] =>
  AMR_VALUES.filter((value) => values.includes(value));

export const amrSchema = z.array(z.enum(AMR_VALUES));
