import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '../../server/db/schema/auth.ts';
import { oauthAccessToken, oauthGrant } from '../../server/db/schema/oauth.ts';
import { createNonces, NONCE_SECONDS } from '../../server/oauth/dpop-nonce.ts';
import { deriveKeys } from '../../server/secrets/keys.ts';
import { browser, type Harness, PASSWORD, SECRETS, startHarness } from '../harness.ts';
import {
  type Answer,
  createKey,
  type Fields,
  fetchNonce,
  findIdentity,
  issueCode,
  type Key,
  openGrant,
  SITE,
  sendForm,
  sendProven,
  type TestIdentity,
  TOKEN_URL,
  toRefresh,
} from './oauth-calls.ts';

const OTHER_SITE = 'https://other.example.org';
const DAY = 24 * 60 * 60 * 1000;

let harness: Harness;
let ada: Awaited<ReturnType<Harness['signUp']>>;
let identity: TestIdentity;
let key: Key;
beforeAll(async () => {
  harness = await startHarness({ env: { TRUSTED_ORIGINS: `${SITE},${OTHER_SITE}` } });
  key = await createKey();
});
afterAll(() => harness[Symbol.asyncDispose]());
beforeEach(async () => {
  ada = await harness.signUp();
  identity = await findIdentity(harness, ada);
});

const send = (fields: Fields, dpop?: string) =>
  sendForm(harness, '/token', fields, dpop === undefined ? {} : { dpop });
const refresh = (refreshToken: string) => sendProven(harness, key, toRefresh(refreshToken));
const grantOf = async ({ session: { id } }: TestIdentity) => {
  const [grant] = await harness.db.select().from(oauthGrant).where(eq(oauthGrant.sessionId, id));
  return grant;
};
const sessionOf = async () => {
  const [row] = await harness.db.select().from(session).where(eq(session.id, identity.session.id));
  return row ?? expect.fail('the session is gone');
};
const changePassword = async (cookie: string) => {
  const body = { currentPassword: PASSWORD, newPassword: 'a whole new sentence' };
  expect((await harness.post('/api/auth/change-password', body, browser(cookie))).status).toBe(200);
};
const refused = (error: string) => ({ status: 400, body: { error } });
/** Nonces as the service makes them, for other times than now. */
const nonces = createNonces(deriveKeys(SECRETS, 'DPoP nonces'));

describe('a client that proves a key', () => {
  it('receives a refresh token, which is stored as a hash and bound to the key', async () => {
    const { refreshToken } = await openGrant(harness, identity, key);
    expect(refreshToken).toMatch(/^grt_[\w-]{43}$/);
    const grant = await grantOf(identity);
    expect(grant?.keyThumbprint).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(grant)).not.toContain(refreshToken);
  });

  it('receives the nonce it needs before anything is spent', async () => {
    const form = await issueCode(harness, identity);
    const first = await send(form, await key.prove(undefined));
    expect(first).toMatchObject(refused('use_dpop_nonce'));
    const nonce = first.headers.get('dpop-nonce') ?? '';
    const second = await send(form, await key.prove(nonce));
    expect(second).toMatchObject({ status: 200, body: { token_type: 'Bearer' } });
    expect(second.headers.get('dpop-nonce')).toMatch(/^[\w.-]+$/);
  });

  it('receives new access tokens for its one refresh token', async () => {
    const { accessToken, refreshToken } = await openGrant(harness, identity, key);
    const before = await grantOf(identity);
    const tokens = new Set([accessToken]);
    for (const _ of 'abc') {
      const { status, body } = await refresh(refreshToken);
      expect(status).toBe(200);
      const { access_token: token = '', ...rest } = body;
      expect(rest).toEqual({ token_type: 'Bearer', expires_in: 600, scope: 'session' });
      tokens.add(token);
    }
    expect(tokens.size).toBe(4);
    const after = await grantOf(identity);
    expect(after?.id).toBe(before?.id);
    expect(after?.lastUsedAt.getTime()).toBeGreaterThan(before?.lastUsedAt.getTime() ?? 0);
    expect(after?.expiresAt.getTime()).toBeGreaterThan(before?.expiresAt.getTime() ?? 0);
    const stored = await harness.db
      .select()
      .from(oauthAccessToken)
      .where(eq(oauthAccessToken.grantId, after?.id ?? ''));
    expect(stored).toHaveLength(4);
  });

  it('keeps its grant when tabs refresh at once', async () => {
    const { refreshToken } = await openGrant(harness, identity, key);
    const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(refreshToken)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await refresh(refreshToken)).status).toBe(200);
  });
});

