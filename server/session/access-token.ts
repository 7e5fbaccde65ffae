import { randomBytes } from 'node:crypto';
import type { Keys } from '../secrets/keys.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import { createSigner } from '../secrets/signer.ts';

/** Access tokens begin with it, so that their form alone tells them from session tokens. */
const ACCESS_TOKEN_PREFIX = 'gat_';

/** `gat_<256 random bits>.<HMAC-SHA256 of what comes before>`, both in base64url. */
const FORM = /^gat_[\w-]{43}\.[\w-]{43}$/;

/** True for a text in the form of an access token, whoever signed it. */
export const isAccessToken = (text: string): boolean => FORM.test(text);

/**
 * Creates and verifies access tokens of sites (RFC 6749 §1.4). They are opaque to everybody else. The HMAC refuses a
 * forged token without a query.
 */
export function createAccessTokens(keys: Keys) {
  const signer = createSigner(keys);

  return {
    /** A new token, and the hash under which the database stores it. */
    create(): { token: string; hash: string } {
      const value = `${ACCESS_TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
      const token = `${value}.${signer.signText(value)}`;
      return { token, hash: hashSecret(token) };
    },

    /** The hash of a token that this service signed; null for any other text. */
    verify(token: string): string | null {
      if (!isAccessToken(token)) return null;
      const dot = token.indexOf('.');
      return signer.isSignedText(token.slice(dot + 1), token.slice(0, dot)) ? hashSecret(token) : null;
    },
  };
}
export type AccessTokens = ReturnType<typeof createAccessTokens>;
