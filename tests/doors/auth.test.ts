import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, session, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const countUsers = async (email: string) =>
  (await harness.db.select().from(user).where(eq(user.email, email))).length;
const countSessions = async (userId: string) =>
  (await harness.db.select().from(session).where(eq(session.userId, userId))).length;

describe('sign-up', () => {
  it('makes a person, an account with an argon2id hash and a session', async () => {
    const { user: made, email } = await harness.signUp();
    const [stored] = await harness.db.select().from(account).where(eq(account.userId, made.id));
    expect(stored?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(stored?.providerId).toBe('credential');
    expect(await countUsers(email)).toBe(1);
    expect(await countSessions(made.id)).toBe(1);
  });

  it('stores the address in lower case and the name trimmed', async () => {
    const { user: made } = await harness.signUp({ email: 'Grace.Hopper@Example.COM', name: '  Grace  ' });
    const [stored] = await harness.db.select().from(user).where(eq(user.id, made.id));
    expect(stored).toMatchObject({ email: 'grace.hopper@example.com', name: 'Grace' });
  });

  it('says so for an address that has an account', async () => {
    const { email } = await harness.signUp();
    const again = await harness.post('/api/auth/sign-up/email', { name: 'B', email, password: PASSWORD });
    expect(again.status).toBe(422);
    expect(await again.json()).toMatchObject({ code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' });
  });

  it('makes one account of two sign-ups with one address at once, and no 5xx', async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = `race-${round}@example.com`;
      const attempts = ['A', 'B'].map((name) =>
        harness.post('/api/auth/sign-up/email', { name, email, password: PASSWORD }),
      );
      const statuses = (await Promise.all(attempts)).map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 422]);
      expect(await countUsers(email)).toBe(1);
    }
  });

  it.each([
    ['name', ''],
    ['name', '   '],
    ['name', 'x'.repeat(101)],
    ['name', 'a\u0000b'],
    ['name', 'a\nb'],
    ['name', '\u200B\u200D'],
    ['name', 'safe\u202Etxt.exe'],
    ['name', 7],
    ['name', null],
    ['email', ''],
    ['email', 'nobody'],
    ['email', 'a@b'],
    ['email', 'ünïcode@example.com'],
    ['email', '\u212Aelvin@example.com'],
    ['email', `${'a'.repeat(64)}@${'b'.repeat(190)}.com`],
    ['email', 'a\u0000@example.com'],
    ['email', ['a@example.com']],
    ['password', ''],
    ['password', 'short77'],
    ['password', 'x'.repeat(129)],
    ['password', 'with\u0000nul-inside'],
    ['password', 12345678],
    ['image', 'http://example.com/a.png'],
    ['image', 'javascript:alert(1)'],
    ['image', `https://example.com/${'a'.repeat(2100)}`],
    ['image', 5],
    ['rememberMe', 'yes'],
  ])('refuses %s = %j with the field named, and writes nothing', async (field, value) => {
    const email = `refused-${Math.random()}@example.com`;
    const response = await harness.post('/api/auth/sign-up/email', {
      name: 'Ada',
      email,
      password: PASSWORD,
      [field]: value,
    });
    expect(response.status).toBe(400);
    const body = (await response.json()) as { message: string; requestId: string };
    expect(body.message).toMatch(new RegExp(`^${field}: `));
    expect(body.requestId).toMatch(/./);
    expect(await countUsers(email)).toBe(0);
  });

  it('counts code points, not UTF-16 units, in names and passwords', async () => {
    await harness.signUp({ name: '🤖'.repeat(100), password: '🔑'.repeat(128) });
    const short = await harness.post('/api/auth/sign-up/email', {
      name: 'Ada',
      email: 'emoji@example.com',
      password: '🔑'.repeat(7),
    });
    expect(await short.json()).toMatchObject({ code: 'PASSWORD_TOO_SHORT' });
  });

  it('takes a password typed in another Unicode form for the same', async () => {
    const { email } = await harness.signUp({ password: 'pässwörd-é'.normalize('NFC') });
    const signedIn = await harness.signIn(email, { password: 'pässwörd-é'.normalize('NFD') });
    expect(signedIn.bearer).not.toBe('');
  });

  it('ignores unknown fields, role, id and prototype keys among them', async () => {
    const body = `{"name":"Ada","email":"proto@example.com","password":"${PASSWORD}","id":"me","emailVerified":true,
      "role":"admin","disabledAt":null,"__proto__":{"emailVerified":true},"constructor":{"a":1}}`;
    const response = await harness.post('/api/auth/sign-up/email', body);
    expect(response.status).toBe(200);
    const made = (await response.json()) as { user: { id: string; emailVerified: boolean } };
    expect(made.user.id).not.toBe('me');
    expect(made.user.emailVerified).toBe(false);
  });

  it('is not troubled by depth', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    const unknown = `{"name":"Ada","email":"deep@example.com","password":"${PASSWORD}","x":${deep}}`;
    expect((await harness.post('/api/auth/sign-up/email', unknown)).status).toBe(200);
    const known = `{"name":${deep},"email":"deeper@example.com","password":"${PASSWORD}"}`;
    expect((await harness.post('/api/auth/sign-up/email', known)).status).toBe(400);
  });

  it.each(['', '{', '[]', 'null', '"text"', '{"name":'])('refuses the body %j', async (body) => {
    const response = await harness.post('/api/auth/sign-up/email', body);
    expect(response.status).toBe(400);
  });
});

