import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { warm } from './statements.ts';

let here: Harness;
let there: Harness;
beforeAll(async () => {
  here = await startHarness();
  there = await startHarness({ beside: here });
});
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});

type Person = Awaited<ReturnType<Harness['signUp']>>;
let ada: Person;
const setDisabled = (disabledAt: Date | null) =>
  here.db.update(user).set({ disabledAt }).where(eq(user.id, ada.user.id));
const ask = async (process = here) => (await process.bridge({ cookie: ada.cookie })).status;
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 5 });
const signIn = (password: string, headers = {}) =>
  here.post('/api/auth/sign-in/email', { email: ada.email, password }, headers);

beforeEach(async () => {
  ada = await here.signUp();
  for (const process of [here, there]) await warm(process, { cookie: ada.cookie });
  await setDisabled(new Date());
  for (const process of [here, there]) await soon(async () => expect(await ask(process)).toBe(403));
});

describe('a banned person', () => {
  it('is refused by the bridge with its own code, by cookie and by bearer token', async () => {
    for (const headers of [{ cookie: ada.cookie }, { authorization: `Bearer ${ada.bearer}` }]) {
      const response = await here.bridge(headers);
      expect(response.status).toBe(403);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ code: 'account_disabled', status: 403 });
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });

  it('counts as signed out at the typed API', async () => {
    const api = here.api(browser(ada.cookie));
    expect(await api.session.current.query()).toBeNull();
    for (const call of [
      () => api.session.list.query(),
      () => api.session.revokeOthers.mutate(),
      () => api.profile.get.query(),
      () => api.profile.update.mutate({ bio: 'x' }),
    ]) {
      await expect(call()).rejects.toMatchObject({ data: { reason: 'unauthenticated', httpStatus: 401 } });
    }
  });

  it('counts as signed out at the raw routes', async () => {
    const headers = browser(ada.cookie);
    const current = await here.request('/api/auth/get-session', { headers });
    expect([current.status, await current.json()]).toEqual([200, null]);
    expect((await here.request('/api/auth/list-sessions', { headers })).status).toBe(401);
    for (const [path, body] of [
      ['update-user', { name: 'B' }],
      ['change-password', { currentPassword: PASSWORD, newPassword: 'another password' }],
      ['revoke-sessions', {}],
    ] as const) {
      expect([path, (await here.post(`/api/auth/${path}`, body, headers)).status]).toEqual([path, 401]);
    }
    const [row] = await here.db.select().from(user).where(eq(user.id, ada.user.id));
    expect(row?.name).toBe('Ada');
  });

  it.each([
    ['a program', {}],
    ['a browser', browser()],
  ])(
    'learns of the ban at a sign-in with the right password, as %s, and gets no session',
    async (_, headers) => {
      const response = await signIn(PASSWORD, headers);
      expect(response.status).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect(response.headers.has('set-auth-token')).toBe(false);
      const body = await response.json();
      expect(body).toEqual({
        code: 'ACCOUNT_DISABLED',
        message: expect.any(String),
        requestId: expect.any(String),
      });
    },
  );

  it('gets the usual answer to a wrong password', async () => {
    const banned = await signIn('a wrong password');
    const stranger = await here.post('/api/auth/sign-in/email', {
      email: 'nobody@example.com',
      password: 'a wrong password',
    });
    expect(banned.status).toBe(401);
    expect([banned.status, await banned.json()]).toEqual([stranger.status, await stranger.json()]);
  });

  it('a refused sign-in does not end another user’s session in the same browser', async () => {
    const grace = await here.signUp();
    expect((await signIn(PASSWORD, browser(grace.cookie))).status).toBe(403);
    expect((await here.bridge({ cookie: grace.cookie })).status).toBe(200);
  });

  it('has full access again once the ban is lifted', async () => {
    await setDisabled(null);
    for (const process of [here, there]) await soon(async () => expect(await ask(process)).toBe(200));
    expect((await here.api({ cookie: ada.cookie }).session.current.query())?.user.id).toBe(ada.user.id);
    const raw = await here.request('/api/auth/get-session', { headers: { cookie: ada.cookie } });
    expect(await raw.json()).toMatchObject({ user: { id: ada.user.id } });
    const again = await signIn(PASSWORD);
    expect(again.status).toBe(200);
    expect(await again.text()).not.toContain('disabled');
  });
});

it('no input of a request can ban a user', async () => {
  await setDisabled(null);
  await soon(async () => expect(await ask()).toBe(200));
  const disabledAt = new Date().toISOString();
  const email = `free-${ada.email}`;
  const fields = { name: 'B', disabledAt, remembered: false };
  const updated = await here.post('/api/auth/update-user', fields, browser(ada.cookie));
  const signedUp = await here.post('/api/auth/sign-up/email', { ...fields, email, password: PASSWORD });
  expect([updated.status, signedUp.status]).toEqual([200, 200]); // ignored, like any unknown field
  const people = await here.db
    .select()
    .from(user)
    .where(inArray(user.email, [ada.email, email]));
  for (const person of people) expect(person.disabledAt).toBeNull();
});
