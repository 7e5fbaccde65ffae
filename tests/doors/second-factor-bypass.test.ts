import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { account, backupCode, passkey, session, user } from '../../server/db/schema/index.ts';
import { AUTH, AUTHORIZE } from '../../shared/paths.ts';
import { createAuthenticator } from '../authenticator.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';
import { askEverywhere } from './every-call.ts';
import {
  beginSetUp,
  call,
  codeIn,
  cookiesOf,
  type Enrolled,
  enrol,
  enterPassword,
  forgetStep,
} from './two-factor-calls.ts';

// Every way around a second factor that we know.

const NEXT = 'a whole new sentence';

let harness: Harness;
let ada: Enrolled;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());
beforeEach(async () => {
  ada = await enrol(harness);
});

const whoIs = async (cookie: string) => (await harness.api({ cookie }).session.current.query())?.user.email;
const sessionsOf = async ({ user: { id } }: Enrolled) =>
  (await harness.db.select().from(session).where(eq(session.userId, id))).length;
const setsSession = (response: Response) =>
  response.headers.getSetCookie().some((cookie) => /^[^=]*session_token=[^;]/.test(cookie)) ||
  response.headers.has('set-auth-token');
const sendCode = (
  cookie: string,
  code: string,
  { kind = 'totp', ...fields }: { kind?: string; trustDevice?: true } = {},
) => call(harness, `verify-${kind}`, { code, ...fields }, browser(cookie));
/** The one cookie of a header with this name. */
const pick = (cookies: string, name: string) =>
  cookies.split('; ').find((cookie) => cookie.split('=')[0]?.endsWith(name)) ?? '';