describe('sign-in', () => {
  it('ends the session that was held, and only that one', async () => {
    const first = await harness.signUp();
    const elsewhere = await harness.signIn(first.email);
    const second = await harness.signIn(first.email, {}, browser(first.cookie));
    expect((await harness.bridge({ cookie: first.cookie })).status).toBe(401);
    expect((await harness.bridge({ cookie: elsewhere.cookie })).status).toBe(200);
    expect((await harness.bridge({ cookie: second.cookie })).status).toBe(200);
  });

  it('keeps the held session when the sign-in fails', async () => {
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

  it('sets a cookie that is HttpOnly, Lax, on / and host-only; without remember me it dies with the browser', async () => {
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

describe('what a browser sees', () => {
  it('is never a token, in no body and no header, on any open route', async () => {
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

  it('hands the signed token to programs alone', async () => {
    const { bearer, token } = await harness.signUp();
    expect(bearer.startsWith(`${token}.`)).toBe(true);
  });
});

describe('sign-out, get-session, update-user', () => {
  it('signs out for good and clears the cookie', async () => {
    const ada = await harness.signUp();
    const response = await harness.post('/api/auth/sign-out', '', browser(ada.cookie));
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie().join()).toContain('better-auth.session_token=; Max-Age=0');
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    expect(await countSessions(ada.user.id)).toBe(0);
  });

  it('answers null to nobody, and does not fall back to the cookie behind a bad bearer', async () => {
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

  it('changes the password of who knows the old one, by its rules', async () => {
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

  it('replaces a session that is not remembered by one that ends with it', async () => {
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
    '/change-email',
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

  it('says honestly that mails cannot be sent yet', async () => {
    const reset = await harness.post('/api/auth/request-password-reset', { email: 'a@example.com' });
    expect(await reset.json()).toMatchObject({ code: 'RESET_PASSWORD_DISABLED' });
    expect(reset.status).toBe(400);
  });
});

describe('origins', () => {
  it('bites in the environment these tests run in', async () => {
    // Vitest sets both, and each switches Better Auth's own checks off unless they are set.
    expect(process.env.NODE_ENV).toBe('test');
    const { $context } = harness.auth;
    expect((await $context).skipOriginCheck).toBe(false);
    expect((await $context).skipCSRFCheck).toBe(false);
    const ada = await harness.signUp();
    const foreign = { cookie: ada.cookie, origin: 'https://evil.example' };
    const response = await harness.post('/api/auth/sign-out', {}, foreign);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'UNTRUSTED_ORIGIN' });
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });

  it.each([
    [{ origin: 'http://localhost:3001' }, 200],
    [{ origin: TRUSTED_SITE }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'http://localhost:3002' }, 403],
    [{ origin: `${TRUSTED_SITE}.evil.example` }, 403],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
  ])('with the cookie and %j a POST answers %i', async (headers, status) => {
    const { cookie } = await harness.signUp();
    const response = await harness.post('/api/auth/update-user', { name: 'New' }, {
      cookie,
      ...headers,
    } as Record<string, string>);
    expect(response.status).toBe(status);
  });

  it('refuses a sign-in that a foreign page causes, and lets programs in', async () => {
    const { email } = await harness.signUp();
    const body = { email, password: PASSWORD };
    expect(
      (await harness.post('/api/auth/sign-in/email', body, { origin: 'https://evil.example' })).status,
    ).toBe(403);
    // Node's own fetch sends this one, without being a browser.
    expect((await harness.post('/api/auth/sign-in/email', body, { 'sec-fetch-mode': 'cors' })).status).toBe(
      200,
    );
  });

  it('shares answers with trusted front ends only', async () => {
    const preflight = (origin: string) =>
      harness.request('/api/auth/sign-in/email', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
    const trusted = (await preflight(TRUSTED_SITE)).headers;
    expect(trusted.get('access-control-allow-origin')).toBe(TRUSTED_SITE);
    expect(trusted.get('access-control-allow-credentials')).toBe('true');
    expect(trusted.get('vary')).toContain('Origin');
    const foreign = (await preflight('https://evil.example')).headers;
    expect(foreign.has('access-control-allow-origin')).toBe(false);
  });
});
