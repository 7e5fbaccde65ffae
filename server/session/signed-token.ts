import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** A base64 SHA-256 digest with its padding, in the exact form that Better Auth writes. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;

/** True for a text in the form of a signed token, whoever signed it. */
export function isSigned(text: string): boolean {
  const dot = text.lastIndexOf('.');
  return dot >= 1 && SIGNATURE.test(text.slice(dot + 1));
}

/** The secret that signs tokens, and the one before it while that is being replaced. */
export type SigningSecrets = { current: string; previous: string | undefined };

/** A token, and its form as the current secret signs it. */
export type VerifiedToken = { token: string; signedToken: string };

/**
 * Verifies `<token>.<base64 HMAC-SHA256 of token>` as Better Auth does, and returns the token; null means forged or
 * malformed. Better Auth knows the current secret alone, so the result has the token's current form, too. It is synchronous on purpose: WebCrypto shares four threads with password hashing, so a check of 0.01 ms
 * would wait for sign-ins.
 */
export function createTokenVerifier({ current, previous }: SigningSecrets) {
  const keys = [current, ...(previous === undefined ? [] : [previous])].map((secret) =>
    createSecretKey(Buffer.from(secret)),
  );
  const sign = createTokenSigner(current);
  return (signedToken: string): VerifiedToken | null => {
    if (!isSigned(signedToken)) return null;
    const dot = signedToken.lastIndexOf('.');
    const signature = Buffer.from(signedToken.slice(dot + 1), 'base64');
    const token = signedToken.slice(0, dot);
    const at = keys.findIndex((key) =>
      timingSafeEqual(createHmac('sha256', key).update(token).digest(), signature),
    );
    if (at < 0) return null;
    return { token, signedToken: at === 0 ? signedToken : sign(token) };
  };
}

/** Signs a token in the same form. */
export function createTokenSigner(secret: string) {
  const key = createSecretKey(Buffer.from(secret));
  return (token: string): string => `${token}.${createHmac('sha256', key).update(token).digest('base64')}`;
}
