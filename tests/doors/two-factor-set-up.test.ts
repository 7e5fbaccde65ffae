import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRows } from '../../server/db/rows.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';
import { givePasskey } from './second-factors.ts';
import {
  beginSetUp,
  call,
  codeIn,
  cookiesOf,
  createApp,
  enrol,
  enterPassword,
  forgetStep,
  logOf,
  readJson,
  rowsOf,
} from './two-factor-calls.ts';

let harness: Harness;
let beside: Harness;
let required: Harness;
beforeAll(async () => {
  harness = await startHarness();
  beside = await startHarness({ beside: harness });
  required = await startHarness({ beside: harness, env: { SECOND_FACTOR: 'required' } });
});
afterAll(async () => {
  await required[Symbol.asyncDispose]();
  await beside[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
});

/** Makes the proofs of a person's sessions eleven minutes old. */
const age = (userId: string) =>
  harness.db.execute(sql`update session set stepped_up_at = now() - interval '11 minutes',
    second_factor_at = now() - interval '11 minutes' where user_id = ${userId}`);
const isOn = async (userId: string) => {
  const [row] = await readRows<{ two_factor_enabled: boolean }>(
    harness.db,
    sql`select two_factor_enabled from "user" where id = ${userId}`,
  );
  return row?.two_factor_enabled;
};
const templatesTo = async (email: string) => (await harness.mailsTo(email)).map(({ template }) => template);

describe('setting up an authenticator app', () => {
  it('needs a recent proof or the right password', async () => {
    const { cookie, user } = await harness.signUp({}, browser());
    await age(user.id);
    const without = await call(harness, 'enable', {}, browser(cookie));
    expect([without.status, await codeIn(without)]).toEqual([403, 'STEP_UP_REQUIRED']);
    const wrong = await call(harness, 'enable', { password: 'not the password' }, browser(cookie));
    expect([wrong.status, await codeIn(wrong)]).toEqual([400, 'INVALID_PASSWORD']);
    const begun = await call(harness, 'enable', { password: PASSWORD, issuer: 'Evil' }, browser(cookie));
    const { method, totpURI, backupCodes } = await readJson(begun);
    expect([begun.status, method]).toEqual([200, 'totp']);
    expect(totpURI).toMatch(/^otpauth:\/\/totp\/Gatehouse:.*&issuer=Gatehouse&/);
    expect(backupCodes).toHaveLength(10);
    for (const code of backupCodes as string[])
      expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
  });

  it('needs no password in the call of an account without one', async () => {
    const { cookie, user } = await harness.signUp({}, browser());
    await harness.db.execute(sql`update account set password = null where user_id = ${user.id}`);
    expect((await call(harness, 'enable', {}, browser(cookie))).status).toBe(200);
  });

  it('changes nothing before a code of the app was entered', async () => {
    const { cookie, user, email } = await harness.signUp({}, browser());
    const { backupCodes } = await beginSetUp(harness, cookie);
    const wrong = await call(harness, 'verify-totp', { code: '000000' }, browser(cookie));
    expect([wrong.status, await codeIn(wrong)]).toEqual([401, 'INVALID_CODE']);
    const backup = await call(harness, 'verify-backup-code', { code: backupCodes[0] }, browser(cookie));
    expect([backup.status, await codeIn(backup)]).toEqual([400, 'BACKUP_CODES_NOT_ENABLED']);
    expect(await isOn(user.id)).toBe(false);
    await harness.signIn(email);
  });

  it('keeps the session, its age and remember me, leaves the others alone and tells by mail', async () => {
    const person = await harness.signUpConfirmed({ rememberMe: false }, browser());
    const other = await harness.signIn(person.email, {}, browser());
    const [before] = (await rowsOf(harness, 'session', person.user.id)).filter(
      ({ id }) => id === person.token,
    );
    const { code } = await beginSetUp(harness, person.cookie);
    const response = await call(harness, 'verify-totp', { code: code() }, browser(person.cookie));
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await readJson(response)).toMatchObject({
      token: person.token,
      user: { id: person.user.id, twoFactorEnabled: true },
    });
    const sessions = await rowsOf(harness, 'session', person.user.id);
    const after = sessions.find(({ id }) => id === person.token);
    const { token, created_at, expires_at } = before ?? {};
    expect(after).toMatchObject({
      token,
      created_at,
      expires_at,
      remembered: false,
      amr: ['pwd', 'otp', 'mfa'],
    });
    expect(after?.second_factor_at).not.toBeNull();
    expect(sessions.some(({ id }) => id === other.token)).toBe(true);
    expect(await isOn(person.user.id)).toBe(true);
    expect((await logOf(harness, person.user.id))[0]).toBe('two_factor_enabled');
    expect(await templatesTo(person.email)).toContain('twoFactorOn');
    const shown = await harness.request('/api/auth/get-session', { headers: browser(person.cookie) });
    expect((await readJson(shown)).user).toMatchObject({ twoFactorEnabled: true });
  });

  it('works with a bearer token', async () => {
    const { bearer } = await harness.signUp();
    const headers = { authorization: `Bearer ${bearer}` };
    const { totpURI } = await readJson(await call(harness, 'enable', { password: PASSWORD }, headers));
    const code = createApp(String(totpURI))();
    expect((await call(harness, 'verify-totp', { code }, headers)).status).toBe(200);
  });

  it('begins anew when it is asked for again: the first app does not count any more', async () => {
    const { cookie } = await harness.signUp({}, browser());
    const first = await beginSetUp(harness, cookie);
    const second = await beginSetUp(harness, cookie);
    expect((await call(harness, 'verify-totp', { code: first.code() }, browser(cookie))).status).toBe(401);
    expect((await call(harness, 'verify-totp', { code: second.code() }, browser(cookie))).status).toBe(200);
  });

  it('is refused while an app is on, and by any other method', async () => {
    const { cookie } = await enrol(harness);
    const again = await call(harness, 'enable', { password: PASSWORD }, browser(cookie));
    expect([again.status, await codeIn(again)]).toEqual([400, 'TOTP_ALREADY_ENABLED']);
    const other = await call(harness, 'enable', { method: 'otp' }, browser(cookie));
    expect([other.status, await codeIn(other)]).toEqual([400, 'OTP_NOT_CONFIGURED']);
  });

  it('keeps the secret encrypted and the backup codes as digests', async () => {
    const { user, uri, backupCodes } = await enrol(harness);
    const stored = JSON.stringify([
      await rowsOf(harness, 'two_factor', user.id),
      await rowsOf(harness, 'backup_code', user.id),
    ]);
    expect(stored).not.toContain(new URL(uri).searchParams.get('secret'));
    for (const code of backupCodes) expect(stored).not.toContain(code.replace('-', ''));
  });
});