describe('a refresh', () => {
  it('is a use of the session: it prolongs it, at most once a day', async () => {
    const { refreshToken } = await openGrant(harness, identity, key);
    const age = (days: number) =>
      harness.db.execute(sql`update session set
        last_seen_at = now() - interval '1 hour', expires_at = now() + make_interval(days => ${days})
        where id = ${identity.session.id}`);
    await age(5);
    expect((await refresh(refreshToken)).status).toBe(200);
    const prolonged = await sessionOf();
    expect(Date.now() - prolonged.lastSeenAt.getTime()).toBeLessThan(60_000);
    expect(prolonged.expiresAt.getTime() - Date.now()).toBeGreaterThan(6.9 * DAY);
    await refresh(refreshToken);
    expect((await sessionOf()).expiresAt).toEqual(prolonged.expiresAt);
  });

  it('gives a token that ends with the session, and says so', async () => {
    const { refreshToken } = await openGrant(harness, identity, key);
    await harness.db.execute(sql`update session set remembered = false, expires_at = now() + interval '5 minutes'
      where id = ${identity.session.id}`);
    const { body } = await refresh(refreshToken);
    expect(body.expires_in).toBeLessThanOrEqual(300);
    expect(body.expires_in).toBeGreaterThan(0);
    expect((await grantOf(identity))?.expiresAt).toEqual((await sessionOf()).expiresAt);
  });

  it('never moves the end past the longest life, nor that of a session without remember me', async () => {
    const { refreshToken } = await openGrant(harness, identity, key);
    await harness.db.execute(sql`update session set created_at = now() - interval '29 days',
      expires_at = now() + interval '1 hour' where id = ${identity.session.id}`);
    await refresh(refreshToken);
    const { createdAt, expiresAt } = await sessionOf();
    expect(expiresAt.getTime()).toBe(createdAt.getTime() + 30 * DAY);
    await harness.db.execute(sql`update session set created_at = now(), remembered = false,
      expires_at = now() + interval '1 hour' where id = ${identity.session.id}`);
    await refresh(refreshToken);
    expect((await sessionOf()).expiresAt.getTime() - Date.now()).toBeLessThan(0.05 * DAY);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a sign-out', () => harness.post('/api/auth/sign-out', {}, browser(ada.cookie))],
    [
      'a password change on another device',
      async () => changePassword((await harness.signIn(ada.email)).cookie),
    ],
    ['a password change in the session itself', () => changePassword(ada.cookie)],
    [
      'a ban',
      () => harness.db.execute(sql`update "user" set disabled_at = now() where id = ${identity.user.id}`),
    ],
    [
      'the end of the session',
      () =>
        harness.db.execute(
          sql`update session set expires_at = now() - interval '1 second' where id = ${identity.session.id}`,
        ),
    ],
    [
      'the longest life of the session',
      () =>
        harness.db.execute(
          sql`update session set created_at = now() - interval '31 days' where id = ${identity.session.id}`,
        ),
    ],
    ['a deletion', () => harness.db.execute(sql`delete from "user" where id = ${identity.user.id}`)],
  ])('is refused after %s', async (_, end) => {
    const { refreshToken, accessToken } = await openGrant(harness, identity, key);
    const form = await issueCode(harness, identity);
    const authorization = `Bearer ${accessToken}`;
    expect((await harness.bridge({ authorization })).status).toBe(200);
    await end();
    expect(await refresh(refreshToken)).toMatchObject(refused('invalid_grant'));
    expect(await sendProven(harness, key, form)).toMatchObject(refused('invalid_grant'));
    await vi.waitFor(async () => expect((await harness.bridge({ authorization })).status).not.toBe(200), {
      timeout: 30_000,
    });
  });

  it('is refused for a site that is trusted no more', async () => {
    const { refreshToken } = await openGrant(harness, identity, key);
    await using later = await startHarness({ beside: harness, env: { TRUSTED_ORIGINS: OTHER_SITE } });
    expect(await sendProven(later, key, toRefresh(refreshToken))).toMatchObject(refused('invalid_client'));
    expect((await refresh(refreshToken)).status).toBe(200);
  });

  it.each<[string, string, (token: string) => Promise<Answer>]>([
    ['without a proof', 'invalid_dpop_proof', (token) => send(toRefresh(token))],
    [
      'with another key',
      'invalid_grant',
      async (token) => sendProven(harness, await createKey(), toRefresh(token)),
    ],
    [
      'from another client',
      'invalid_grant',
      (token) => sendProven(harness, key, toRefresh(token, OTHER_SITE)),
    ],
    ['with another token', 'invalid_grant', () => refresh(`grt_${'A'.repeat(43)}`)],
    ['with a text that is no token', 'invalid_grant', () => refresh('\u0000')],
  ])('%s is refused, and ends nothing', async (_, error, ask) => {
    const { refreshToken } = await openGrant(harness, identity, key);
    expect(await ask(refreshToken)).toMatchObject(refused(error));
    expect((await refresh(refreshToken)).status).toBe(200);
  });
});

