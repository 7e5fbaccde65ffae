import type { JWK, JWTPayload } from 'jose';
import { hashSecret } from '../secrets/secret-hash.ts';
import type { Nonces } from './dpop-nonce.ts';
import { OAuthError } from './oauth-error.ts';

export const DPOP_ALGORITHM = 'ES256';

/** Characters. A proof has about 600. */
const PROOF_MOST = 4096;
const JTI_MOST = 256;
/** Seconds by which the client's clock may differ. */
const CLOCK_SECONDS = 5 * 60;

/** A verified proof of a key. */
export type Proof = {
  /** The thumbprint of the key (RFC 7638). */
  thumbprint: string;
  /** Under this hash the database stores that the proof was used. */
  hash: string;
  /** From then on the proof is refused because of its nonce. */
  endsAt: Date;
};

/** Loaded with the first proof: services without sites on other domains never need it. */
const loadJose = () => import('jose');

const refuse = (message: string, cause?: unknown) => new OAuthError('invalid_dpop_proof', message, { cause });

/** The public key in the header of a proof. Throws when it is not exactly a public key on P-256 (RFC 9449 §4.2). */
function readKey({ jwk }: { jwk?: JWK }): JWK {
  const { kty, crv, x, y } = jwk ?? {};
  const isPublic = jwk !== undefined && !('d' in jwk);
  if (!isPublic || kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string')
    throw refuse('The jwk of the proof is not a public key on P-256.');
  return { kty, crv, x, y };
}

/** True for the address of the endpoint, without its query and fragment (RFC 9449 §4.3, check 9). */
function isEndpoint(htu: unknown, endpoint: string): boolean {
  if (typeof htu !== 'string' || !URL.canParse(htu)) return false;
  const { origin, pathname, username, password } = new URL(htu);
  return origin + pathname === endpoint && username + password === '';
}

/**
 * Creates the function that verifies proofs of a key for `POST` to `endpoint`, in the order of RFC 9449 §4.3. Whether a
 * proof was used before, only the database knows. Throws `invalid_dpop_proof`, and `use_dpop_nonce` for a valid proof
 * without a nonce or with an old one.
 */
export function createProofReader(nonces: Nonces, endpoint: string) {
  const verify = async (text: string): Promise<{ key: JWK; payload: JWTPayload }> => {
    try {
      const { importJWK, jwtVerify } = await loadJose();
      let key: JWK | undefined;
      const { payload } = await jwtVerify(
        text,
        (header) => {
          key = readKey(header);
          return importJWK(key, DPOP_ALGORITHM);
        },
        { algorithms: [DPOP_ALGORITHM], typ: 'dpop+jwt' },
      );
      if (!key) throw new Error('a proof was verified without a key');
      return { key, payload };
    } catch (error) {
      if (error instanceof OAuthError) throw error;
      // Two headers arrive as one text with a comma, which is no JWT (RFC 9449 §4.3, check 1).
      throw refuse('The DPoP header is not one dpop+jwt that is signed with ES256.', error);
    }
  };

  return async (text: string): Promise<Proof> => {
    if (text.length > PROOF_MOST) throw refuse(`The proof has more than ${PROOF_MOST} characters.`);
    const { key, payload } = await verify(text);
    const { jti, htm, htu, iat, nonce } = payload;
    if (typeof jti !== 'string' || jti === '' || jti.length > JTI_MOST)
      throw refuse(`The jti of the proof is not a text of 1 to ${JTI_MOST} characters.`);
    if (htm !== 'POST') throw refuse('The htm of the proof is not POST.');
    if (!isEndpoint(htu, endpoint)) throw refuse(`The htu of the proof is not ${endpoint}.`);
    const endsAt = typeof nonce === 'string' ? nonces.findEnd(nonce) : null;
    if (endsAt === null) throw new OAuthError('use_dpop_nonce', 'Sign a new proof with the DPoP-Nonce.');
    if (typeof iat !== 'number' || Math.abs(Date.now() / 1000 - iat) > CLOCK_SECONDS)
      throw refuse('The iat of the proof is not the time of now. Is the clock right?');
    const { calculateJwkThumbprint } = await loadJose();
    const thumbprint = await calculateJwkThumbprint(key);
    return { thumbprint, hash: hashSecret(`${thumbprint} ${jti}`), endsAt };
  };
}
export type ProofReader = ReturnType<typeof createProofReader>;
