import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** A base64 SHA-256 digest with its padding, in the exact form that Better Auth writes. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

/** True for a text in the form of a signed token, whoever signed it. */
export function isSigned(text: string): boolean {
  const dot = text.lastIndexOf('.');
  return dot >= 1 && SIGNATURE.test(text.slice(dot + 1));
}

/**
 * Verifies `<token>.<base64 HMAC-SHA256 of token>` as Better Auth does, and returns the token; null means forged or
 * malformed. It is synchronous on purpose: WebCrypto shares four threads with password hashing, so a check of 0.01 ms
 * would wait for sign-ins.
 */
export function createTokenVerifier(secret: string) {
  const key = createSecretKey(Buffer.from(secret));
  return (signedToken: string): string | null => {
    if (!isSigned(signedToken)) return null;
    const dot = signedToken.lastIndexOf('.');
    const signature = signedToken.slice(dot + 1);
    const token = signedToken.slice(0, dot);
    const expected = createHmac('sha256', key).update(token).digest();
    return timingSafeEqual(expected, Buffer.from(signature, 'base64')) ? token : null;
  };
}

/** Signs a token in the same form. */
export function createTokenSigner(secret: string) {
  const key = createSecretKey(Buffer.from(secret));
  return (token: string): string => `${token}.${createHmac('sha256', key).update(token).digest('base64')}`;
}