/** A wrong proof of the right key. */
type Forge = (nonce: string) => Promise<string>;
const signWith = async (alg: string, typ = 'dpop+jwt'): Promise<Forge> => {
  const pair = alg.startsWith('HS') ? null : await generateKeyPair(alg, { extractable: true });
  const jwk = pair ? await exportJWK(pair.publicKey) : { kty: 'oct', k: 'eA' };
  const secret = new TextEncoder().encode('x'.repeat(64));
  return (nonce) =>
    new SignJWT({ jti: alg, htm: 'POST', htu: TOKEN_URL, nonce })
      .setIssuedAt()
      .setProtectedHeader({ alg, typ, jwk })
      .sign(pair?.privateKey ?? secret);
};
const claims =
  (wrong: Record<string, unknown>): Forge =>
  (nonce) =>
    key.prove(nonce, { claims: wrong });
const header =
  (toHeader: () => Record<string, unknown>): Forge =>
  (nonce) =>
    key.prove(nonce, { header: toHeader() });
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

const FORGED: [string, Forge][] = [
  ['HS256', async (nonce) => (await signWith('HS256'))(nonce)],
  ['RSA', async (nonce) => (await signWith('RS256'))(nonce)],
  ['PS256', async (nonce) => (await signWith('PS256'))(nonce)],
  ['ES384', async (nonce) => (await signWith('ES384'))(nonce)],
  ['Ed25519', async (nonce) => (await signWith('EdDSA'))(nonce)],
  ['another typ', async (nonce) => (await signWith('ES256', 'JWT'))(nonce)],
  [
    'alg none',
    async (nonce) => {
      const claims = { jti: 'x', htm: 'POST', htu: TOKEN_URL, iat: now(), nonce };
      return `${encode({ alg: 'none', typ: 'dpop+jwt', jwk: key.jwk })}.${encode(claims)}.`;
    },
  ],
  ['no typ', header(() => ({ typ: undefined }))],
  ['no key', header(() => ({ jwk: undefined }))],
  ['a private key in the header', header(() => ({ jwk: key.privateJwk }))],
  ['an empty private member', header(() => ({ jwk: { ...key.jwk, d: '' } }))],
  ['the key of somebody else', header(() => ({ jwk: { ...key.jwk, x: key.jwk.y, y: key.jwk.x } }))],
  ['a key by address', header(() => ({ jwk: undefined, jku: 'https://evil.example/jwks', kid: '1' }))],
  ['a certificate in place of the key', header(() => ({ jwk: undefined, x5c: ['MIIB'] }))],
  ['a key that is a text', header(() => ({ jwk: 'x' }))],
  ['a coordinate of the wrong length', header(() => ({ jwk: { ...key.jwk, x: 'AA' } }))],
  ['another method', claims({ htm: 'GET' })],
  ['a method in lower case', claims({ htm: 'post' })],
  ['no method', claims({ htm: undefined })],
  ['another address', claims({ htu: 'http://localhost:3001/api/oauth/revoke' })],
  ['another port', claims({ htu: 'http://localhost:3002/api/oauth/token' })],
  ['another scheme', claims({ htu: 'https://localhost:3001/api/oauth/token' })],
  ['user info in the address', claims({ htu: 'http://a:b@localhost:3001/api/oauth/token' })],
  ['a path', claims({ htu: '/api/oauth/token' })],
  ['an address that is a number', claims({ htu: 1 })],
  ['iat ten minutes ago', (nonce) => key.prove(nonce, { claims: { iat: now() - 600 } })],
  ['iat in ten minutes', (nonce) => key.prove(nonce, { claims: { iat: now() + 600 } })],
  ['iat as a text', (nonce) => key.prove(nonce, { claims: { iat: String(now()) } })],
  ['no iat', claims({ iat: undefined })],
  ['exp passed', (nonce) => key.prove(nonce, { claims: { exp: now() - 60 } })],
  ['no jti', claims({ jti: undefined })],
  ['an empty jti', claims({ jti: '' })],
  ['a jti of 257 characters', claims({ jti: 'x'.repeat(257) })],
  ['a jti that is a number', claims({ jti: 7 })],
  ['100 KB', claims({ filler: 'x'.repeat(100_000) })],
  ['two proofs', async (nonce) => `${await key.prove(nonce)}, ${await key.prove(nonce)}`],
  ['an empty text', async () => ''],
];