describe('between password and second factor', () => {
  it('no answer holds a session, for browsers and for programs', async () => {
    const before = await sessionsOf(ada);
    for (const headers of [browser(), {}]) {
      const credentials = { email: ada.email, password: PASSWORD };
      const response = await harness.post(`${AUTH}/sign-in/email`, credentials, headers);
      expect(setsSession(response)).toBe(false);
      expect(await response.json()).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
    }
    expect(await sessionsOf(ada)).toBe(before);
  });

  it.each(['as it is', 'as a bearer token', 'as the session cookie'])(
    'every door answers the half-way cookie %s like one that nobody has',
    async (shape) => {
      const halfWay = pick(await enterPassword(harness, ada.email), 'gatehouse.two_factor');
      const [name = '', value = ''] = [halfWay.split('=')[0], halfWay.slice(halfWay.indexOf('=') + 1)];
      const toHeaders = (value: string): Record<string, string> => {
        if (shape === 'as a bearer token') return { ...browser(), authorization: `Bearer ${value}` };
        return browser(`${shape === 'as it is' ? name : 'better-auth.session_token'}=${value}`);
      };
      const nobody = [...value].map((one) => (/[a-z]/i.test(one) ? 'A' : one)).join('');
      // This procedure tells the page what the sign-in waits for, and nothing about the person.
      const isOfPage = (answer: string) => answer.includes('/security.pendingSignIn ');
      const askOthers = async (sent: string) =>
        (await askEverywhere(harness, sent, toHeaders(sent))).filter((answer) => !isOfPage(answer));
      const known = await askOthers(value);
      expect(known.length).toBeGreaterThan(100);
      expect(known).toEqual(await askOthers(nobody));
      expect(known.join('\n')).not.toContain(ada.email);
    },
  );

  it('no redirect goes on: callbackURL is not answered, and a site gets no code', async () => {
    const credentials = { email: ada.email, password: PASSWORD, callbackURL: `${TRUSTED_SITE}/lesson` };
    const response = await harness.post(`${AUTH}/sign-in/email`, credentials, browser());
    expect(response.headers.get('location')).toBeNull();
    expect(await response.json()).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
    const cookie = cookiesOf(response);
    const page = await harness.request(`/sign-in?redirect_to=${encodeURIComponent(`${TRUSTED_SITE}/`)}`, {
      headers: { ...browser(cookie), 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
    });
    expect([page.status, page.headers.get('location')]).toEqual([200, null]);
    const asked = new URLSearchParams({
      ...{ client_id: TRUSTED_SITE, redirect_uri: `${TRUSTED_SITE}/`, response_type: 'code' },
      ...{ code_challenge: 'c'.repeat(43), code_challenge_method: 'S256', state: 's', scope: 'session' },
    });
    const handOff = await harness.request(`${AUTHORIZE}?${asked}`, {
      headers: {
        ...{ cookie, referer: `${TRUSTED_SITE}/`, 'sec-fetch-site': 'cross-site' },
        ...{ 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' },
      },
    });
    expect(handOff.headers.get('location') ?? '').not.toMatch(/[?&]code=/);
    expect(await handOff.text()).not.toContain(ada.email);
  });

  it('a wrong password tells nothing about the second factor', async () => {
    const ask = async (email: string) => {
      const response = await harness.post(`${AUTH}/sign-in/email`, { email, password: 'not it' }, browser());
      return [response.status, await response.text(), response.headers.getSetCookie()];
    };
    expect(await ask(ada.email)).toEqual(await ask('nobody@example.com'));
  });
});

describe('a code', () => {
  it('works once: neither a second sign-in nor a step-up takes it again', async () => {
    const code = ada.code();
    const done = await sendCode(await enterPassword(harness, ada.email), code);
    expect(done.status).toBe(200);
    const again = await sendCode(await enterPassword(harness, ada.email), code);
    expect([again.status, await codeIn(again)]).toEqual([401, 'INVALID_CODE']);
    const api = harness.api(browser(cookiesOf(done)));
    await expect(api.security.stepUp.mutate({ code })).rejects.toThrow();
  });

  it('of an earlier step than the last one is refused', async () => {
    expect((await sendCode(await enterPassword(harness, ada.email), ada.code())).status).toBe(200);
    const older = await sendCode(await enterPassword(harness, ada.email), ada.code(-1));
    expect(older.status).toBe(401);
  });

  // PGlite has the clock of this process.
  it.skipIf(inject('driver') === 'pglite')('is judged by the clock of the database', async () => {
    const halfWay = await enterPassword(harness, ada.email);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 600_000 });
    try {
      expect((await sendCode(halfWay, ada.code())).status).toBe(401); // right for this process
      expect((await sendCode(halfWay, ada.code(-20))).status).toBe(200); // ten minutes ago
    } finally {
      vi.useRealTimers();
    }
  });

  it('of another user opens nothing', async () => {
    const eve = await enrol(harness);
    const halfWay = await enterPassword(harness, ada.email);
    expect((await sendCode(halfWay, eve.code())).status).toBe(401);
    const backup = eve.backupCodes[0] ?? '';
    expect((await sendCode(halfWay, backup, { kind: 'backup-code' })).status).toBe(401);
  });
});

describe('a row that somebody edited', () => {
  it('of a backup code works for no other user', async () => {
    const eve = await enrol(harness);
    await harness.db.delete(backupCode).where(eq(backupCode.userId, ada.user.id));
    await harness.db
      .update(backupCode)
      .set({ userId: ada.user.id })
      .where(eq(backupCode.userId, eve.user.id));
    const halfWay = await enterPassword(harness, ada.email);
    for (const code of eve.backupCodes.slice(0, 2))
      expect((await sendCode(halfWay, code, { kind: 'backup-code' })).status).toBe(401);
  });

  it('of a user does not turn the second factor off', async () => {
    await harness.db
      .update(user)
      .set({ twoFactorEnabled: false, hasPasskey: true })
      .where(eq(user.id, ada.user.id));
    const [row] = await harness.db.select().from(user).where(eq(user.id, ada.user.id));
    expect(row).toMatchObject({ twoFactorEnabled: true, hasPasskey: false });
    await enterPassword(harness, ada.email); // throws if it signs in
    const forged = { name: 'Ada', twoFactorEnabled: false };
    await harness.post(`${AUTH}/update-user`, forged, browser(ada.cookie));
    await enterPassword(harness, ada.email);
  });

  it('of a passkey signs nobody else in', async () => {
    const eve = await harness.signUpConfirmed();
    const authenticator = createAuthenticator();
    const headers = browser(eve.cookie);
    const creation = await harness.request(`${AUTH}/passkey/generate-register-options`, { headers });
    const response = authenticator.create(await creation.json());
    const made = await harness.post(`${AUTH}/passkey/verify-registration`, { response }, headers);
    expect(made.status).toBe(200);
    await harness.db.update(passkey).set({ userId: ada.user.id }).where(eq(passkey.userId, eve.user.id));
    const options = await harness.request(`${AUTH}/passkey/generate-authenticate-options`, {
      headers: browser(),
    });
    const answer = authenticator.get(await options.json());
    const signedIn = await harness.post(
      `${AUTH}/passkey/verify-authentication`,
      { response: answer },
      browser(cookiesOf(options)),
    );
    expect([signedIn.status, setsSession(signedIn)]).toEqual([401, false]);
  });
});

