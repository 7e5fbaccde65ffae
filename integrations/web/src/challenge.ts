import { createRandomText, toBase64url } from './base64url.ts';

/** A verifier and its challenge by SHA-256 (RFC 7636 §4). */
export type Challenge = { verifier: string; challenge: string };

export async function createChallenge(): Promise<Challenge> {
  const verifier = createRandomText();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: toBase64url(digest) };
}
