import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered } from '../answered.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { makeOlder } from './second-factors.ts';
import {
  call,
  cookiesOf,
  type Enrolled,
  enrol,
  enterPassword,
  forgetStep,
  logOf,
  readJson,
  rowsOf,
} from './two-factor-calls.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ findPlace: () => 'Turin, Italy' });
});
afterAll(() => harness[Symbol.asyncDispose]());

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const NEXT = 'a whole new sentence';
const markOf = (cookie: string) =>
  cookie.split('; ').find((one) => one.startsWith('gatehouse.browser=')) ?? '';

/** Signs in with password and code in a new browser, and trusts it. */
async function trustBrowser(ada: Enrolled) {
  const waiting = await enterPassword(harness, ada.email);
  await forgetStep(harness, ada.user.id);
  const response = await harness.post(
    '/api/auth/two-factor/verify-totp',
    { code: ada.code(), trustDevice: true },
    { ...browser(waiting), 'user-agent': FIREFOX },
    '203.0.113.7',
  );
  expect(response.status).toBe(200);
  const cookie = cookiesOf(response);
  return { cookie, mark: markOf(cookie), api: harness.api(browser(cookie)) };
}
/** Enters the password. Returns whether that was enough. */
async function isTrusted(email: string, cookie: string, password = PASSWORD): Promise<boolean> {
  const body = { email, password };
  const response = await answered(() => harness.post('/api/auth/sign-in/email', body, browser(cookie)));
  expect(response.status).toBe(200);
  const { twoFactorRedirect, token } = await readJson(response);
  expect(twoFactorRedirect === true).toBe(token === undefined);
  return token !== undefined;
}
const stepUpBy = async (ada: Enrolled, cookie: string) => {
  await forgetStep(harness, ada.user.id);
  await harness.api(browser(cookie)).security.stepUp.mutate({ code: ada.code() });
};