const OLD_NONCES: [string, () => unknown][] = [
  ['no nonce', () => undefined],
  ['a number as nonce', () => 1],
  ['an empty nonce', () => ''],
  ['an old nonce', () => nonces.create(Date.now() - (NONCE_SECONDS + 2) * 1000)],
  ['a nonce of later', () => nonces.create(Date.now() + (NONCE_SECONDS + 2) * 1000)],
  ['a nonce of another service', () => createNonces([Buffer.alloc(32)]).create()],
  ['a nonce with another time', () => nonces.create().replace(/^./, 'z')],
];

describe('a proof', () => {
  /** Sends the proof with a code and with a refresh token: both are refused, and both stay good. */
  const expectRefused = async (error: string, forge: Forge) => {
    const { refreshToken } = await openGrant(harness, identity, key);
    const form = await issueCode(harness, identity);
    for (const fields of [form, toRefresh(refreshToken)]) {
      const answer = await send(fields, await forge(await fetchNonce(harness)));
      expect(answer).toMatchObject(refused(error));
      expect(answer.headers.get('dpop-nonce')).not.toBeNull();
    }
    expect((await send(form)).status).toBe(200);
    expect((await refresh(refreshToken)).status).toBe(200);
  };

  it.each(FORGED)('with %s is refused', (_, forge) => expectRefused('invalid_dpop_proof', forge));

  it.each(OLD_NONCES)('with %s is told to take a new one', (_, toNonce) =>
    expectRefused('use_dpop_nonce', () => key.prove(toNonce() as string)),
  );

  it('is accepted once, by whichever request', async () => {
    const { refreshToken } = await openGrant(harness, identity, key);
    const proof = await key.prove(await fetchNonce(harness));
    expect((await send(toRefresh(refreshToken), proof)).status).toBe(200);
    expect(await send(toRefresh(refreshToken), proof)).toMatchObject(refused('invalid_dpop_proof'));
    const form = await issueCode(harness, identity);
    expect(await send(form, proof)).toMatchObject(refused('invalid_dpop_proof'));
    expect((await send(form)).status).toBe(200);
  });

  it('may have the jti of another key', async () => {
    const prove = async (by: Key) => by.prove(await fetchNonce(harness), { claims: { jti: 'one' } });
    for (const by of [await createKey(), await createKey()])
      expect((await send(await issueCode(harness, identity), await prove(by))).status).toBe(200);
  });

  it('may name the address with a query, a fragment and in capitals', async () => {
    for (const htu of [`${TOKEN_URL}?a=b#c`, TOKEN_URL.replace('http://localhost', 'HTTP://LOCALHOST')]) {
      const proof = await key.prove(await fetchNonce(harness), { claims: { htu } });
      expect((await send(await issueCode(harness, identity), proof)).status).toBe(200);
    }
  });

  it('may have the nonce of another process, and every other one of the last minutes', async () => {
    await using other = await startHarness({ beside: harness });
    for (const nonce of [await fetchNonce(other), nonces.create(Date.now() - 280_000)])
      expect((await send(await issueCode(harness, identity), await key.prove(nonce))).status).toBe(200);
  });
});

