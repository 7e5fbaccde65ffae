import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

describe('sign-in', () => {
  it('ends the previous session and no other', async () => {
    const first = await harness.signUp();
    const elsewhere = await harness.signIn(first.email);
    const second = await harness.signIn(first.email, {}, browser(first.cookie));
    expect((await harness.bridge({ cookie: first.cookie })).status).toBe(401);
    expect((await harness.bridge({ cookie: elsewhere.cookie })).status).toBe(200);
    expect((await harness.bridge({ cookie: second.cookie })).status).toBe(200);
  });

  it('keeps the previous session when the sign-in fails', async () => {
    const ada = await harness.signUp();
    const body = { email: ada.email, password: 'not the password' };
    const failed = await harness.post('/api/auth/sign-in/email', body, browser(ada.cookie));
    expect(failed.status).toBe(401);
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });

  it('answers an unknown address and a wrong password alike', async () => {
    const { email } = await harness.signUp();
    const answers = await Promise.all(
      [
        { email, password: 'not the password' },
        { email: 'nobody@example.com', password: PASSWORD },
      ].map(async (body) => {
        const response = await harness.post('/api/auth/sign-in/email', body);
        return { status: response.status, body: await response.text() };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(401);
  });

  it('treats a malformed hash as a wrong password', async () => {
    const { email, user: made } = await harness.signUp();
    await harness.db.update(account).set({ password: 'not a hash' }).where(eq(account.userId, made.id));
    const response = await harness.post('/api/auth/sign-in/email', { email, password: PASSWORD });
    expect(response.status).toBe(401);
  });

  it('sets a cookie that is HttpOnly, Lax, on / and host-only; without remember me it ends with the browser', async () => {
    const { email } = await harness.signUp();
    const cookiesOf = async (rememberMe: boolean) => {
      const body = { email, password: PASSWORD, rememberMe };
      return (await harness.post('/api/auth/sign-in/email', body)).headers.getSetCookie();
    };
    const [remembered] = await cookiesOf(true);
    expect(remembered).toMatch(
      /^better-auth\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const forgotten = await cookiesOf(false);
    expect(forgotten).toHaveLength(2);
    expect(forgotten.join()).toContain('better-auth.dont_remember=');
    expect(forgotten.join()).not.toContain('Max-Age');
  });

  it('is Secure with the __Secure- prefix on https, and on the parent domain when one is set', async () => {
    const env = { BETTER_AUTH_URL: 'https://accounts.example.com', COOKIE_DOMAIN: 'example.com' };
    await using https = await startHarness({ env });
    const { email } = await https.signUp();
    const response = await https.post('/api/auth/sign-in/email', { email, password: PASSWORD });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Secure-better-auth\.session_token=[^;]+; Max-Age=604800; Domain=example\.com; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
  });
});

describe('the answer to a browser', () => {
  it('never contains a token, in any body or header of any open route', async () => {
    const { email } = await harness.signUp();
    const body = { email, password: PASSWORD };
    for (const headers of [
      { origin: 'http://localhost:3001' },
      { 'sec-fetch-site': 'same-origin' },
    ] as const) {
      const signedIn = await harness.post('/api/auth/sign-in/email', body, headers);
      const [cookie = ''] = signedIn.headers.getSetCookie()[0]?.split(';') ?? [];
      const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
      expect(token).toMatch(/^\w{32}$/);
      const sessions = await harness.request('/api/auth/get-session', { headers: { ...headers, cookie } });
      const list = await harness.request('/api/auth/list-sessions', { headers: { ...headers, cookie } });
      for (const response of [signedIn, sessions, list]) {
        expect(response.status).toBe(200);
        expect(response.headers.has('set-auth-token')).toBe(false);
        expect(await response.text()).not.toContain(token);
      }
    }
  });

  it('contains the signed token only for programs', async () => {
    const { bearer, token } = await harness.signUp();
    expect(bearer.startsWith(`${token}.`)).toBe(true);
  });
});
