import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { oauthGrant } from '../../server/db/schema/oauth.ts';
import { activity } from '../../server/db/schema/security.ts';
import { createAccessTokens } from '../../server/session/access-token.ts';
import { type Harness, startHarness } from '../harness.ts';
import {
  createKey,
  type Fields,
  findIdentity,
  type Key,
  openGrant,
  SITE,
  sendForm,
  sendProven,
  type TestIdentity,
  toRefresh,
} from './oauth-calls.ts';
import { warm } from './statements.ts';

const OTHER_SITE = 'https://other.example.org';

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

const revoke = (fields: Fields, headers?: Record<string, string>) =>
  sendForm(harness, '/revoke', { client_id: SITE, ...fields }, headers);
const findGrants = () =>
  harness.db.select().from(oauthGrant).where(eq(oauthGrant.sessionId, identity.session.id));
const signOuts = async () => {
  const rows = await harness.db.select().from(activity).where(eq(activity.userId, identity.user.id));
  return rows
    .filter(({ kind }) => kind === 'site_signed_out')
    .map(({ site, sessionId }) => [site, sessionId]);
};

it.each(['accessToken', 'refreshToken'] as const)(
  'either token ends the whole grant, and no other: the %s',
  async (name) => {
    const grant = await openGrant(harness, identity, key);
    const other = await openGrant(harness, identity, key);
    const { status, headers } = await revoke({ token: grant[name], token_type_hint: 'what' });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await findGrants()).toHaveLength(1);
    expect(await signOuts()).toEqual([[SITE, identity.session.id]]);
    const refresh = (token: string) => sendProven(harness, key, toRefresh(token));
    expect(await refresh(grant.refreshToken)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect((await refresh(other.refreshToken)).status).toBe(200);
    expect((await revoke({ token: grant[name] })).status).toBe(200); // once more
    expect(await signOuts()).toHaveLength(1);
  },
);

it('the session itself goes on, and is asked for anew', async () => {
  const { accessToken } = await openGrant(harness, identity);
  await warm(harness, { cookie: ada.cookie });
  await revoke({ token: accessToken });
  expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
});

it('an unknown token is answered 200, whoever signed it', async () => {
  await openGrant(harness, identity, key);
  const forged = createAccessTokens([Buffer.alloc(32)]).create().token;
  for (const token of ['x', '\u0000', `grt_${'A'.repeat(43)}`, forged, ada.bearer, 'x'.repeat(5_000)])
    expect((await revoke({ token })).status).toBe(200);
  expect(await findGrants()).toHaveLength(1);
});

it.each(['accessToken', 'refreshToken'] as const)(
  'another client cannot end a grant with its %s',
  async (name) => {
    const { [name]: token } = await openGrant(harness, identity, key);
    const answer = await revoke({ token, client_id: OTHER_SITE });
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const fromPage = await revoke({ token }, { origin: OTHER_SITE });
    expect(fromPage).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
    expect(await findGrants()).toHaveLength(1);
  },
);

it('a missing parameter is named', async () => {
  for (const name of ['token', 'client_id']) {
    const answer = await revoke({ token: 'x', [name]: undefined });
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect(answer.body.error_description).toContain(name);
  }
});
