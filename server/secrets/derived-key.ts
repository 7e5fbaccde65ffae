import { hkdfSync } from 'node:crypto';

/**
 * A key of 256 bits for one purpose, from the service's secret (RFC 5869): what is encrypted with one
 * key tells nothing about another, nor about the signatures of sessions.
 */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `gatehouse ${purpose}`, 32));
