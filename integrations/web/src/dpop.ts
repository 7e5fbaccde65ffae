import { createRandomText, toBase64url } from './base64url.ts';

/** A key that signs proofs. No script can read it: a stolen refresh token is useless without this browser. */
export type ProofKey = {
  privateKey: CryptoKey;
  publicKey: Readonly<Record<'kty' | 'crv' | 'x' | 'y', string>>;
};

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

export async function createProofKey(): Promise<ProofKey> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const { kty = '', crv = '', x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { privateKey: pair.privateKey, publicKey: { kty, crv, x, y } };
}

type ProofOptions = { url: string; nonce: string | null /** Milliseconds. */; now: number };

const toPart = (value: object): string => toBase64url(new TextEncoder().encode(JSON.stringify(value)));

/** A proof that the sender of a POST request has the key (RFC 9449 §4.2). */
export async function createProof(key: ProofKey, { url, nonce, now }: ProofOptions): Promise<string> {
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicKey };
  const claims = {
    jti: createRandomText(),
    htm: 'POST',
    htu: url,
    iat: Math.floor(now / 1_000),
    ...(nonce !== null && { nonce }),
  };
  const signed = `${toPart(header)}.${toPart(claims)}`;
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.privateKey,
    new TextEncoder().encode(signed),
  );
  return `${signed}.${toBase64url(signature)}`;
}
