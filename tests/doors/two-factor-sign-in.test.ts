import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered } from '../answered.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import {
  call,
  codeIn,
  cookiesOf,
  enrol,
  enterPassword,
  forgetStep,
  logOf,
  readJson,
  rowsOf,
  withinOneStep,
} from './two-factor-calls.ts';

let harness: Harness;
let beside: Harness;
beforeAll(async () => {
  harness = await startHarness();
  beside = await startHarness({ beside: harness });
});
afterAll(async () => {
  await beside[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
});

const isSignedIn = async (cookie: string) =>
  (await harness.api(browser(cookie)).session.current.query()) !== null;

describe('a sign-in with a second factor', () => {
  it('is no sign-in before the code: no door knows the person, and nothing is mailed or logged', async () => {
    const person = await enrol(harness);
    const logged = await logOf(harness, person.user.id);
    const response = await harness.post(
      '/api/auth/sign-in/email',
      { email: person.email, password: PASSWORD, callbackURL: '/account' },
      browser(),
    );
    expect(await readJson(response)).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('set-auth-token')).toBeNull();
    const set = response.headers.getSetCookie();
    expect(set).toEqual([
      expect.stringMatching(
        /^gatehouse\.two_factor=[\w-]{43}\.[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const cookie = cookiesOf(response);
    expect(await isSignedIn(cookie)).toBe(false);
    const findPending = (held?: string) => harness.api(browser(held)).security.pendingSignIn.query();
    expect(await findPending(cookie)).toEqual({ methods: ['totp'] });
    expect(await findPending()).toBeNull();
    expect(await findPending(cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBeNull();
    expect((await harness.bridge({ cookie })).status).toBe(401);
    const current = await harness.request('/api/auth/get-session', { headers: browser(cookie) });
    expect(await current.json()).toBeNull();
    expect((await call(harness, 'disable', {}, browser(cookie))).status).toBe(401);
    expect(await logOf(harness, person.user.id)).toEqual(logged);
    expect((await harness.mailsTo(person.email)).map(({ template }) => template)).not.toContain('newDevice');
  });

  it('opens a session with the code, which says how the person proved who they are', async () => {
    const person = await enrol(harness);
    const cookie = await enterPassword(harness, person.email);
    const response = await call(harness, 'verify-totp', { code: person.code() }, browser(cookie));
    expect(response.status).toBe(200);
    const body = await readJson(response);
    expect(body.user).toMatchObject({ id: person.user.id, twoFactorEnabled: true });
    expect(
      response.headers.getSetCookie().some((one) => one.startsWith('gatehouse.two_factor=; Max-Age=0')),
    ).toBe(true);
    expect(await isSignedIn(cookiesOf(response))).toBe(true);
    const sessions = await rowsOf(harness, 'session', person.user.id);
    const opened = sessions.find(({ id }) => id === body.token);
    expect(opened).toMatchObject({ amr: ['pwd', 'otp', 'mfa'], method: 'password', remembered: true });
    expect(opened?.second_factor_at).not.toBeNull();
    expect(await rowsOf(harness, 'pending_sign_in', person.user.id)).toEqual([]);
    expect((await logOf(harness, person.user.id))[0]).toBe('sign_in');
    expect((await harness.mailsTo(person.email)).map(({ template }) => template)).toContain('newDevice');
  });

  it('keeps the choice of remember me', async () => {
    const person = await enrol(harness);
    const cookie = await enterPassword(harness, person.email, undefined, { rememberMe: false });
    const response = await call(harness, 'verify-totp', { code: person.code() }, browser(cookie));
    const { token } = await readJson(response);
    const session = (await rowsOf(harness, 'session', person.user.id)).find(({ id }) => id === token);
    expect(session?.remembered).toBe(false);
    expect(response.headers.getSetCookie().join()).toContain('dont_remember');
  });

  it('works for a program with the cookie of the answer, and gives it a bearer token', async () => {
    const person = await enrol(harness);
    const response = await harness.post('/api/auth/sign-in/email', {
      email: person.email,
      password: PASSWORD,
    });
    const done = await call(harness, 'verify-totp', { code: person.code() }, { cookie: cookiesOf(response) });
    const bearer = done.headers.get('set-auth-token') ?? '';
    expect((await harness.bridge({ authorization: `Bearer ${bearer}` })).status).toBe(200);
  });

  it('keeps the sessions that came with the request until the code, and ends them then', async () => {
    const person = await enrol(harness);
    const other = await harness.signUp({}, browser());
    const cookie = await enterPassword(harness, person.email, other.cookie);
    expect(await isSignedIn(other.cookie)).toBe(true);
    expect((await call(harness, 'verify-totp', { code: person.code() }, browser(cookie))).status).toBe(200);
    expect(await isSignedIn(other.cookie)).toBe(false);
  });

  it('accepts each backup code once, logs it and tells by mail how many are left', async () => {
    const person = await enrol(harness);
    const [code = ''] = person.backupCodes;
    const typed = ` ${code.toUpperCase()} `;
    const cookie = await enterPassword(harness, person.email);
    expect((await call(harness, 'verify-backup-code', { code: typed }, browser(cookie))).status).toBe(200);
    expect((await logOf(harness, person.user.id)).slice(0, 2)).toEqual(['sign_in', 'backup_code_used']);
    const mail = (await harness.mailsTo(person.email)).find(({ template }) => template === 'backupCodeUsed');
    expect(mail?.text).toContain('9 backup codes are left.');
    const again = await enterPassword(harness, person.email);
    const refused = await call(harness, 'verify-backup-code', { code }, browser(again));
    expect([refused.status, await codeIn(refused)]).toEqual([401, 'INVALID_BACKUP_CODE']);
  });

  it('accepts a code once, even in simultaneous sign-ins at two processes', async () => {
    const person = await enrol(harness);
    const cookies: string[] = [];
    for (let made = 0; made < 4; made += 1) cookies.push(await enterPassword(harness, person.email));
    const code = person.code();
    const statuses = await Promise.all(
      cookies.map(async (cookie, at) => {
        const response = await call(at % 2 ? harness : beside, 'verify-totp', { code }, browser(cookie));
        return response.status;
      }),
    );
    expect(statuses.toSorted()).toEqual([200, 401, 401, 401]);
    const later = await enterPassword(harness, person.email);
    const replayed = await call(harness, 'verify-totp', { code }, browser(later));
    expect([replayed.status, await codeIn(replayed)]).toEqual([401, 'INVALID_CODE']);
  });

  it('opens one session for one cookie, even with two good codes at once', async () => {
    const person = await enrol(harness);
    const cookie = await enterPassword(harness, person.email);
    const before = (await rowsOf(harness, 'session', person.user.id)).length;
    const [first = '', second = ''] = person.backupCodes;
    const statuses = await Promise.all([
      call(harness, 'verify-backup-code', { code: first }, browser(cookie)),
      call(beside, 'verify-backup-code', { code: second }, browser(cookie)),
    ]);
    expect(statuses.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    expect(await rowsOf(harness, 'session', person.user.id)).toHaveLength(before + 1);
    expect(await rowsOf(harness, 'backup_code', person.user.id)).toHaveLength(9);
  });

  it('accepts a code of the step before and after, and of no other', async () => {
    const person = await enrol(harness);
    const cookie = await enterPassword(harness, person.email);
    for (const steps of [-3, 3])
      expect((await call(harness, 'verify-totp', { code: person.code(steps) }, browser(cookie))).status).toBe(
        401,
      );
    for (const steps of [-1, 1]) {
      await forgetStep(harness, person.user.id);
      const next = await enterPassword(harness, person.email);
      const verify = () => call(harness, 'verify-totp', { code: person.code(steps) }, browser(next));
      expect((await withinOneStep(verify)).status).toBe(200);
    }
  });

  it('refuses a code of seven digits by name and does not count it', async () => {
    const person = await enrol(harness);
    const cookie = await enterPassword(harness, person.email);
    const response = await call(harness, 'verify-totp', { code: '123 4567' }, browser(cookie));
    expect(response.status).toBe(400);
    expect((await readJson(response)).message).toBe('code: A code of the app has 6 digits. This one has 7.');
    expect((await rowsOf(harness, 'pending_sign_in', person.user.id))[0]?.failures).toBe(0);
  });

  it('accepts full-width and Arabic-Indic digits with spaces', async () => {
    const person = await enrol(harness);
    for (const zero of ['０', '٠', '۰', '०']) {
      await forgetStep(harness, person.user.id);
      const cookie = await enterPassword(harness, person.email);
      const typed = [...person.code()]
        .map((digit) => String.fromCodePoint(Number(digit) + (zero.codePointAt(0) ?? 0)))
        .join(' ');
      expect((await call(harness, 'verify-totp', { code: typed }, browser(cookie))).status).toBe(200);
    }
  });

  it('ends after five wrong codes, also simultaneous ones, and then refuses the right code', async () => {
    const person = await enrol(harness);
    const cookie = await enterPassword(harness, person.email);
    const codes = await Promise.all(
      Array.from({ length: 8 }, async (_, at) =>
        codeIn(await call(at % 2 ? harness : beside, 'verify-totp', { code: '000000' }, browser(cookie))),
      ),
    );
    expect(codes.filter((code) => code === 'INVALID_CODE')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')).toHaveLength(3);
    const right = await call(harness, 'verify-totp', { code: person.code() }, browser(cookie));
    expect([right.status, await codeIn(right)]).toEqual([400, 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE']);
    expect(await logOf(harness, person.user.id)).toEqual(expect.arrayContaining(['second_factor failed']));
  });

  it('ends after ten minutes', async () => {
    const person = await enrol(harness);
    const cookie = await enterPassword(harness, person.email);
    await harness.db.execute(
      sql`update pending_sign_in set expires_at = expires_at - interval '600 seconds' where user_id = ${person.user.id}`,
    );
    const late = await call(harness, 'verify-totp', { code: person.code() }, browser(cookie));
    expect([late.status, await codeIn(late)]).toEqual([401, 'INVALID_TWO_FACTOR_COOKIE']);
  });

  it('ends when somebody replaces the password, turns two-factor off, bans the person or asks for the deletion', async () => {
    const changes = [
      sql`update account set password = 'another' where user_id = `,
      sql`update account set password = null where user_id = `,
      sql`delete from two_factor where user_id = `,
      sql`update "user" set disabled_at = now() where id = `,
      sql`update "user" set deletion_due_at = now() + interval '14 days' where id = `,
    ];
    for (const change of changes) {
      const person = await enrol(harness);
      await enterPassword(harness, person.email);
      await harness.db.execute(sql`${change}${person.user.id}`);
      expect(await rowsOf(harness, 'pending_sign_in', person.user.id)).toEqual([]);
    }
  });

  it('does not work without its cookie, with another person’s, or with a row that was assigned to another', async () => {
    const person = await enrol(harness);
    const other = await enrol(harness);
    const cookie = await enterPassword(harness, person.email);
    for (const sent of [undefined, 'gatehouse.two_factor=x', `${cookie.slice(0, -43)}${'A'.repeat(43)}`]) {
      const response = await call(harness, 'verify-totp', { code: person.code() }, browser(sent));
      expect([response.status, await codeIn(response)]).toEqual([401, 'INVALID_TWO_FACTOR_COOKIE']);
    }
    const wrong = await call(harness, 'verify-totp', { code: other.code() }, browser(cookie));
    expect([wrong.status, await codeIn(wrong)]).toEqual([401, 'INVALID_CODE']);
    await harness.db.execute(
      sql`update pending_sign_in set user_id = ${other.user.id} where user_id = ${person.user.id}`,
    );
    const edited = await call(harness, 'verify-totp', { code: other.code() }, browser(cookie));
    expect([edited.status, await codeIn(edited)]).toEqual([401, 'INVALID_TWO_FACTOR_COOKIE']);
  });

  it('is asked for when two-factor is turned on while the password is checked', async () => {
    const person = await harness.signUp({}, browser());
    const { code } = await import('./two-factor-calls.ts').then(({ beginSetUp }) =>
      beginSetUp(harness, person.cookie),
    );
    const [signedIn, turnedOn] = await Promise.all([
      answered(() =>
        beside.post('/api/auth/sign-in/email', { email: person.email, password: PASSWORD }, browser()),
      ),
      call(harness, 'verify-totp', { code: code() }, browser(person.cookie)),
    ]);
    expect([signedIn.status, turnedOn.status]).toEqual([200, 200]);
    const log = await logOf(harness, person.user.id);
    const wasAsked = (await readJson(signedIn)).twoFactorRedirect === true;
    // A sign-in without the code is older than the second factor.
    if (!wasAsked) expect(log.indexOf('sign_in')).toBeGreaterThan(log.indexOf('two_factor_enabled'));
    else expect(log).not.toContain('sign_in');
  });

  it('is not asked for in a browser that was trusted with the code, for thirty days', async () => {
    const person = await enrol(harness);
    const cookie = await enterPassword(harness, person.email);
    const done = await call(
      harness,
      'verify-totp',
      { code: person.code(), trustDevice: true },
      browser(cookie),
    );
    const trusted = cookiesOf(done);
    expect((await logOf(harness, person.user.id)).slice(0, 2)).toEqual(['browser_trusted', 'sign_in']);
    const again = await harness.signIn(person.email, {}, browser(trusted));
    const session = (await rowsOf(harness, 'session', person.user.id)).find(({ id }) => id === again.token);
    expect(session).toMatchObject({ amr: ['pwd'], second_factor_at: null });
    await enterPassword(harness, person.email); // another browser
    await harness.db.execute(
      sql`update known_browser set trusted_until = now() - interval '1 second' where user_id = ${person.user.id}`,
    );
    await enterPassword(harness, person.email, trusted);
  });

  it('trusts no program', async () => {
    const person = await enrol(harness);
    const cookie = await enterPassword(harness, person.email);
    const body = { code: person.code(), trustDevice: true };
    expect((await call(harness, 'verify-totp', body, { cookie })).status).toBe(200);
    const known = await rowsOf(harness, 'known_browser', person.user.id);
    expect(known.every(({ trusted_until }) => trusted_until === null)).toBe(true);
  });

  it('is refused with a clear sentence when the secret was lost', async () => {
    const person = await enrol(harness);
    const cookie = await enterPassword(harness, person.email);
    await harness.db.execute(
      sql`update two_factor set secret = reverse(secret) where user_id = ${person.user.id}`,
    );
    const refused = await call(harness, 'verify-totp', { code: person.code() }, browser(cookie));
    expect(refused.status).toBe(409);
    expect(await readJson(refused)).toMatchObject({
      code: 'CONFLICT',
      message:
        'The service can no longer check codes of this account. Ask the operator to reset its two-factor.',
    });
    expect((await rowsOf(harness, 'pending_sign_in', person.user.id))[0]?.failures).toBe(0);
  });

  it('does not accept an app that was moved from another person’s row', async () => {
    const person = await enrol(harness);
    const thief = await enrol(harness);
    await harness.db.execute(sql`update two_factor set secret =
      (select secret from two_factor where user_id = ${thief.user.id}) where user_id = ${person.user.id}`);
    const cookie = await enterPassword(harness, person.email);
    expect((await call(harness, 'verify-totp', { code: thief.code() }, browser(cookie))).status).toBe(409);
  });
});

describe('wrong codes', () => {
  it('have a count of their own, which a right password does not clear and a right code does', async () => {
    const person = await enrol(harness);
    const fail = async () => {
      const cookie = await enterPassword(harness, person.email);
      return call(harness, 'verify-totp', { code: '000000' }, browser(cookie));
    };
    for (let made = 0; made < 10; made += 1) expect((await fail()).status).toBe(401);
    const waiting = await fail();
    expect([waiting.status, await codeIn(waiting)]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(20);
    expect(await logOf(harness, person.user.id)).toContain('locked failed');
    // The refused code was not checked, so that it did not end the sign-in.
    expect(
      (await rowsOf(harness, 'pending_sign_in', person.user.id)).filter(({ failures }) => failures === 0),
    ).toHaveLength(1);
    await harness.db.execute(sql`update attempt set blocked_until = now() - interval '1 second'`);
    const cookie = await enterPassword(harness, person.email);
    expect((await call(harness, 'verify-totp', { code: person.code() }, browser(cookie))).status).toBe(200);
    for (let made = 0; made < 10; made += 1) expect((await fail()).status).toBe(401);
  });

  it('of strangers do not keep the owner out of a known browser', async () => {
    const person = await enrol(harness);
    for (let made = 0; made < 10; made += 1) {
      const stranger = await enterPassword(harness, person.email);
      await call(harness, 'verify-totp', { code: '000000' }, browser(stranger));
    }
    const own = await enterPassword(harness, person.email, person.cookie);
    expect((await call(harness, 'verify-totp', { code: person.code() }, browser(own))).status).toBe(200);
  });
});

describe('the rate limit of sign-ins', () => {
  it('counts codes too, and each address alone', async () => {
    await using limited = await startHarness({ beside: harness, env: { RATE_LIMITS: 'sign_in:2/60' } });
    const body = { code: '123456' };
    const statuses = [];
    for (let made = 0; made < 3; made += 1)
      statuses.push((await limited.post('/api/auth/two-factor/verify-totp', body, {}, '203.0.113.9')).status);
    expect(statuses).toEqual([401, 401, 429]);
    const other = await limited.post(
      '/api/auth/two-factor/verify-backup-code',
      { code: 'aaaaaaaaaa' },
      {},
      '203.0.113.8',
    );
    expect([other.status, await codeIn(other)]).toEqual([401, 'INVALID_TWO_FACTOR_COOKIE']);
  });
});

describe('routes that are not offered', () => {
  it.each(['send-otp', 'verify-otp', 'view-backup-codes', 'generate-totp'])(
    '%s answers 404',
    async (route) => {
      const { cookie } = await harness.signUp({}, browser());
      expect((await call(harness, route, {}, browser(cookie))).status).toBe(404);
    },
  );
});
