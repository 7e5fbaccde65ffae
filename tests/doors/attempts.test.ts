import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, attempt } from '../../server/db/schema/index.ts';
import { answered } from '../answered.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

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

const guess = (email: string, password = 'not the password', headers = {}, on = harness) =>
  on.post('/api/auth/sign-in/email', { email, password }, headers);
const failTimes = async (email: string, times: number) => {
  for (let made = 0; made < times; made += 1) expect((await guess(email)).status).toBe(401);
};
/** Ends every account's waiting time. */
const wait = () => harness.db.execute(sql`update attempt set blocked_until = now() - interval '1 second'`);

describe('guessing a password (ASVS 6.3.1, NIST SP 800-63B-4 3.2.2)', () => {
  it('waits after ten failures in a row, twice as long each time, whatever the case of the address', async () => {
    const { email } = await harness.signUp();
    await failTimes(email, 10);
    const refused = await guess(email.toUpperCase(), PASSWORD, {}, beside);
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      429,
      'RATE_LIMITED',
    ]);
    const first = Number(refused.headers.get('retry-after'));
    expect(first).toBeGreaterThan(20);
    expect(first).toBeLessThanOrEqual(30);
    await wait();
    expect((await guess(email)).status).toBe(401);
    const second = Number((await guess(email)).headers.get('retry-after'));
    expect(second).toBeGreaterThan(50);
    expect(second).toBeLessThanOrEqual(60);
    await wait();
    expect((await guess(email, PASSWORD)).status).toBe(200);
    await failTimes(email, 10);
  });

  it('checks one of fifty simultaneous guesses over two processes with one try left', async () => {
    const { email } = await harness.signUp();
    await failTimes(email, 9);
    const statuses = (
      await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          answered(() => guess(email, `guess ${at}`, {}, at % 2 ? harness : beside)),
        ),
      )
    ).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(1);
    expect(statuses.filter((status) => status === 429)).toHaveLength(49);
  });

  it('is answered with the same status, headers and body for an unknown address', async () => {
    const { email } = await harness.signUp();
    const seen = [];
    for (const address of [email, 'nobody-has-this@example.com']) {
      const answers = [];
      for (let made = 0; made < 12; made += 1) {
        const response = await guess(address);
        const { requestId: _, ...body } = (await response.json()) as Record<string, unknown>;
        const headers = [...response.headers].filter(([name]) => name !== 'x-request-id');
        answers.push([response.status, body, headers.filter(([name]) => name !== 'retry-after')]);
      }
      seen.push(answers);
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  it('does not lock out a browser its owner has signed in with', async () => {
    const { email, cookie } = await harness.signUp({}, browser());
    expect(cookie).toContain('gatehouse.browser=');
    await failTimes(email, 10);
    expect((await guess(email, PASSWORD)).status).toBe(429);
    // The mark of another person's browser does not let a guess through.
    const stranger = await harness.signUp({}, browser());
    const other = stranger.cookie.split('; ').find((one) => one.startsWith('gatehouse.browser='));
    expect((await guess(email, PASSWORD, browser(other))).status).toBe(429);
    const known = cookie.split('; ').find((one) => one.startsWith('gatehouse.browser='));
    expect((await guess(email, PASSWORD, browser(known))).status).toBe(200);
  });

  it('needs a new password after a hundred failures, and a reset opens the account again', async () => {
    const { email } = await harness.signUp();
    await failTimes(email, 1);
    await harness.db.update(attempt).set({ failures: 99 });
    expect((await guess(email)).status).toBe(401);
    const refused = await guess(email, PASSWORD);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, String(24 * 3600)]);
    await harness.post('/api/auth/request-password-reset', { email });
    const token = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    const newPassword = 'a whole new sentence';
    await harness.post('/api/auth/reset-password', { token, newPassword });
    expect((await guess(email, newPassword)).status).toBe(200);
  });

  it('is counted whatever else the request contains', async () => {
    const { email } = await harness.signUp();
    await failTimes(email, 9);
    const detours: [string, object][] = [
      ['?callbackURL=https://evil.example', {}],
      ['', { callbackURL: 'https://evil.example' }],
      ['', { newUserCallbackURL: 'https://evil.example' }],
      ['', { callbackURL: '/%2f' }],
      ['?callbackURL=%2F%252f', { redirectTo: 'http://localhost:3001/account' }],
    ];
    let counted = 0;
    for (const [query, more] of detours) {
      const body = { email, password: 'not the password', ...more };
      const { status } = await harness.post(`/api/auth/sign-in/email${query}`, body);
      if (status === 401) counted += 1;
      else expect([403, 429]).toContain(status);
    }
    expect(counted).toBe(1);
    expect((await guess(email)).status).toBe(429);
  });

  it('starts again at zero for every browser after a new password', async () => {
    const { email, cookie } = await harness.signUp({}, browser());
    const known = cookie.split('; ').find((one) => one.startsWith('gatehouse.browser='));
    for (let made = 0; made < 10; made += 1)
      expect((await guess(email, 'not the password', browser(known))).status).toBe(401);
    expect((await guess(email, PASSWORD, browser(known))).status).toBe(429);
    await harness.post('/api/auth/request-password-reset', { email });
    const token = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    const newPassword = 'a whole new sentence';
    await harness.post('/api/auth/reset-password', { token, newPassword });
    expect((await guess(email, newPassword, browser(known))).status).toBe(200);
  });

  it('is not easier with step-ups and password changes from a stolen session', async () => {
    const { cookie, user } = await harness.signUp();
    const api = harness.api({ cookie, ...browser() });
    for (let made = 0; made < 5; made += 1)
      await expect(api.security.stepUp.mutate({ password: 'a guess' })).rejects.toMatchObject({
        data: { reason: 'invalid_input' },
      });
    for (let made = 0; made < 5; made += 1) {
      const body = { currentPassword: 'a guess', newPassword: 'a whole new sentence' };
      expect((await harness.post('/api/auth/change-password', body, browser(cookie))).status).toBe(400);
    }
    await expect(api.security.stepUp.mutate({ password: PASSWORD })).rejects.toMatchObject({
      data: { reason: 'rate_limited' },
    });
    const rows = await harness.db.select().from(activity).where(eq(activity.userId, user.id));
    expect(rows.filter(({ kind }) => kind === 'locked')).toHaveLength(1);
    expect(rows.filter(({ kind, ok }) => kind === 'step_up' && !ok)).toHaveLength(10);
  });

  it('stores no address in its counters', async () => {
    const { email } = await harness.signUp();
    await failTimes(email, 1);
    const rows = await harness.db.select().from(attempt);
    expect(JSON.stringify(rows)).not.toContain(email.split('@')[0]);
  });
});

describe('a step-up (ASVS 7.5.1)', () => {
  it('still works while strangers guess at the sign-in page', async () => {
    const { email, cookie } = await harness.signUp();
    await failTimes(email, 10);
    const { stepUpUntil } = await harness
      .api({ cookie, ...browser() })
      .security.stepUp.mutate({ password: PASSWORD });
    expect(Date.parse(stepUpUntil)).toBeGreaterThan(Date.now());
  });

  it('creates no session, even after ten step-ups', async () => {
    const { cookie } = await harness.signUp();
    const api = harness.api({ cookie, ...browser() });
    for (let made = 0; made < 10; made += 1) await api.security.stepUp.mutate({ password: PASSWORD });
    expect(await api.session.list.query()).toHaveLength(1);
    const { stepUpUntil, sessions } = await api.security.overview.query();
    expect(sessions).toBe(1);
    expect(stepUpUntil).not.toBeNull();
  });
});
