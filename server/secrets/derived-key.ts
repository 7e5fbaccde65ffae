import { hkdfSync } from 'node:crypto';

/**
 * Derives a key of 256 bits for one purpose from the service's secret (RFC 5869). Data encrypted with one key reveals
 * nothing about other keys or about the signatures of sessions.
 */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `gatehouse ${purpose}`, 32));
