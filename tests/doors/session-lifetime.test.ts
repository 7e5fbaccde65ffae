import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { session } from '../../server/db/schema/index.ts';
import { BATCH_LINKS, readBatch } from '../batch-links.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const moveSession = (userId: string, times: Partial<typeof session.$inferInsert>) =>
  harness.db.update(session).set(times).where(eq(session.userId, userId));
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

describe('the lifetime of a session', () => {
  it('ends at expiresAt at every door', async () => {
    const ada = await harness.signUp();
    await moveSession(ada.user.id, { expiresAt: new Date(Date.now() - 1000) });
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    expect(await harness.api({ cookie: ada.cookie }).session.current.query()).toBeNull();
    const raw = await harness.request('/api/auth/get-session', { headers: { cookie: ada.cookie } });
    expect(await raw.json()).toBeNull();
  });

  it.each(BATCH_LINKS)(
    'is refreshed after one of its seven days, with a new cookie, in a batch of $name too',
    async (link) => {
      const ada = await harness.signUp();
      await moveSession(ada.user.id, { createdAt: ago(2), expiresAt: ago(-5) });
      const response = await harness.request('/api/trpc/session.current,profile.get?batch=1', {
        headers: { cookie: ada.cookie, ...link.headers },
      });
      expect(response.headers.getSetCookie().join()).toContain('better-auth.session_token=');
      const [first] = await readBatch<{ result: { data: { session: { expiresAt: string } } } }>(response);
      expect(Date.parse(first?.result.data.session.expiresAt ?? '')).toBeGreaterThan(ago(-6.9).getTime());
      const again = await harness.request('/api/trpc/session.current', { headers: { cookie: ada.cookie } });
      expect(again.headers.getSetCookie()).toEqual([]);
    },
  );

  it('is not refreshed by the bridge', async () => {
    const ada = await harness.signUp();
    const expiresAt = ago(-5);
    await moveSession(ada.user.id, { createdAt: ago(2), expiresAt });
    const response = await harness.bridge({ cookie: ada.cookie });
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.json()).toMatchObject({ session: { expiresAt: expiresAt.toISOString() } });
  });

  it('ends at most thirty days after sign-in, however it is used', async () => {
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

  it('is shorter than seven days if the operator configures it', async () => {
    await using strict = await startHarness({ env: { SESSION_MAX_DAYS: '2' } });
    const { cookie, bearer } = await strict.signUp();
    const { session: told } = (await (await strict.bridge({ cookie })).json()) as {
      session: { expiresAt: string };
    };
    expect(Date.parse(told.expiresAt)).toBeLessThan(ago(-2.01).getTime());
    expect(Date.parse(told.expiresAt)).toBeGreaterThan(ago(-1.9).getTime());
    expect((await strict.bridge({ authorization: `Bearer ${bearer}` })).status).toBe(200);
  });

  it('is one day without remember me, whatever the request contains', async () => {
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
    // Its own limit also applies when `expiresAt` was changed.
    await harness.db
      .update(session)
      .set({ createdAt: ago(1.1), expiresAt: ago(-5) })
      .where(eq(session.token, short.token));
    const raw = await harness.request('/api/auth/get-session', { headers: { cookie: short.cookie } });
    expect(await raw.json()).toBeNull();
    expect(await harness.api({ cookie: short.cookie }).session.current.query()).toBeNull();
    // The bridge may answer from its cache until the announcement of the changed end arrives.
    await vi.waitFor(async () => expect((await harness.bridge({ cookie: short.cookie })).status).toBe(401), {
      timeout: 30_000,
    });
  });

  it('is long again with remember me, whatever the previous session was', async () => {
    const { email } = await harness.signUp();
    const short = await harness.signIn(email, { rememberMe: false });
    const long = await harness.signIn(email, { rememberMe: true }, browser(short.cookie));
    const [, signed = ''] = long.cookie.split('=');
    const [token = ''] = signed.split('.'); // a browser receives the token in the cookie only
    const [row] = await harness.db.select().from(session).where(eq(session.token, token));
    expect(row?.remembered).toBe(true);
    expect(row?.expiresAt.getTime()).toBeGreaterThan(ago(-6.9).getTime());
  });

  it('updates lastSeenAt at most once in five minutes', async () => {
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

  it('a refresh at the same time as a revocation never brings the session back', async () => {
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
