import type { Keys } from '../secrets/keys.ts';
import { createSigner } from '../secrets/signer.ts';

/** Seconds for which a nonce is accepted. Nobody can sign a proof for a later time. */
export const NONCE_SECONDS = 5 * 60;

/** `<seconds since the epoch, in base 36>.<HMAC-SHA256 of them, in base64url>` */
const FORM = /^([0-9a-z]{1,8})\.([\w-]{43})$/;

/**
 * The nonces that proofs have to contain (RFC 9449 §8). A nonce is the time with an HMAC: it is stored nowhere, and
 * every process with the same secret accepts it.
 */
export function createNonces(keys: Keys) {
  const signer = createSigner(keys);

  return {
    create(now = Date.now()): string {
      const time = Math.floor(now / 1000).toString(36);
      return `${time}.${signer.signText(time)}`;
    },

    /** When the nonce ends; null when it has ended, or is not ours. */
    findEnd(nonce: string, now = Date.now()): Date | null {
      const [, time, mac] = FORM.exec(nonce) ?? [];
      if (time === undefined || mac === undefined) return null;
      if (!signer.isSignedText(mac, time)) return null;
      const createdAt = Number.parseInt(time, 36) * 1000;
      // The clock of the process that created the nonce may be ahead.
      if (Math.abs(now - createdAt) > NONCE_SECONDS * 1000) return null;
      return new Date(createdAt + NONCE_SECONDS * 1000);
    },
  };
}
export type Nonces = ReturnType<typeof createNonces>;
