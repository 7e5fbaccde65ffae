import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { CODE_DIGITS } from '../../shared/one-time-code.ts';

/** Seconds of a time step (RFC 6238 §5.2). */
export const STEP_SECONDS = 30;
/** Time steps by which the clock of an authenticator app may differ from the database's. */
const SKEW_STEPS = 1;
/** 160 bits, the length of the hash (RFC 4226 §4). */
const SECRET_BYTES = 20;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const createTotpSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** The code of a time step: HMAC-SHA-1 of the step, truncated to six digits (RFC 4226 §5.3). */
export function toTotpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = mac.readUInt8(mac.length - 1) & 0xf;
  const truncated = mac.readUInt32BE(at) & 0x7fff_ffff;
  return String(truncated % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
}

/**
 * The time step whose code this is: the current step, the one before or the one after. Null for a wrong code. `code`
 * has six ASCII digits; `now` is in seconds. Every step is compared, so that the time shows nothing.
 */
export function findTotpStep(secret: Buffer, code: string, now: number): number | null {
  const current = Math.floor(now / STEP_SECONDS);
  const sent = Buffer.from(code);
  const steps = Array.from({ length: 2 * SKEW_STEPS + 1 }, (_, at) => current - SKEW_STEPS + at);
  const matching = steps.filter((step) => timingSafeEqual(Buffer.from(toTotpCode(secret, step)), sent));
  return matching.at(-1) ?? null;
}

/** RFC 4648 without padding. */
function toBase32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/**
 * The address that an authenticator app reads from the QR code, in Google's key URI format. A colon would end the
 * issuer too early.
 */
export function toTotpUri(secret: Buffer, { issuer, email }: { issuer: string; email: string }): string {
  const name = encodeURIComponent(issuer.replaceAll(':', ' ').trim());
  const parameters = `secret=${toBase32(secret)}&issuer=${name}&digits=${CODE_DIGITS}&period=${STEP_SECONDS}`;
  return `otpauth://totp/${name}:${encodeURIComponent(email)}?${parameters}`;
}
