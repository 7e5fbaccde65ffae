import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { oauthAccessToken, oauthCode, oauthGrant } from '../../server/db/schema/oauth.ts';
import { activity } from '../../server/db/schema/security.ts';
import { GRANTS_MOST } from '../../server/oauth/grants.ts';
import { hashSecret } from '../../server/secrets/secret-hash.ts';
import { isAccessToken } from '../../server/session/access-token.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import {
  type Fields,
  findIdentity,
  issueCode,
  openGrant,
  SITE,
  sendForm,
  type TestIdentity,
} from './oauth-calls.ts';

const OTHER_SITE = 'https://other.example.org';

let harness: Harness;
let ada: Awaited<ReturnType<Harness['signUp']>>;
let identity: TestIdentity;
beforeAll(async () => {
  harness = await startHarness({ env: { TRUSTED_ORIGINS: `${SITE},${OTHER_SITE}` } });
});
afterAll(() => harness[Symbol.asyncDispose]());
beforeEach(async () => {
  ada = await harness.signUp();
  identity = await findIdentity(harness, ada);
});

const isServer = inject('driver') !== 'pglite';
const send = (fields: Fields | string, headers?: Record<string, string>) =>
  sendForm(harness, '/token', fields, headers);
const grantsOf = ({ session }: TestIdentity) =>
  harness.db.select().from(oauthGrant).where(eq(oauthGrant.sessionId, session.id));
const codesOf = ({ session }: TestIdentity) =>
  harness.db.select().from(oauthCode).where(eq(oauthCode.sessionId, session.id));
const siteEntries = async () => {
  const rows = await harness.db.select().from(activity).where(eq(activity.userId, identity.user.id));
  return rows.filter(({ site }) => site !== null).map(({ kind, site, sessionId }) => [kind, site, sessionId]);
};