describe('a trusted browser', () => {
  const trust = async () => {
    const halfWay = await enterPassword(harness, ada.email);
    const done = await sendCode(halfWay, ada.code(), { trustDevice: true });
    expect(done.status).toBe(200);
    await forgetStep(harness, ada.user.id);
    return cookiesOf(done);
  };

  it('asks its own user for no code, and every other user for one', async () => {
    const cookies = await trust();
    const mark = pick(cookies, 'gatehouse.browser');
    const credentials = { email: ada.email, password: PASSWORD };
    const signedIn = await harness.post(`${AUTH}/sign-in/email`, credentials, browser(mark));
    expect(setsSession(signedIn)).toBe(true);
    const bob = await enrol(harness);
    await enterPassword(harness, bob.email, mark); // throws if it signs in
  });

  it('does not step up: neither its sign-in nor a password counts', async () => {
    const cookies = await trust();
    const mark = pick(cookies, 'gatehouse.browser');
    const credentials = { email: ada.email, password: PASSWORD };
    const signedIn = await harness.post(`${AUTH}/sign-in/email`, credentials, browser(mark));
    const cookie = cookiesOf(signedIn);
    const headers = browser(cookie);
    expect(await harness.api(headers).session.current.query()).toMatchObject({
      session: { amr: ['pwd'], stepUpUntil: null },
    });
    const refused = [
      await harness.post(`${AUTH}/verify-password`, { password: PASSWORD }, headers),
      await harness.post(
        `${AUTH}/change-password`,
        { currentPassword: PASSWORD, newPassword: NEXT },
        headers,
      ),
      ...(await Promise.all(
        ['disable', 'generate-backup-codes', 'get-totp-uri'].map((route) =>
          harness.post(`${AUTH}/two-factor/${route}`, { password: PASSWORD }, headers),
        ),
      )),
      await harness.post(`${AUTH}/change-email`, { newEmail: 'eve@example.com' }, headers),
      await harness.request(`${AUTH}/passkey/generate-register-options`, { headers }),
    ];
    for (const answer of refused)
      expect([answer.status, await codeIn(answer)]).toEqual([403, 'STEP_UP_REQUIRED']);
    const api = harness.api(headers);
    for (const ask of [
      () => api.security.stepUp.mutate({ password: PASSWORD }),
      () => api.account.requestDeletion.mutate(),
      () => api.account.export.query(),
      () => api.account.changeEmail.mutate({ email: 'eve@example.com' }),
    ])
      await expect(ask()).rejects.toMatchObject({ data: { reason: 'step_up_required' } });
  });
});

describe('a session from before the second factor was set up', () => {
  it('goes on, and its password counts for nothing', async () => {
    const bob = await harness.signUpConfirmed({}, browser());
    const other = await harness.signIn(bob.email);
    const app = await beginSetUp(harness, bob.cookie);
    await call(harness, 'verify-totp', { code: app.code() }, browser(bob.cookie));
    expect(await whoIs(other.cookie)).toBe(bob.email);
    const api = harness.api(browser(other.cookie));
    await expect(api.security.stepUp.mutate({ password: PASSWORD })).rejects.toMatchObject({
      data: { reason: 'step_up_required' },
    });
    expect(await api.session.current.query()).toMatchObject({ session: { stepUpUntil: null } });
  });
});