describe('whatever is sent', () => {
  const damage = (text: string, at: number, to: string) =>
    text.slice(0, at % text.length) + to + text.slice((at % text.length) + 1);

  it('a damaged proof is refused in OAuth’s words, and spends nothing', async () => {
    const form = await issueCode(harness, identity);
    const nonce = await fetchNonce(harness);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom(...'AZaz09-_.=,', ''), async (at, to) => {
        const proof = await key.prove(nonce);
        const damaged = damage(proof, at, to);
        // The last character of the signature has bits that do not count.
        fc.pre(damaged !== proof && at % proof.length !== proof.length - 1);
        const { status, body } = await send(form, damaged);
        expect([status, body.error]).toEqual([400, 'invalid_dpop_proof']);
      }),
      { numRuns: 150 },
    );
    expect((await send(form, await key.prove(nonce))).status).toBe(200);
  });

  it('any header and any claims are refused or accepted, and are never a failure of the service', async () => {
    const { refreshToken } = await openGrant(harness, identity, key);
    const nonce = await fetchNonce(harness);
    const anyClaims = fc.dictionary(
      fc.constantFrom('jti', 'htm', 'htu', 'iat', 'nonce', 'exp'),
      fc.jsonValue(),
    );
    const anyKey = fc.dictionary(fc.constantFrom('kty', 'crv', 'x', 'y', 'd', 'alg', 'use'), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(anyClaims, anyKey, async (wrong, jwk) => {
        const proof = await key.prove(nonce, { claims: wrong, header: { jwk: { ...key.jwk, ...jwk } } });
        const { status, body } = await send(toRefresh(refreshToken), proof);
        expect(['invalid_dpop_proof', 'use_dpop_nonce', undefined]).toContain(body.error);
        expect(status).toBe(body.error === undefined ? 200 : 400);
      }),
      { numRuns: 150 },
    );
  });

  it('any form is answered in OAuth’s words', async () => {
    const form = await issueCode(harness, identity);
    const anyText = fc.string({ unit: 'binary', maxLength: 40 });
    const anyForm = fc.dictionary(
      fc.oneof(fc.constantFrom(...Object.keys(form), 'refresh_token', 'token'), anyText),
      fc.oneof(fc.constantFrom(...Object.values(form).filter((one) => one !== form.code)), anyText),
    );
    const anyBody = fc.oneof(
      anyForm.map((fields) => new URLSearchParams(fields).toString()),
      anyForm.map((fields) => new URLSearchParams({ ...form, ...fields }).toString()),
      anyText,
    );
    const codes = ['invalid_request', 'invalid_client', 'invalid_grant', 'unsupported_grant_type'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('/token', '/revoke'), anyBody, async (path, text) => {
        const { status, body } = await sendForm(harness, path, text);
        if (status === 200) return;
        expect([status, codes]).toEqual([400, expect.arrayContaining([body.error])]);
        expect(body.error_description).toMatch(/^[ !#-[\]-~]+$/); // RFC 6749 §5.2
      }),
      { numRuns: 200 },
    );
  });
});