describe('a trusted browser', () => {
  it('signs in with the password alone, which adds nothing to how the session was authenticated', async () => {
    const ada = await enrol(harness);
    const { mark } = await trustBrowser(ada);
    const { cookie } = await harness.signIn(ada.email, {}, browser(mark));
    const current = await harness.api(browser(cookie)).session.current.query();
    expect(current?.session).toMatchObject({ amr: ['pwd'], stepUpUntil: null });
    await expect(harness.api(browser(cookie)).account.export.query()).rejects.toMatchObject({
      data: { reason: 'step_up_required' },
    });
    await stepUpBy(ada, cookie);
    await harness.api(browser(cookie)).account.export.query();
    expect(await logOf(harness, ada.user.id)).toContain('browser_trusted');
  });

  it('is listed with its device, its place and the end of the trust', async () => {
    const ada = await enrol(harness);
    expect((await harness.api(browser(ada.cookie)).security.signInMethods.query()).trustedBrowsers).toEqual(
      [],
    );
    const { api, mark } = await trustBrowser(ada);
    const { trustedBrowsers } = await api.security.signInMethods.query();
    expect(trustedBrowsers).toEqual([
      {
        id: expect.any(String),
        device: { browser: 'Firefox', os: 'Linux', kind: 'desktop' },
        place: 'Turin, Italy',
        expiresAt: expect.any(String),
        current: true,
      },
    ]);
    const days = (Date.parse(trustedBrowsers[0]?.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect([days > 29.9, days < 30.1]).toEqual([true, true]);
    const elsewhere = await harness.api(browser(ada.cookie)).security.signInMethods.query();
    expect(elsewhere.trustedBrowsers).toMatchObject([{ current: false }]);
    expect(JSON.stringify(elsewhere)).not.toContain(mark.split('=')[1]);
  });

  it('stays trusted after further sign-ins, and no longer than thirty days', async () => {
    const ada = await enrol(harness);
    const { mark } = await trustBrowser(ada);
    await makeOlder(harness, ada.user.id, 30 * 24 * 60 - 5);
    expect(await isTrusted(ada.email, mark)).toBe(true);
    await makeOlder(harness, ada.user.id, 6);
    expect(await isTrusted(ada.email, mark)).toBe(false);
    const { trustedBrowsers } = await harness.api(browser(ada.cookie)).security.signInMethods.query();
    expect(trustedBrowsers).toEqual([]);
  });

  it('is trusted by one person: neither by another nor with a mark that was copied to another row', async () => {
    const [ada, eve] = [await enrol(harness), await enrol(harness)];
    const { mark } = await trustBrowser(ada);
    expect(await isTrusted(eve.email, mark)).toBe(false);
    // Eve's own browser is trusted by Eve, and no browser of Ada's.
    const hers = await trustBrowser(eve);
    expect(await isTrusted(ada.email, hers.mark)).toBe(false);
    expect(await isTrusted(ada.email, markOf(ada.cookie))).toBe(false); // known, never trusted
  });

  it('can be removed by its owner alone, one by one', async () => {
    const [ada, eve] = [await enrol(harness), await enrol(harness)];
    const [first, second] = [await trustBrowser(ada), await trustBrowser(ada)];
    const { trustedBrowsers } = await first.api.security.signInMethods.query();
    const [other] = trustedBrowsers.filter(({ current }) => !current);
    const id = other?.id ?? '';
    const notFound = { data: { reason: 'not_found' } };
    const asEve = harness.api(browser(eve.cookie));
    await expect(asEve.security.removeTrustedBrowser.mutate({ id })).rejects.toMatchObject(notFound);
    expect(await first.api.security.removeTrustedBrowser.mutate({ id })).toEqual({ removed: true });
    await expect(first.api.security.removeTrustedBrowser.mutate({ id })).rejects.toMatchObject(notFound);
    expect(await logOf(harness, ada.user.id)).toContain('browser_untrusted');
    expect(await isTrusted(ada.email, second.mark)).toBe(false);
    expect(await isTrusted(ada.email, first.mark)).toBe(true);
    // The browser stays known: a sign-in there is reported to nobody.
    expect(await rowsOf(harness, 'known_browser', ada.user.id)).toHaveLength(3);
  });

  it('is no longer trusted after a change of the password, the caller’s own browser included', async () => {
    const ada = await enrol(harness);
    const [own, other] = [await trustBrowser(ada), await trustBrowser(ada)];
    const changed = await harness.post(
      '/api/auth/change-password',
      { currentPassword: PASSWORD, newPassword: NEXT },
      browser(own.cookie),
    );
    expect(changed.status).toBe(200);
    for (const { mark } of [own, other]) expect(await isTrusted(ada.email, mark, NEXT)).toBe(false);
  });

  it('is no longer trusted after a reset, which asks for the second factor', async () => {
    const ada = await enrol(harness);
    const { mark } = await trustBrowser(ada);
    await harness.post('/api/auth/request-password-reset', { email: ada.email });
    const token = await harness.secretIn(ada.email, 'resetPassword', 'resetPassword');
    const reset = await harness.post('/api/auth/reset-password', { token, newPassword: NEXT }, browser(mark));
    expect(reset.status).toBe(200);
    expect(await isTrusted(ada.email, mark, NEXT)).toBe(false);
  });

  it('is no longer trusted after ‘This wasn’t me’, which keeps the authenticator app', async () => {
    const ada = await enrol(harness);
    const { mark } = await trustBrowser(ada);
    const token = await harness.secretIn(ada.email, 'newDevice', 'notMe');
    await harness.api().account.disown.mutate({ token });
    const reset = await harness.secretIn(ada.email, 'secured', 'resetPassword');
    await harness.post('/api/auth/reset-password', { token: reset, newPassword: NEXT });
    expect(await isTrusted(ada.email, mark, NEXT)).toBe(false);
    expect(await rowsOf(harness, 'two_factor', ada.user.id)).toHaveLength(1);
  });

  it('is no longer trusted after two-factor was turned off and on again', async () => {
    const ada = await enrol(harness);
    const { mark, cookie } = await trustBrowser(ada);
    const off = await call(harness, 'disable', {}, browser(cookie));
    expect(off.status).toBe(200);
    expect(await isTrusted(ada.email, mark)).toBe(true); // nothing is asked for
    const again = await harness.signIn(ada.email, {}, browser(mark));
    expect((await harness.api(browser(again.cookie)).security.signInMethods.query()).trustedBrowsers).toEqual(
      [],
    );
    await call(harness, 'enable', { password: PASSWORD }, browser(again.cookie));
    await harness.db.execute(sql`update two_factor set verified_at = now() where user_id = ${ada.user.id}`);
    expect(await isTrusted(ada.email, mark)).toBe(false);
  });
});

describe('a program', () => {
  it('is never trusted, not even with the cookie of a trusted browser', async () => {
    const ada = await enrol(harness);
    const { mark } = await trustBrowser(ada);
    const body = { email: ada.email, password: PASSWORD };
    const asked = await harness.post('/api/auth/sign-in/email', body, { cookie: mark });
    expect(await readJson(asked)).toMatchObject({ twoFactorRedirect: true });
    expect(await isTrusted(ada.email, mark)).toBe(true);
  });
});
