import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

/** Every token and secret in a browser's cookies, with and without its signature. */
const secretsIn = (response: Response): string[] =>
  response.headers.getSetCookie().flatMap((cookie) => {
    const value = decodeURIComponent(cookie.split(';')[0]?.split('=').slice(1).join('=') ?? '');
    return value === '' ? [] : [value, value.split('.')[0] ?? ''];
  });

describe('the answer to a browser', () => {
  it('contains the session token only in the cookie (ASVS 3.3.4), which is small (ASVS 3.3.5)', async () => {
    const email = 'browser@example.com';
    const signUp = await harness.post(
      '/api/auth/sign-up/email',
      { name: 'Ada', email, password: PASSWORD },
      browser(),
    );
    const signIn = await harness.post('/api/auth/sign-in/email', { email, password: PASSWORD }, browser());
    const cookieOf = (response: Response) =>
      response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
    const cookie = cookieOf(signIn);
    const update = await harness.post('/api/auth/update-user', { name: 'Countess' }, browser(cookie));
    const change = await harness.post(
      '/api/auth/change-password',
      { currentPassword: PASSWORD, newPassword: 'a whole new sentence' },
      browser(cookie),
    );
    const secrets = [signUp, signIn, change].flatMap(secretsIn);
    expect(secrets.length).toBeGreaterThan(6);
    const sessions = await harness.request('/api/auth/list-sessions', { headers: browser(cookieOf(change)) });
    const current = await harness.request('/api/auth/get-session', { headers: browser(cookieOf(change)) });
    for (const response of [signUp, signIn, update, change, sessions, current]) {
      expect(response.status).toBe(200);
      const body = await response.text();
      const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
      expect(response.headers.get('set-auth-token')).toBeNull();
      for (const secret of secrets) expect(body + JSON.stringify(headers)).not.toContain(secret);
      for (const one of response.headers.getSetCookie()) {
        expect(one.length).toBeLessThan(4096);
        expect(one).toContain('HttpOnly');
        expect(one).toContain('SameSite=Lax');
      }
    }
  });

  it('refuses a raw token from the database, at every door', async () => {
    const { token } = await harness.signUp();
    const headers = { authorization: `Bearer ${token}` };
    expect((await harness.bridge(headers)).status).toBe(401);
    expect(await harness.api(headers).session.current.query()).toBeNull();
    expect(await (await harness.request('/api/auth/get-session', { headers })).json()).toBeNull();
  });

  it.each([
    '/api/auth/get-session',
    '/api/trpc/session.current',
    '/api/bridge/v1/session',
    '/sign-in',
    '/nowhere',
  ])('has every security header at %s, and no banner', async (path) => {
    const { headers } = await harness.request(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    for (const banner of ['server', 'x-powered-by']) expect(headers.get(banner)).toBeNull();
    if (path.startsWith('/api/')) expect(headers.get('cache-control')).toBe('no-store');
  });

  it('sets HSTS on https', async () => {
    await using secure = await startHarness({
      beside: harness,
      env: { BETTER_AUTH_URL: 'https://accounts.example.com' },
    });
    const { headers } = await secure.request('/api/auth/ok');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    const made = await secure.post(
      '/api/auth/sign-up/email',
      { name: 'Ada', email: 'secure@example.com', password: PASSWORD },
      { origin: 'https://accounts.example.com' },
    );
    expect(made.headers.getSetCookie().map((one) => one.split('=')[0])).toEqual([
      '__Secure-better-auth.session_token',
      '__Secure-gatehouse.browser',
      '__Secure-gatehouse.code',
    ]);
    for (const cookie of made.headers.getSetCookie()) expect(cookie).toContain('Secure');
  });

  it('changes nothing after a GET', async () => {
    const { cookie } = await harness.signUp();
    for (const path of [
      '/api/auth/sign-out',
      '/api/auth/revoke-sessions',
      '/api/trpc/session.revokeOthers',
      '/api/trpc/account.cancelEmailChange',
    ])
      expect((await harness.request(path, { headers: { cookie } })).status).toBe(405);
    expect((await harness.bridge({ cookie })).status).toBe(200);
  });

  it.each(['multipart/form-data; boundary=x', 'application/octet-stream', 'text/plain'])(
    'refuses %s on raw routes and on procedures',
    async (type) => {
      for (const path of ['/api/auth/sign-in/email', '/api/trpc/account.verifyEmail']) {
        const response = await harness.request(path, {
          method: 'POST',
          headers: { 'content-type': type },
          body: '{}',
        });
        expect(response.status).toBe(415);
      }
    },
  );
});
