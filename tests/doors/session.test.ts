import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '../../server/db/schema/index.ts';
import { browser, type Harness, startHarness, TRUSTED_SITE } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

const moveSession = (userId: string, times: Partial<typeof session.$inferInsert>) =>
  harness.db.update(session).set(times).where(eq(session.userId, userId));
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

describe('session.current', () => {
  it('is null for nobody, and for every bad credential', async () => {
    expect(await harness.api().session.current.query()).toBeNull();
    expect(await harness.api({ cookie: 'better-auth.session_token=bad' }).session.current.query()).toBeNull();
    expect(await harness.api({ authorization: 'Bearer bad' }).session.current.query()).toBeNull();
  });

  it('shows the person and the session, without a token', async () => {
    const ada = await harness.signUp({}, { 'user-agent': CHROME });
    const current = await harness.api({ cookie: ada.cookie }).session.current.query();
    expect(current).toEqual({
      user: {
        id: ada.user.id,
        email: ada.email,
        emailVerified: false,
        name: 'Ada',
        image: null,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
      session: {
        id: expect.any(String),
        createdAt: expect.any(String),
        lastSeenAt: expect.any(String),
        expiresAt: expect.any(String),
        ipAddress: null,
        device: { browser: 'Chrome', os: 'Windows', kind: 'desktop' },
        current: true,
      },
    });
    expect(JSON.stringify(current)).not.toContain(ada.token);
  });

  it('refuses a cookie beside a bearer token', async () => {
    const ada = await harness.signUp();
    const both = { cookie: ada.cookie, authorization: `Bearer ${ada.bearer}` };
    await expect(harness.api(both).session.current.query()).rejects.toMatchObject({
      data: { reason: 'ambiguous_credentials', httpStatus: 400 },
    });
  });
});

describe('session.list', () => {
  it('lists the asking one first, then the most recently seen, and nobody else’s', async () => {
    const laptop = await harness.signUp({}, { 'user-agent': CHROME });
    const phone = await harness.signIn(laptop.email, {}, { 'user-agent': IPHONE });
    const old = await harness.signIn(laptop.email);
    await harness.signUp();
    await harness.db
      .update(session)
      .set({ lastSeenAt: ago(1) })
      .where(eq(session.token, old.token));

    const list = await harness.api({ cookie: laptop.cookie }).session.list.query();
    expect(list.map(({ current }) => current)).toEqual([true, false, false]);
    expect(list[1]?.device).toEqual({ browser: 'Safari', os: 'iOS', kind: 'mobile' });
    expect(list[2]?.device).toEqual({ browser: 'Unknown', os: 'Unknown', kind: 'other' });
    expect(JSON.stringify(list)).not.toContain(phone.token);
  });

  it('needs somebody', async () => {
    await expect(harness.api().session.list.query()).rejects.toMatchObject({
      data: { reason: 'unauthenticated', httpStatus: 401, requestId: expect.stringMatching(/./) },
    });
  });
});

describe('session.revoke', () => {
  it('ends another device at once, at every door', async () => {
    const laptop = await harness.signUp();
    const phone = await harness.signIn(laptop.email);
    const [, other] = await harness.api({ cookie: laptop.cookie }).session.list.query();
    const revoked = await harness.api(browser(laptop.cookie)).session.revoke.mutate({ id: other?.id ?? '' });
    expect(revoked).toEqual({ revoked: true });
    expect((await harness.bridge({ authorization: `Bearer ${phone.bearer}` })).status).toBe(401);
    expect(await harness.api({ cookie: phone.cookie }).session.current.query()).toBeNull();
    expect((await harness.bridge({ cookie: laptop.cookie })).status).toBe(200);
  });

  it('of the asking session also clears its cookie', async () => {
    const ada = await harness.signUp();
    const current = await harness.api({ cookie: ada.cookie }).session.current.query();
    const id = current?.session.id;
    const response = await harness.post('/api/trpc/session.revoke', { id }, browser(ada.cookie));
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie().join()).toContain('better-auth.session_token=; Max-Age=0; Path=/');
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
  });

  it('finds neither unknown nor other people’s sessions', async () => {
    const ada = await harness.signUp();
    const eve = await harness.signUp();
    const victim = await harness.api({ cookie: ada.cookie }).session.current.query();
    for (const id of [victim?.session.id ?? '', 'unknown']) {
      await expect(harness.api(browser(eve.cookie)).session.revoke.mutate({ id })).rejects.toMatchObject({
        data: { reason: 'not_found', httpStatus: 404 },
      });
    }
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });

  it.each([
    [{}],
    [{ id: '' }],
    [{ id: 5 }],
    [{ id: 'x'.repeat(65) }],
    [{ id: '\u0000' }],
    [{ id: 'a', token: 'b' }],
    [null],
    [[]],
  ])('refuses the input %j', async (input) => {
    const ada = await harness.signUp();
    const response = await harness.post('/api/trpc/session.revoke', input, browser(ada.cookie));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { data: { reason: 'invalid_input' } } });
  });
});

