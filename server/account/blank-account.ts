import type { Person } from '../users/row-lock.ts';

/**
 * True for a new account that nobody can sign in to: its person asked for a passkey, and has not confirmed the address.
 * Whoever has the mailbox may choose how to sign in. With any way to sign in, or a second factor, the mailbox alone is
 * not enough.
 */
export const isBlank = (
  { emailVerified, hasPasskey, twoFactorEnabled }: Person,
  hasPassword: boolean,
): boolean => !(emailVerified || hasPasskey || twoFactorEnabled || hasPassword);