describe('once two-factor is on', () => {
  it.each(['disable', 'generate-backup-codes', 'get-totp-uri'])(
    '%s takes no password: it needs a code or passkey of the last ten minutes',
    async (route) => {
      const person = await enrol(harness);
      await age(person.user.id);
      for (const body of [{}, { password: PASSWORD }]) {
        const refused = await call(harness, route, body, browser(person.cookie));
        expect([refused.status, await codeIn(refused)]).toEqual([403, 'STEP_UP_REQUIRED']);
      }
      const proven = await call(harness, 'verify-totp', { code: person.code() }, browser(person.cookie));
      expect(proven.headers.getSetCookie()).toEqual([]);
      expect(await readJson(proven)).toMatchObject({ token: person.token });
      expect((await call(harness, route, {}, browser(person.cookie))).status).toBe(200);
    },
  );

  it('a backup code is a step-up too, once', async () => {
    const person = await enrol(harness);
    await age(person.user.id);
    const verify = () =>
      call(harness, 'verify-backup-code', { code: person.backupCodes[0] }, browser(person.cookie));
    expect((await verify()).status).toBe(200);
    expect((await logOf(harness, person.user.id)).slice(0, 2)).toEqual(['step_up', 'backup_code_used']);
    const again = await verify();
    expect([again.status, await codeIn(again)]).toEqual([401, 'INVALID_BACKUP_CODE']);
    expect((await logOf(harness, person.user.id))[0]).toBe('step_up failed');
  });

  it('turning it off ends the app, the codes, the trust and waiting sign-ins, and keeps the session', async () => {
    const person = await enrol(harness);
    const waiting = await enterPassword(harness, person.email);
    await harness.db.execute(
      sql`update known_browser set trusted_until = now() + interval '1 day' where user_id = ${person.user.id}`,
    );
    expect((await call(harness, 'disable', {}, browser(person.cookie))).status).toBe(200);
    for (const table of ['two_factor', 'backup_code', 'pending_sign_in'])
      expect([table, await rowsOf(harness, table, person.user.id)]).toEqual([table, []]);
    const known = await rowsOf(harness, 'known_browser', person.user.id);
    expect(known.every(({ trusted_until }) => trusted_until === null)).toBe(true);
    expect(await harness.api(browser(person.cookie)).session.current.query()).not.toBeNull();
    expect((await logOf(harness, person.user.id))[0]).toBe('two_factor_disabled');
    expect(await templatesTo(person.email)).toContain('twoFactorOff');
    const late = await call(harness, 'verify-totp', { code: person.code() }, browser(waiting));
    expect([late.status, await codeIn(late)]).toEqual([401, 'INVALID_TWO_FACTOR_COOKIE']);
    await harness.signIn(person.email);
  });

  it('new backup codes end the earlier ones', async () => {
    const person = await enrol(harness);
    const response = await call(harness, 'generate-backup-codes', {}, browser(person.cookie));
    const { backupCodes } = (await readJson(response)) as { backupCodes: string[] };
    expect(new Set([...backupCodes, ...person.backupCodes]).size).toBe(20);
    const verify = async (code: string | undefined) =>
      (await call(harness, 'verify-backup-code', { code }, browser(person.cookie))).status;
    expect([await verify(person.backupCodes[1]), await verify(backupCodes[0])]).toEqual([401, 200]);
    expect(await templatesTo(person.email)).toEqual(
      expect.arrayContaining(['backupCodesReplaced', 'backupCodeUsed']),
    );
    expect(await logOf(harness, person.user.id)).toContain('backup_codes_replaced');
  });

  it('the address for the app holds the same secret again', async () => {
    const person = await enrol(harness);
    const response = await call(harness, 'get-totp-uri', {}, browser(person.cookie));
    expect((await readJson(response)).totpURI).toBe(person.uri);
  });
});

