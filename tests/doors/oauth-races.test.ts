import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { oauthGrant, oauthProof } from '../../server/db/schema/oauth.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import {
  type Answer,
  createKey,
  fetchNonce,
  findIdentity,
  issueCode,
  type Key,
  openGrant,
  SITE,
  sendForm,
  sendProven,
  type TestIdentity,
  toRefresh,
} from './oauth-calls.ts';

// Two processes at once. Whatever the order is, the answers fit to what the database holds.

let here: Harness;
let there: Harness;
let key: Key;
beforeAll(async () => {
  here = await startHarness();
  there = await startHarness({ beside: here });
  key = await createKey();
});
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});

let ada: Awaited<ReturnType<Harness['signUp']>>;
let identity: TestIdentity;
beforeEach(async () => {
  ada = await here.signUp();
  identity = await findIdentity(here, ada);
});

const ROUNDS = Array.from({ length: 8 }, (_, index) => index);
const outcomes = (answers: readonly Answer[]) =>
  answers.map(({ status, body }) => (status === 200 ? 'tokens' : String(body.error))).sort();
const findGrants = () =>
  here.db.select().from(oauthGrant).where(eq(oauthGrant.sessionId, identity.session.id));

it('a code that several send at once gives tokens to one of them, and the others end those', async () => {
  for (const _ of ROUNDS) {
    const form = await issueCode(here, identity);
    const answers = await Promise.all([here, there, here, there].map((one) => sendForm(one, '/token', form)));
    expect(outcomes(answers)).toEqual(['invalid_grant', 'invalid_grant', 'invalid_grant', 'tokens']);
    expect(await findGrants()).toEqual([]);
  }
});

it('a proof that several send at once is used once', async () => {
  const { refreshToken } = await openGrant(here, identity, key);
  for (const _ of ROUNDS) {
    const proof = await key.prove(await fetchNonce(here));
    const answers = await Promise.all(
      [here, there, here].map((one) => sendForm(one, '/token', toRefresh(refreshToken), { dpop: proof })),
    );
    expect(outcomes(answers)).toEqual(['invalid_dpop_proof', 'invalid_dpop_proof', 'tokens']);
  }
});

it('a refresh in two tabs at once gives both of them tokens', async () => {
  const { refreshToken } = await openGrant(here, identity, key);
  for (const _ of ROUNDS) {
    const answers = await Promise.all(
      [here, there].map((one) => sendProven(one, key, toRefresh(refreshToken))),
    );
    expect(outcomes(answers)).toEqual(['tokens', 'tokens']);
  }
});

it('a sign-out beside an exchange or a refresh leaves nothing, whichever is first', async () => {
  for (const round of ROUNDS) {
    const { cookie } = await here.signIn(ada.email);
    identity = await findIdentity(here, { cookie });
    const { refreshToken } = await openGrant(here, identity, key);
    const form = await issueCode(here, identity);
    const signOut = () => there.post('/api/auth/sign-out', {}, browser(cookie));
    const ask =
      round % 2 ? () => sendForm(here, '/token', form) : () => sendProven(here, key, toRefresh(refreshToken));
    const [answer, ended] = await Promise.all([ask(), signOut()]);
    expect(ended.status).toBe(200);
    expect(['tokens', 'invalid_grant']).toContain(outcomes([answer])[0]);
    expect(await findGrants()).toEqual([]);
    expect(await sendProven(here, key, toRefresh(refreshToken))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  }
});

it('an end of the grant beside a refresh ends it', async () => {
  for (const _ of ROUNDS) {
    const { refreshToken, accessToken } = await openGrant(here, identity, key);
    const [answer, ended] = await Promise.all([
      sendProven(here, key, toRefresh(refreshToken)),
      sendForm(there, '/revoke', { client_id: SITE, token: accessToken }),
    ]);
    expect(ended.status).toBe(200);
    expect(['tokens', 'invalid_grant']).toContain(outcomes([answer])[0]);
    expect(await findGrants()).toEqual([]);
  }
});

it('proofs are kept until their nonce ends', async () => {
  const before = await here.db.select().from(oauthProof);
  await openGrant(here, identity, key);
  const after = await here.db.select().from(oauthProof);
  expect(after).toHaveLength(before.length + 1);
  for (const { expiresAt } of after) expect(expiresAt.getTime()).toBeGreaterThan(Date.now());
});

it('a used proof is refused after a cleanup by a database whose clock is ahead', async () => {
  const { refreshToken } = await openGrant(here, identity, key);
  const dpop = await key.prove(await fetchNonce(here));
  const send = () => sendForm(here, '/token', toRefresh(refreshToken), { dpop });
  expect((await send()).status).toBe(200);
  await here.db.update(oauthProof).set({ expiresAt: sql`${oauthProof.expiresAt} - interval '10 minutes'` });
  await here.cleanup.run();
  expect((await send()).body).toMatchObject({ error: 'invalid_dpop_proof' });
  await here.db.update(oauthProof).set({ expiresAt: sql`${oauthProof.expiresAt} - interval '20 minutes'` });
  await here.cleanup.run();
  expect(await here.db.$count(oauthProof)).toBe(0);
});
