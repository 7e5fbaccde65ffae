import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { expect } from 'vitest';
import { createCodes } from '../../server/oauth/codes.ts';
import { type Harness, TRUSTED_SITE } from '../harness.ts';

// What a site's client sends to the token endpoint.

export const SITE = TRUSTED_SITE;
export const REDIRECT_URI = `${SITE}/book/?chapter=2`;
export const TOKEN_URL = 'http://localhost:3001/api/oauth/token';

export type Fields = Record<string, string | undefined>;
export type Answer = {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { error?: string; access_token?: string; refresh_token?: string };
};

/** Sends a form. An undefined field is left out. */
export async function sendForm(
  { request }: Pick<Harness, 'request'>,
  path: '/token' | '/revoke',
  fields: Fields | string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const entries = typeof fields === 'string' ? [] : Object.entries(fields);
  const sent = entries.filter((one): one is [string, string] => one[1] !== undefined);
  const response = await request(`/api/oauth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: typeof fields === 'string' ? fields : new URLSearchParams(sent).toString(),
  });
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Answer['body']);
  return { status: response.status, headers: response.headers, body };
}

/** The session of a signed-in user, in the form in which a code is issued for it. */
export async function findIdentity({ api }: Harness, { cookie }: { cookie: string }) {
  const current = await api({ cookie }).session.current.query();
  if (!current) throw new Error('nobody is signed in');
  return { user: { id: current.user.id }, session: { id: current.session.id } };
}
export type TestIdentity = Awaited<ReturnType<typeof findIdentity>>;

/** A code for the session, and the form that exchanges it. */
export async function issueCode(harness: Harness, identity: TestIdentity, clientId = SITE) {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const redirectUri = REDIRECT_URI.replace(SITE, clientId);
  const code = await createCodes(harness.db).issue(identity, { clientId, redirectUri, challenge });
  return {
    grant_type: 'authorization_code',
    client_id: clientId,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
}

type ProofOptions = { header?: Record<string, unknown>; claims?: Record<string, unknown> };

/** A site's key, which signs proofs. */
export async function createKey() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  return {
    jwk,
    privateJwk: await exportJWK(privateKey),
    /** `claims` and `header` replace the right ones; undefined leaves one out. */
    prove: (nonce: string | undefined, { header = {}, claims = {} }: ProofOptions = {}): Promise<string> => {
      const payload = {
        jti: randomUUID(),
        htm: 'POST',
        htu: TOKEN_URL,
        iat: Math.floor(Date.now() / 1000),
        nonce,
        ...claims,
      };
      return new SignJWT(payload as JWTPayload)
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
        .sign(privateKey);
    },
  };
}
export type Key = Awaited<ReturnType<typeof createKey>>;

/** A nonce of the service, received as a client receives it. */
export async function fetchNonce(harness: Harness): Promise<string> {
  const { headers } = await sendForm(harness, '/token', {}, { dpop: 'none' });
  const nonce = headers.get('dpop-nonce');
  if (nonce === null) throw new Error('the token endpoint sent no nonce');
  return nonce;
}

/** Sends a form with a fresh proof of the key. */
export const sendProven = async (harness: Harness, key: Key, fields: Fields): Promise<Answer> =>
  sendForm(harness, '/token', fields, { dpop: await key.prove(await fetchNonce(harness)) });

/** Hands a session to a site that holds `key`, or to one without a key. */
export async function openGrant(harness: Harness, identity: TestIdentity, key?: Key) {
  const form = await issueCode(harness, identity);
  const { status, body } = key
    ? await sendProven(harness, key, form)
    : await sendForm(harness, '/token', form);
  expect([status, body]).toMatchObject([200, { token_type: 'Bearer' }]);
  return { form, accessToken: body.access_token ?? '', refreshToken: body.refresh_token ?? '' };
}

export const toRefresh = (refreshToken: string, clientId = SITE): Fields => ({
  grant_type: 'refresh_token',
  client_id: clientId,
  refresh_token: refreshToken,
});
