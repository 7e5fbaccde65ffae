import { hkdfSync } from 'node:crypto';

/** The secrets of the service (docs/adr/0048-two-secrets.md). */
export type Secrets = {
  /** Signs and encrypts. */
  current: string;
  /** The secret before it, while the operator replaces it: what it signed or encrypted stays valid. */
  previous: string | undefined;
  /** The secret behind digests that the database keeps. It stays the same when the others are replaced. */
  lasting: string;
};

/** The keys for one purpose. The first signs and encrypts; each of them verifies and decrypts. */
export type Keys = readonly [Buffer, ...Buffer[]];

/**
 * Derives a key of 256 bits for one purpose from a secret (RFC 5869). Data encrypted with one key reveals nothing about
 * other keys or about the signatures of sessions.
 */
const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `gatehouse ${purpose}`, 32));

/** The keys for what is signed or encrypted for a limited time. */
export const deriveKeys = ({ current, previous }: Omit<Secrets, 'lasting'>, purpose: string): Keys => [
  deriveKey(current, purpose),
  ...(previous === undefined ? [] : [deriveKey(previous, purpose)]),
];

/** The key of digests that must be found again in the database. */
export const deriveLastingKey = ({ lasting }: Pick<Secrets, 'lasting'>, purpose: string): Buffer =>
  deriveKey(lasting, purpose);