describe('while two-factor is off', () => {
  it('the routes say so in the words of Better Auth', async () => {
    const { cookie } = await harness.signUp({}, browser());
    const refusals = [
      ['verify-totp', { code: '123456' }, 'TOTP_NOT_ENABLED'],
      ['verify-backup-code', { code: 'aaaaa-aaaaa' }, 'BACKUP_CODES_NOT_ENABLED'],
      ['generate-backup-codes', {}, 'TWO_FACTOR_NOT_ENABLED'],
      ['get-totp-uri', {}, 'TOTP_NOT_ENABLED'],
    ] as const;
    for (const [route, body, code] of refusals) {
      const refused = await call(harness, route, body, browser(cookie));
      expect([route, refused.status, await codeIn(refused)]).toEqual([route, 400, code]);
    }
    expect(await readJson(await call(harness, 'disable', {}, browser(cookie)))).toEqual({ status: true });
  });
});

describe('where the operator requires a second factor', () => {
  it('a passkey is asked for after the password, and a code is not accepted', async () => {
    const person = await harness.signUp();
    await harness.db.execute(sql`insert into passkey (id, name, public_key, user_id, credential_id, counter,
      device_type, backed_up, rp_id) values (${randomUUID()}, 'Key', 'x', ${person.user.id}, ${randomUUID()}, 0,
      'singleDevice', false, 'localhost')`);
    const body = { email: person.email, password: PASSWORD };
    const asked = await required.post('/api/auth/sign-in/email', body, browser());
    expect(await readJson(asked)).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['passkey'] });
    const cookie = asked.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const refused = await call(required, 'verify-totp', { code: '123456' }, browser(cookie));
    expect([refused.status, await codeIn(refused)]).toEqual([400, 'TOTP_NOT_ENABLED']);
    await harness.signIn(person.email); // elsewhere a passkey is a way to sign in of its own
  });

  it('the passkey completes the sign-in, which keeps the choice of remember me', async () => {
    const person = await harness.signUp();
    const authenticator = await givePasskey(required, person.user.id);
    const waiting = await enterPassword(required, person.email, undefined, { rememberMe: false });
    const begun = await required.request('/api/auth/passkey/generate-authenticate-options', {
      headers: browser(waiting),
    });
    const response = authenticator.get((await readJson(begun)) as never);
    const headers = browser(`${waiting}; ${cookiesOf(begun)}`);
    const done = await required.post('/api/auth/passkey/verify-authentication', { response }, headers);
    expect(done.status).toBe(200);
    expect(done.headers.getSetCookie().join()).toContain('gatehouse.two_factor=; Max-Age=0');
    const [session] = (await rowsOf(required, 'session', person.user.id)).filter(
      ({ method }) => method === 'passkey',
    );
    expect(session).toMatchObject({ remembered: false, amr: ['pop', 'user', 'mfa'] });
    expect(await rowsOf(required, 'pending_sign_in', person.user.id)).toEqual([]);
  });

  it('a callbackURL waits until one is set up', async () => {
    const person = await harness.signUp();
    const signIn = async (on: Harness) => {
      const body = { email: person.email, password: PASSWORD, callbackURL: '/lesson?x=1' };
      const response = await on.post('/api/auth/sign-in/email', body, {
        ...browser(),
        origin: TRUSTED_SITE,
        'sec-fetch-site': 'cross-site',
      });
      const { redirect, url } = await readJson(response);
      expect(response.headers.get('location')).toBe(url);
      return [redirect, url];
    };
    const lesson = encodeURIComponent(`${TRUSTED_SITE}/lesson?x=1`);
    expect(await signIn(required)).toEqual([true, `http://localhost:3001/two-factor?redirect_to=${lesson}`]);
    expect(await signIn(harness)).toEqual([true, '/lesson?x=1']);
  });

  it('a sign-in that waits for a passkey keeps nobody in the same browser from turning an app on', async () => {
    const person = await harness.signUpConfirmed({}, browser());
    const { code } = await beginSetUp(harness, person.cookie);
    await givePasskey(required, person.user.id);
    const cookie = await enterPassword(required, person.email, person.cookie);
    const turnedOn = await call(required, 'verify-totp', { code: code() }, browser(cookie));
    expect([turnedOn.status, await isOn(person.user.id)]).toEqual([200, true]);
  });
});

