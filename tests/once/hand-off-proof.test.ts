import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import { calculatePKCECodeChallenge } from 'oauth4webapi';
import { describe, expect, it } from 'vitest';
import { createChallenge } from '../../integrations/web/src/challenge.ts';
import { createProof, createProofKey } from '../../integrations/web/src/dpop.ts';

const URL = 'https://accounts.example.com/api/oauth/token';

describe('a proof of the key', () => {
  it('is what RFC 9449 asks for, and another library verifies it', async () => {
    const key = await createProofKey();
    const now = Date.now();
    const proof = await createProof(key, { url: URL, nonce: 'n-1', now });
    const { protectedHeader, payload } = await jwtVerify(proof, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
    });
    expect(Object.keys(protectedHeader.jwk ?? {}).sort()).toEqual(['crv', 'kty', 'x', 'y']);
    expect(payload).toEqual({
      jti: expect.stringMatching(/^[\w-]{43}$/),
      htm: 'POST',
      htu: URL,
      iat: Math.floor(now / 1_000),
      nonce: 'n-1',
    });
  });

  it('has no nonce before the service gave one, and never the same identifier twice', async () => {
    const key = await createProofKey();
    const make = async () =>
      (await jwtVerify(await createProof(key, { url: URL, nonce: null, now: Date.now() }), EmbeddedJWK))
        .payload;
    const [first, second] = [await make(), await make()];
    expect(first).not.toHaveProperty('nonce');
    expect(first.jti).not.toBe(second.jti);
  });

  it('is signed by a key that no script can read, another one for each sign-in', async () => {
    const [one, two] = [await createProofKey(), await createProofKey()];
    expect(one.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('jwk', one.privateKey)).rejects.toThrow();
    expect(await calculateJwkThumbprint(one.publicKey)).not.toBe(await calculateJwkThumbprint(two.publicKey));
  });
});

it('a challenge belongs to its verifier, by the measure of another library', async () => {
  const { verifier, challenge } = await createChallenge();
  expect(verifier).toMatch(/^[\w-]{43}$/);
  expect(challenge).toBe(await calculatePKCECodeChallenge(verifier));
  expect((await createChallenge()).verifier).not.toBe(verifier);
});