describe('session.revokeOthers', () => {
  it('ends all others and says how many', async () => {
    const ada = await harness.signUp();
    const others = [await harness.signIn(ada.email), await harness.signIn(ada.email)];
    expect(await harness.api(browser(ada.cookie)).session.revokeOthers.mutate()).toEqual({ revoked: 2 });
    expect(await harness.api(browser(ada.cookie)).session.revokeOthers.mutate()).toEqual({ revoked: 0 });
    for (const { cookie } of others) expect((await harness.bridge({ cookie })).status).toBe(401);
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });
});

describe('lifetime', () => {
  it('ends at expiresAt at every door', async () => {
    const ada = await harness.signUp();
    await moveSession(ada.user.id, { expiresAt: new Date(Date.now() - 1000) });
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    expect(await harness.api({ cookie: ada.cookie }).session.current.query()).toBeNull();
    const raw = await harness.request('/api/auth/get-session', { headers: { cookie: ada.cookie } });
    expect(await raw.json()).toBeNull();
  });

  it('slides after a day of its seven, and hands the refreshed cookie on, in a batch too', async () => {
    const ada = await harness.signUp();
    await moveSession(ada.user.id, { createdAt: ago(2), expiresAt: ago(-5) });
    const response = await harness.request('/api/trpc/session.current,profile.get?batch=1', {
      headers: { cookie: ada.cookie },
    });
    expect(response.headers.getSetCookie().join()).toContain('better-auth.session_token=');
    const [first] = (await response.json()) as [{ result: { data: { session: { expiresAt: string } } } }];
    expect(Date.parse(first.result.data.session.expiresAt)).toBeGreaterThan(ago(-6.9).getTime());
    const again = await harness.request('/api/trpc/session.current', { headers: { cookie: ada.cookie } });
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it('is not slid by the bridge', async () => {
    const ada = await harness.signUp();
    const expiresAt = ago(-5);
    await moveSession(ada.user.id, { createdAt: ago(2), expiresAt });
    const response = await harness.bridge({ cookie: ada.cookie });
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.json()).toMatchObject({ session: { expiresAt: expiresAt.toISOString() } });
  });

  it('never passes thirty days from sign-in, however it is used', async () => {
    const ada = await harness.signUp();
    await moveSession(ada.user.id, { createdAt: ago(28), expiresAt: ago(-0.5) });
    for (const path of ['/api/trpc/session.current', '/api/auth/get-session']) {
      await harness.request(path, { headers: { cookie: ada.cookie } });
    }
    const [row] = await harness.db.select().from(session).where(eq(session.userId, ada.user.id));
    expect(row?.expiresAt.getTime()).toBeLessThanOrEqual(ago(-2).getTime());
    expect(row?.expiresAt.getTime()).toBeGreaterThan(ago(-1.9).getTime());

    await moveSession(ada.user.id, { createdAt: ago(31), expiresAt: ago(-3) });
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    const raw = await harness.request('/api/auth/get-session', { headers: { cookie: ada.cookie } });
    expect(await raw.json()).toBeNull();
  });

  it('is shorter than seven days when the operator says so', async () => {
    await using strict = await startHarness({ env: { SESSION_MAX_DAYS: '2' } });
    const { cookie, bearer } = await strict.signUp();
    const { session: told } = (await (await strict.bridge({ cookie })).json()) as {
      session: { expiresAt: string };
    };
    expect(Date.parse(told.expiresAt)).toBeLessThan(ago(-2.01).getTime());
    expect(Date.parse(told.expiresAt)).toBeGreaterThan(ago(-1.9).getTime());
    expect((await strict.bridge({ authorization: `Bearer ${bearer}` })).status).toBe(200);
  });

  it('without remember me is one day, whatever it is asked with', async () => {
    const { email } = await harness.signUp();
    const short = await harness.signIn(email, { rememberMe: false });
    const find = async () =>
      (await harness.db.select().from(session).where(eq(session.token, short.token)))[0];
    const before = await find();
    expect(before?.remembered).toBe(false);
    expect(before?.expiresAt.getTime()).toBeLessThan(ago(-1.01).getTime());
    const [sessionCookie = ''] = short.cookie.split('; ');
    const authorization = `Bearer ${short.bearer}`;
    for (const headers of [{ cookie: short.cookie }, { cookie: sessionCookie }, { authorization }]) {
      for (const path of ['/api/auth/get-session', '/api/trpc/session.current']) {
        expect((await harness.request(path, { headers: headers as Record<string, string> })).status).toBe(
          200,
        );
      }
    }
    expect((await find())?.expiresAt).toEqual(before?.expiresAt);
  });

  it('stamps lastSeenAt, at most once in five minutes', async () => {
    const ada = await harness.signUp();
    await moveSession(ada.user.id, { lastSeenAt: ago(1) });
    const seen = async () =>
      (await harness.db.select().from(session).where(eq(session.userId, ada.user.id)))[0]?.lastSeenAt;
    const current = await harness.api({ cookie: ada.cookie }).session.current.query();
    const first = await seen();
    expect(Date.now() - (first?.getTime() ?? 0)).toBeLessThan(60_000);
    expect(current?.session.lastSeenAt).toBe(first?.toISOString());
    await harness.api({ cookie: ada.cookie }).session.current.query();
    expect(await seen()).toEqual(first);
  });

  it('a refresh racing a revocation never brings a session back', async () => {
    for (let round = 0; round < 5; round += 1) {
      const ada = await harness.signUp();
      const other = await harness.signIn(ada.email);
      await moveSession(ada.user.id, { createdAt: ago(2), expiresAt: ago(-5), lastSeenAt: ago(1) });
      await Promise.all([
        harness.api(browser(ada.cookie)).session.revokeOthers.mutate(),
        harness.api({ cookie: other.cookie }).session.current.query(),
        harness.request('/api/auth/get-session', { headers: { cookie: other.cookie } }),
      ]);
      expect((await harness.bridge({ cookie: other.cookie })).status).toBe(401);
    }
  });
});

describe('the tRPC door', () => {
  const mutate = (headers: Record<string, string>, body: unknown = {}) =>
    harness.post('/api/trpc/profile.update', body, headers);

  it.each([
    [{ origin: 'http://localhost:3001' }, 200],
    [{ origin: TRUSTED_SITE }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
  ])('a mutation with the cookie and %j answers %i', async (headers, status) => {
    const { cookie } = await harness.signUp();
    const response = await mutate({ cookie, ...headers } as Record<string, string>);
    expect(response.status).toBe(status);
    if (status === 403) {
      expect(await response.json()).toMatchObject({ error: { data: { reason: 'untrusted_origin' } } });
    }
  });

  it('speaks its envelope in refusals before the router too', async () => {
    const { cookie } = await harness.signUp();
    for (const [response, status, reason] of [
      [await mutate(browser(cookie), { bio: 'x'.repeat(70_000) }), 413, 'payload_too_large'],
      [await mutate({ ...browser(cookie), 'content-type': 'text/plain' }), 415, 'unsupported_media_type'],
      [
        await mutate({ ...browser(cookie), 'content-type': 'multipart/form-data; boundary=x' }),
        415,
        'unsupported_media_type',
      ],
      [
        await mutate({ ...browser(cookie), 'content-type': 'application/octet-stream' }),
        415,
        'unsupported_media_type',
      ],
      [await mutate(browser(cookie), '{"bio":'), 400, 'invalid_input'],
      [await harness.request('/api/trpc/profile.update', { headers: { cookie } }), 405, 'method_not_allowed'],
      [await harness.request('/api/trpc/nothing.here', { headers: { cookie } }), 404, 'not_found'],
      [
        await harness.request(`/api/trpc/${Array(21).fill('session.current').join()}?batch=1`),
        400,
        'invalid_input',
      ],
    ] as const) {
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({
        error: { message: expect.any(String), data: { reason, requestId: expect.stringMatching(/./) } },
      });
    }
  });

  it('answers methods it does not serve with 405', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const response = await harness.request('/api/trpc/session.current', { method });
      expect(response.status).toBe(405);
      expect(await response.json()).toMatchObject({ error: { data: { reason: 'method_not_allowed' } } });
    }
  });

  it('streams to nobody: statuses and cookies stay what they are', async () => {
    const list = await harness.request('/api/trpc/session.list?batch=1', {
      headers: { 'trpc-accept': 'application/jsonl' },
    });
    expect(list.status).toBe(401);
    const { cookie } = await harness.signUp();
    const current = await harness.api({ cookie }).session.current.query();
    const headers = { ...browser(cookie), 'trpc-accept': 'application/jsonl' };
    const body = { 0: { id: current?.session.id } };
    const revoked = await harness.post('/api/trpc/session.revoke?batch=1', body, headers);
    expect(revoked.headers.getSetCookie()).toHaveLength(2);
  });

  it('is JSON in every refusal, and strict where there is no input', async () => {
    const { cookie } = await harness.signUp();
    const input = encodeURIComponent('{"userId":"x"}');
    for (const response of [
      await harness.request(`/api/trpc/${Array(21).fill('session.current').join()}?batch=1`),
      await harness.request(`/api/trpc/session.list?input=${input}`, { headers: { cookie } }),
      await harness.post('/api/trpc/session.revokeOthers', { junk: 1 }, browser(cookie)),
    ]) {
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
  });

  it('carries twenty calls in one request', async () => {
    const response = await harness.request(`/api/trpc/${Array(20).fill('session.current').join()}?batch=1`);
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveLength(20);
  });
});