describe('simultaneous calls at two processes', () => {
  it('turn one app on once', async () => {
    const person = await harness.signUpConfirmed({}, browser());
    const { code } = await beginSetUp(harness, person.cookie);
    const typed = code();
    const answers = await Promise.all(
      [harness, beside, harness, beside].map((on) =>
        call(on, 'verify-totp', { code: typed }, browser(person.cookie)),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await templatesTo(person.email)).filter((one) => one === 'twoFactorOn')).toHaveLength(1);
    expect((await logOf(harness, person.user.id)).filter((one) => one === 'two_factor_enabled')).toHaveLength(
      1,
    );
  });

  it('in any order leave an app that is whole or none, and never a refusal that is not one', async () => {
    const person = await harness.signUpConfirmed({}, browser());
    const headers = browser(person.cookie);
    let code = () => '000000';
    const calls: Record<string, (on: Harness) => Promise<Response>> = {
      enable: async (on) => {
        const response = await call(on, 'enable', {}, headers);
        const { totpURI } = await readJson(response.clone());
        if (typeof totpURI === 'string') code = createApp(totpURI);
        return response;
      },
      verify: (on) => call(on, 'verify-totp', { code: code() }, headers),
      wrong: (on) => call(on, 'verify-totp', { code: '000000' }, headers),
      renew: (on) => call(on, 'generate-backup-codes', {}, headers),
      disable: (on) => call(on, 'disable', {}, headers),
      signIn: (on) =>
        on.post('/api/auth/sign-in/email', { email: person.email, password: PASSWORD }, browser()),
    };
    const names = Object.keys(calls);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (batches) => {
          await harness.db.execute(sql`delete from attempt`);
          await forgetStep(harness, person.user.id);
          for (const batch of batches) {
            const answers = await Promise.all(
              batch.map((name, at) => calls[name]?.(at % 2 ? harness : beside)),
            );
            for (const answer of answers) expect([200, 400, 401, 403, 429]).toContain(answer?.status);
          }
          const [app] = await rowsOf(harness, 'two_factor', person.user.id);
          const codes = await rowsOf(harness, 'backup_code', person.user.id);
          expect(codes).toHaveLength(app ? 10 : 0);
          expect(await isOn(person.user.id)).toBe(app?.verified_at != null);
        },
      ),
      { numRuns: 12 },
    );
  });
});
