import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from './keys.ts';

type Part = string | Buffer;

/**
 * HMAC-SHA256, cut to `bytes`. Signs with the first key, and accepts the signature of each. The caller keeps the parts
 * apart: they are signed as one text.
 */
export function createSigner(keys: Keys, bytes = 32) {
  const toMac = (key: Buffer, parts: readonly Part[]): Buffer => {
    const mac = createHmac('sha256', key);
    for (const part of parts) mac.update(part);
    return mac.digest().subarray(0, bytes);
  };
  const sign = (...parts: Part[]): Buffer => toMac(keys[0], parts);
  const isSigned = (mac: Buffer, ...parts: Part[]): boolean =>
    mac.length === bytes && keys.some((key) => timingSafeEqual(mac, toMac(key, parts)));

  return {
    sign,
    isSigned,
    /** The signature as base64url. */
    signText: (...parts: Part[]): string => sign(...parts).toString('base64url'),
    /** Accepts one spelling of the bytes: base64url of 256 bits leaves two bits of the last letter unused. */
    isSignedText(text: string, ...parts: Part[]): boolean {
      const mac = Buffer.from(text, 'base64url');
      return mac.toString('base64url') === text && isSigned(mac, ...parts);
    },
  };
}