describe('a code', () => {
  it('is exchanged for an access token that is stored as a hash only', async () => {
    const { status, headers, body } = await send(await issueCode(harness, identity));
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const { access_token: token = '', ...rest } = body;
    expect(rest).toEqual({ token_type: 'Bearer', expires_in: 600, scope: 'session' });
    expect(isAccessToken(token)).toBe(true);
    const [grant] = await grantsOf(identity);
    expect(grant).toMatchObject({ clientId: SITE, refreshHash: null, keyThumbprint: null });
    const stored = await harness.db
      .select()
      .from(oauthAccessToken)
      .where(eq(oauthAccessToken.tokenHash, hashSecret(token)));
    expect(stored).toMatchObject([{ grantId: grant?.id }]);
    const left = (stored[0]?.expiresAt.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(590_000);
    expect(left).toBeLessThanOrEqual(600_000);
    expect(await siteEntries()).toEqual([['site_signed_in', SITE, identity.session.id]]);
  });

  it('ends what its first use gave when it is used again', async () => {
    const { form } = await openGrant(harness, identity);
    expect(await send(form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await grantsOf(identity)).toEqual([]);
    expect(await send(form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await siteEntries()).toEqual([
      ['site_signed_in', SITE, identity.session.id],
      ['site_signed_out', SITE, identity.session.id],
    ]);
  });

  it.each<[string, Fields]>([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['another redirect URI', { redirect_uri: `${SITE}/book/` }],
    ['a redirect URI in another spelling', { redirect_uri: `${SITE}:443/book/?chapter=2` }],
    ['another client', { client_id: OTHER_SITE }],
  ])('is spent with %s', async (_, wrong) => {
    const form = await issueCode(harness, identity);
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    expect(await send({ ...form, ...wrong })).toMatchObject(refused);
    expect(await codesOf(identity)).toEqual([]);
    expect(await send(form)).toMatchObject(refused);
    expect(await grantsOf(identity)).toEqual([]);
  });

  it('is refused after a minute', async () => {
    const form = await issueCode(harness, identity);
    await harness.db.execute(sql`update oauth_code set expires_at = expires_at - interval '60 seconds'`);
    expect(await send(form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  // The embedded database has the clock of the process.
  it.runIf(isServer)('ends by the clock of the database, whatever the clocks of processes say', async () => {
    for (const difference of [90_000, -90_000]) {
      const form = await issueCode(harness, identity);
      const late = await issueCode(harness, identity);
      const there = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + difference);
      expect((await send(form)).status).toBe(200);
      await harness.db.execute(sql`update oauth_code set expires_at = expires_at - interval '60 seconds'`);
      expect(await send(late)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
      there.mockRestore();
    }
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a sign-out', () => harness.post('/api/auth/sign-out', {}, browser(ada.cookie))],
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
    const form = await issueCode(harness, identity);
    await end();
    expect(await send(form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await grantsOf(identity)).toEqual([]);
  });

  it('gives a site at most twenty grants of a session: the least recently used one ends', async () => {
    const { form: first } = await openGrant(harness, identity);
    const other = await issueCode(harness, identity, OTHER_SITE);
    expect((await send(other)).status).toBe(200);
    for (let count = 1; count < GRANTS_MOST; count += 1) await openGrant(harness, identity);
    expect(await grantsOf(identity)).toHaveLength(GRANTS_MOST + 1);
    await openGrant(harness, identity);
    const left = await grantsOf(identity);
    expect(left).toHaveLength(GRANTS_MOST + 1);
    expect(left.map(({ codeHash }) => codeHash)).not.toContain(hashSecret(first.code));
    expect(left.map(({ clientId }) => clientId)).toContain(OTHER_SITE);
    const ends = (await siteEntries()).filter(([kind]) => kind === 'site_signed_out');
    expect(ends).toEqual([['site_signed_out', SITE, identity.session.id]]);
  });

  it('is refused for a site that is trusted no more', async () => {
    const form = await issueCode(harness, identity, OTHER_SITE);
    await using later = await startHarness({ beside: harness });
    const answer = await sendForm(later, '/token', form);
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
    expect(await grantsOf(identity)).toEqual([]);
  });
});

describe('the token endpoint', () => {
  it.each(['grant_type', 'client_id', 'code', 'redirect_uri', 'code_verifier'])(
    'names a missing %s, and the code stays good',
    async (name) => {
      const form = await issueCode(harness, identity);
      for (const value of [undefined, '']) {
        const answer = await send({ ...form, [name]: value });
        expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
        expect(answer.body.error_description).toContain(name);
      }
      expect((await send(form)).status).toBe(200);
    },
  );

  it('ignores other parameters and empty ones', async () => {
    const form = await issueCode(harness, identity);
    const more = { scope: 'openid email', audience: 'x', client_secret: '', state: '\u0000' };
    const { status, body } = await send({ ...form, ...more });
    expect([status, body.scope]).toEqual([200, 'session']);
  });

  it('refuses a repeated parameter', async () => {
    const form = await issueCode(harness, identity);
    const text = `${new URLSearchParams(form)}&code=${form.code}`;
    expect(await send(text)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('refuses other grant types', async () => {
    const form = { grant_type: 'password', client_id: SITE, username: ada.email, password: 'x' };
    expect(await send(form)).toMatchObject({ status: 400, body: { error: 'unsupported_grant_type' } });
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])(
    'refuses a body of type %s',
    async (type) => {
      const form = await issueCode(harness, identity);
      const answer = await send(form, { 'content-type': type });
      expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    },
  );

  it('takes a form with a charset, and refuses one of more than 64 KiB', async () => {
    const form = await issueCode(harness, identity);
    const type = { 'content-type': 'Application/X-WWW-Form-Urlencoded; charset=UTF-8' };
    const large = await send({ ...form, filler: 'x'.repeat(64 * 1024) }, type);
    expect(large).toMatchObject({ status: 413, body: { error: 'invalid_request' } });
    expect((await send(form, type)).status).toBe(200);
  });

  it('answers an Authorization header with its scheme', async () => {
    const form = await issueCode(harness, identity);
    const answer = await send(form, { authorization: 'Basic eDp5' });
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="gatehouse"');
  });

  it.each([OTHER_SITE, 'https://evil.example', 'http://localhost:3001', 'null'])(
    'refuses the page of %s that sends the code of another site, and the code stays good',
    async (origin) => {
      const form = await issueCode(harness, identity);
      const answer = await send(form, { origin });
      expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_client' } });
      expect((await send(form, { origin: SITE })).status).toBe(200);
    },
  );

  it('reads no parameter from its address, which logs would show', async () => {
    const form = await issueCode(harness, identity);
    const response = await harness.request(`/api/oauth/token?${new URLSearchParams(form)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_request' }]);
    expect(harness.logged.join()).not.toContain(form.code);
    expect((await send(form)).status).toBe(200);
  });

  it('reads no cookie and sets none', async () => {
    const form = await issueCode(harness, identity);
    const { status, headers } = await send(form, browser(ada.cookie));
    expect([status, headers.getSetCookie()]).toEqual([400, []]); // our own origin is not the client
    const answer = await send(form, { cookie: ada.cookie });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
  });

  it('answers only POST', async () => {
    for (const path of ['/api/oauth/token', '/api/oauth/revoke']) {
      const response = await harness.request(path);
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  it('answers 429 with Retry-After when an address asks too often', async () => {
    await using limited = await startHarness({ beside: harness, env: { RATE_LIMITS: 'auth:1/60' } });
    const ask = () => limited.request('/api/oauth/token', { method: 'POST' }, '198.51.100.17');
    expect((await ask()).status).toBe(400);
    const refused = await ask();
    expect([refused.status, await refused.json()]).toMatchObject([429, { error: 'temporarily_unavailable' }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a browser', () => {
  const preflight = (origin: string, path = '/api/oauth/token') =>
    harness.request(path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'dpop,x-requested-with',
      },
    });

  it('may call from a trusted site, without credentials', async () => {
    for (const path of ['/api/oauth/token', '/api/oauth/revoke']) {
      const { status, headers } = await preflight(SITE, path);
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(SITE);
      expect(headers.get('access-control-allow-headers')).toBe('Content-Type,DPoP,X-Requested-With');
      expect(headers.get('access-control-allow-methods')).toBe('POST');
      expect(headers.has('access-control-allow-credentials')).toBe(false);
    }
    const { headers } = await send({}, { origin: SITE });
    expect(headers.get('access-control-allow-origin')).toBe(SITE);
    expect(headers.get('access-control-expose-headers')).toBe('X-Request-Id,Retry-After,DPoP-Nonce,Date');
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  });

  it('may not call from another site', async () => {
    const { headers } = await preflight('https://evil.example');
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });
});

describe('the metadata', () => {
  it('says what RFC 8414 asks for, to every origin', async () => {
    const response = await harness.request('/.well-known/oauth-authorization-server');
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toEqual({
      issuer: 'http://localhost:3001',
      authorization_endpoint: 'http://localhost:3001/authorize',
      token_endpoint: 'http://localhost:3001/api/oauth/token',
      revocation_endpoint: 'http://localhost:3001/api/oauth/revoke',
      scopes_supported: ['session'],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      prompt_values_supported: ['none', 'login', 'create'],
      token_endpoint_auth_methods_supported: ['none'],
      revocation_endpoint_auth_methods_supported: ['none'],
      code_challenge_methods_supported: ['S256'],
      dpop_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
      gatehouse_cookie_domain: null,
    });
  });

  it('names the cookie domain', async () => {
    const env = { BETTER_AUTH_URL: 'https://accounts.example.com', COOKIE_DOMAIN: 'example.com' };
    await using shared = await startHarness({ beside: harness, env });
    const response = await shared.request('/.well-known/oauth-authorization-server');
    expect(await response.json()).toMatchObject({
      issuer: env.BETTER_AUTH_URL,
      gatehouse_cookie_domain: env.COOKIE_DOMAIN,
    });
  });
});
