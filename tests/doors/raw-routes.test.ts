import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, session } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const countSessions = async (userId: string) =>
  (await harness.db.select().from(session).where(eq(session.userId, userId))).length;

describe('sign-out, get-session, update-user', () => {
  it('ends the session and clears the cookie at a sign-out', async () => {
    const ada = await harness.signUp();
    const response = await harness.post('/api/auth/sign-out', '', browser(ada.cookie));
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie().join()).toContain('better-auth.session_token=; Max-Age=0');
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    expect(await countSessions(ada.user.id)).toBe(0);
  });

  it.each([
    ...['{"state":1}', '{"disableRedirect":"no"}', '{"callbackURL":null}', '{"callbackURL":0}'].map(
      (body) => ({
        body,
      }),
    ),
    ...['?callbackURL=//evil.example', '?callbackURL=1&state=x'].map((query) => ({ query })),
  ])(
    'signs out whatever the body contains: %j',
    async ({ query = '', body = '{}' }: Record<string, string>) => {
      for (const path of ['sign-out', 'revoke-sessions']) {
        const ada = await harness.signUp();
        const response = await harness.post(`/api/auth/${path}${query}`, body, browser(ada.cookie));
        expect([response.status, await countSessions(ada.user.id)], path).toEqual([200, 0]);
      }
    },
  );

  it('keeps the cookie when a sign-out is refused', async () => {
    const ada = await harness.signUp();
    for (const body of [{ callbackURL: '//evil.example' }, { callbackURL: 1 }, [], 'x']) {
      const response = await harness.post('/api/auth/sign-out', body, browser(ada.cookie));
      expect([400, 403]).toContain(response.status);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
    expect(await countSessions(ada.user.id)).toBe(1);
  });

  it('answers null without a session, and ignores the cookie beside a bad bearer token', async () => {
    const ada = await harness.signUp();
    const nobody = await harness.request('/api/auth/get-session');
    expect(await nobody.json()).toBeNull();
    const headers = { cookie: ada.cookie, authorization: 'Bearer bad.token' };
    expect(await (await harness.request('/api/auth/get-session', { headers })).json()).toBeNull();
    const raw = await harness.request('/api/auth/get-session', {
      headers: { authorization: `Bearer ${ada.token}` },
    });
    expect(await raw.json()).toBeNull();
  });

  it('ends many other sessions at once, and logs it once', async () => {
    const ada = await harness.signUp();
    const others = await Promise.all(Array.from({ length: 5 }, () => harness.signIn(ada.email)));
    const response = await harness.post('/api/auth/revoke-other-sessions', {}, browser(ada.cookie));
    expect([response.status, await response.json()]).toEqual([200, { status: true }]);
    for (const { cookie } of others) expect((await harness.bridge({ cookie })).status).toBe(401);
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
    const rows = await harness.db.select().from(activity).where(eq(activity.userId, ada.user.id));
    expect(rows.filter(({ kind }) => kind === 'sessions_revoked')).toHaveLength(1);
    await Promise.all(Array.from({ length: 3 }, () => harness.signIn(ada.email)));
    await harness.post('/api/auth/revoke-sessions', {}, browser(ada.cookie));
    const after = await harness.db.select().from(activity).where(eq(activity.userId, ada.user.id));
    expect(after.filter(({ kind }) => kind === 'sessions_revoked')).toHaveLength(2);
    const nobody = await harness.post('/api/auth/revoke-other-sessions', {}, browser());
    expect(nobody.status).toBe(401);
  });

  it('lists sessions of a day and older', async () => {
    const ada = await harness.signUp();
    await harness.db.execute(
      sql`update session set created_at = now() - interval '2 days' where user_id = ${ada.user.id}`,
    );
    const response = await harness.request('/api/auth/list-sessions', { headers: { cookie: ada.cookie } });
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveLength(1);
  });

  it('changes the name and refuses a bad one', async () => {
    const ada = await harness.signUp();
    const headers = { authorization: `Bearer ${ada.bearer}` };
    expect((await harness.post('/api/auth/update-user', { name: 'Ada Lovelace' }, headers)).status).toBe(200);
    expect((await harness.api(headers).session.current.query())?.user.name).toBe('Ada Lovelace');
    const refused = await harness.post('/api/auth/update-user', { name: 'x'.repeat(101) }, headers);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining('name: ') });
    expect((await harness.post('/api/auth/update-user', { name: 'Nobody' })).status).toBe(401);
  });

  it('changes the password with the old one, by the password rules', async () => {
    const ada = await harness.signUp();
    const headers = { authorization: `Bearer ${ada.bearer}` };
    const change = (body: object) => harness.post('/api/auth/change-password', body, headers);
    expect((await change({ currentPassword: 'wrong one', newPassword: 'another password' })).status).toBe(
      400,
    );
    const short = await change({ currentPassword: PASSWORD, newPassword: 'short' });
    expect(await short.json()).toMatchObject({ code: 'PASSWORD_TOO_SHORT' });
    expect((await change({ currentPassword: PASSWORD, newPassword: 'another password' })).status).toBe(200);
    await harness.signIn(ada.email, { password: 'another password' });
  });

  it('replaces a session without remember me by one with the same end', async () => {
    const { email } = await harness.signUp();
    const short = await harness.signIn(email, { rememberMe: false });
    const [before] = await harness.db.select().from(session).where(eq(session.token, short.token));
    const body = { currentPassword: PASSWORD, newPassword: 'another password', revokeOtherSessions: true };
    const headers = { authorization: `Bearer ${short.bearer}` };
    const changed = await harness.post('/api/auth/change-password', body, headers);
    const { token } = (await changed.json()) as { token: string };
    const [after] = await harness.db.select().from(session).where(eq(session.token, token));
    expect(after).toMatchObject({ remembered: false, expiresAt: before?.expiresAt });
  });

  it.each(['/revoke-session', '/reset-password'])('%s refuses a token with NUL', async (route) => {
    const ada = await harness.signUp();
    const body = { token: '\u0000', newPassword: 'another password' };
    const response = await harness.post(`/api/auth${route}`, body, browser(ada.cookie));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(/^token: /) });
  });
});

describe('which routes are open', () => {
  it.each([
    '/sign-in/social',
    '/callback/google',
    '/verify-email',
    '/reset-password/some-token',
    '/delete-user',
    '/update-session',
    '/error',
    '/link-social',
    '/token',
    '/',
    '',
    '/OK',
    '/ok/',
    '//ok',
    '/constructor',
    '/__proto__',
  ])('%s is not', async (path) => {
    for (const method of ['GET', 'POST']) {
      const response = await harness.request(`/api/auth${path}`, { method });
      expect(response.status).toBe(404);
    }
  });

  it('answers 405 to another method on an open route', async () => {
    const response = await harness.request('/api/auth/sign-out');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await response.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
    expect((await harness.post('/api/auth/get-session', {})).status).toBe(405);
  });

  it('refuses what is not JSON, and what is too large', async () => {
    const form = await harness.request('/api/auth/sign-in/email', {
      method: 'POST',
      body: new URLSearchParams({ email: 'a@example.com', password: PASSWORD }),
    });
    expect(form.status).toBe(415);
    expect(await form.json()).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
    const large = await harness.post('/api/auth/sign-in/email', { email: 'a'.repeat(70_000), password: 'x' });
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  });
});