describe('a mail', () => {
  it('of a reset opens no session, removes no second factor, and clears no count of wrong codes', async () => {
    const halfWay = await enterPassword(harness, ada.email);
    for (let at = 0; at < 3; at += 1) await sendCode(halfWay, '000000');
    const counts = () => harness.db.execute(sql`select key, failures from attempt order by key`);
    const before = JSON.stringify(await counts());
    await harness.post(`${AUTH}/request-password-reset`, { email: ada.email }, browser());
    const token = await harness.secretIn(ada.email, 'resetPassword', 'resetPassword');
    const reset = await harness.post(`${AUTH}/reset-password`, { token, newPassword: NEXT }, browser());
    expect([reset.status, setsSession(reset)]).toEqual([200, false]);
    expect(JSON.stringify(await counts())).toBe(before);
    const signedIn = await harness.post(
      `${AUTH}/sign-in/email`,
      { email: ada.email, password: NEXT },
      browser(),
    );
    expect(await signedIn.json()).toMatchObject({ twoFactorRedirect: true });
    expect(JSON.stringify(await counts())).toBe(before);
  });

  it('that confirms an address signs nobody in, with the password or a new one', async () => {
    for (const proof of [{ password: PASSWORD }, { newPassword: NEXT }]) {
      const eve = await enrol(harness);
      await harness.db.update(user).set({ emailVerified: false }).where(eq(user.id, eve.user.id));
      await harness.post(`${AUTH}/send-verification-email`, { email: eve.email }, browser());
      const token = await harness.secretIn(eve.email, 'verifyEmail', 'verifyEmail');
      const response = await harness.post('/api/trpc/account.verifyEmail', { token, ...proof }, browser());
      expect([response.status, setsSession(response)]).toEqual([200, false]);
      const password = proof.newPassword ?? PASSWORD;
      const signedIn = await harness.post(`${AUTH}/sign-in/email`, { email: eve.email, password }, browser());
      expect(await signedIn.json()).toMatchObject({ twoFactorRedirect: true });
    }
  });

  it('with ‘This wasn’t me’ does not remove the authenticator app', async () => {
    await harness.post(`${AUTH}/two-factor/generate-backup-codes`, {}, browser(ada.cookie));
    const mails = await harness.mailsTo(ada.email);
    const mail = mails.findLast(({ row }) => 'notMe' in (harness.mailer.outbox.open(row) ?? {}));
    const token = (mail && harness.mailer.outbox.open(mail.row)?.notMe) ?? '';
    await harness.api().account.disown.mutate({ token });
    const [row] = await harness.db.select().from(user).where(eq(user.id, ada.user.id));
    expect(row?.twoFactorEnabled).toBe(true);
    expect(await sessionsOf(ada)).toBe(0);
  });

  it('of a confirmation removes the account of a stranger who added an app to it', async () => {
    await harness.db.update(user).set({ emailVerified: false }).where(eq(user.id, ada.user.id));
    await harness.post(`${AUTH}/send-verification-email`, { email: ada.email }, browser());
    const token = await harness.secretIn(ada.email, 'verifyEmail', 'verifyEmail');
    await harness.api().account.discard.mutate({ token });
    expect(await harness.db.select().from(user).where(eq(user.id, ada.user.id))).toEqual([]);
  });

  it('for a taken address at sign-up signs nobody in', async () => {
    const body = { name: 'Eve', email: ada.email, password: NEXT };
    const response = await harness.post(`${AUTH}/sign-up/email`, body, browser());
    expect([response.status, setsSession(response)]).toEqual([422, false]);
    const [row] = await harness.db.select().from(account).where(eq(account.userId, ada.user.id));
    expect(row?.password).toBeTruthy();
    await enterPassword(harness, ada.email);
  });
});
