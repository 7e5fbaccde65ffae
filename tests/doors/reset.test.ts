import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { link, user } from '../../server/db/schema/index.ts';
import { answered } from '../answered.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';

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
const NEXT = 'a whole new sentence';
const request = (email: string, more = {}) =>
  harness.post('/api/auth/request-password-reset', { email, ...more });
const reset = (token: string, newPassword = NEXT, on = harness) =>
  on.post('/api/auth/reset-password', { token, newPassword });
const signInWith = (email: string, password: string) =>
  harness.post('/api/auth/sign-in/email', { email, password });

describe('password reset (ASVS 6.4.3, 7.4.3)', () => {
  it('sets the password by a mailed link, ends all sessions, starts none, and sends a notice', async () => {
    const ada = await harness.signUp();
    const elsewhere = await harness.signIn(ada.email);
    expect(await (await request(ada.email)).json()).toEqual({
      status: true,
      message: 'If this email exists in our system, check your email for the reset link',
    });
    const secret = await harness.secretIn(ada.email, 'resetPassword', 'resetPassword');
    const done = await reset(secret);
    expect([done.status, await done.json()]).toEqual([200, { status: true }]);
    expect(done.headers.getSetCookie()).toEqual([]);
    for (const { cookie } of [ada, elsewhere])
      for (const one of [harness, beside]) expect((await one.bridge({ cookie })).status).toBe(401);
    expect((await signInWith(ada.email, PASSWORD)).status).toBe(401);
    expect((await signInWith(ada.email, NEXT)).status).toBe(200);
    const templates = (await harness.mailsTo(ada.email)).map(({ template }) => template);
    expect(templates).toContain('passwordChanged');
    const [row] = await harness.db.select().from(user).where(eq(user.email, ada.email));
    expect(row?.emailVerified).toBe(true);
  });

  it('answers an unknown address like a known one, and sends it no mail', async () => {
    const { email } = await harness.signUp();
    const answers = await Promise.all(
      [email, 'nobody-here@example.com'].map(async (address) => {
        const response = await request(address);
        return [response.status, await response.text(), [...response.headers.keys()].sort()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(await harness.mailsTo('nobody-here@example.com')).toEqual([]);
  });

  it('stores only the digest of a link', async () => {
    const { email } = await harness.signUp();
    await request(email);
    const secret = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    const rows = await harness.db.execute(sql`select to_json(link)::text as row from link`);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('works once under twenty uses at the same time over two processes', async () => {
    const { email } = await harness.signUp();
    await request(email);
    const secret = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        answered(() => reset(secret, `password number ${at}`, at % 2 ? harness : beside)),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array(19).fill(400)]);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect((await signInWith(email, `password number ${winner}`)).status).toBe(200);
  });

  it('works once for two links at the same time, and neither waits for the other', async () => {
    const { email } = await harness.signUp();
    await request(email);
    const first = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    await request(email);
    const second = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    const statuses = (
      await Promise.all([
        answered(() => reset(first, NEXT)),
        answered(() => reset(second, 'yet another sentence', beside)),
      ])
    ).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 400]);
  });

  it('leaves no session of a simultaneous sign-in with the old password', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { email } = await harness.signUp();
      await request(email);
      const secret = await harness.secretIn(email, 'resetPassword', 'resetPassword');
      const signIns = Array.from({ length: 8 }, (_, at) =>
        (at % 2 ? harness : beside).post('/api/auth/sign-in/email', { email, password: PASSWORD }),
      );
      const [done, ...answers] = await Promise.all([answered(() => reset(secret)), ...signIns]);
      expect(done.status).toBe(200);
      for (const answer of answers) {
        const bearer = answer.headers.get('set-auth-token');
        if (bearer === null) continue;
        expect((await harness.bridge({ authorization: `Bearer ${bearer}` })).status).toBe(401);
      }
    }
  });

  it('keeps the link valid when the password is refused, and gives the reason', async () => {
    const { email } = await harness.signUp();
    await request(email);
    const secret = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    for (const [password, code] of [
      ['short', 'PASSWORD_TOO_SHORT'],
      ['Password123', 'PASSWORD_COMPROMISED'],
      [email.split('@')[0], 'PASSWORD_COMPROMISED'],
    ]) {
      const refused = await reset(secret, password);
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([400, code]);
    }
    expect((await reset(secret)).status).toBe(200);
  });

  it('refuses links that are forged, old, used, or of another purpose, with the same answer', async () => {
    const { email, user: made } = await harness.signUp();
    await request(email);
    const secret = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    const verify = await harness.secretIn(email, 'verifyEmail', 'verifyEmail');
    await request(email);
    const newer = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    await harness.db
      .update(link)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(
        sql`${link.userId} = ${made.id} and ${link.purpose} = 'reset_password' and created_at = (select max(created_at) from link where user_id = ${made.id})`,
      );
    const bodies = [];
    for (const token of [verify, newer, 'x'.repeat(43)]) {
      const response = await reset(token);
      expect(response.status).toBe(400);
      const { requestId: _, ...body } = (await response.json()) as Record<string, unknown>;
      bodies.push(body);
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect((await reset(secret)).status).toBe(200);
    expect((await reset(secret)).status).toBe(400);
  });

  it('ends all other links when one is used', async () => {
    const { email } = await harness.signUp();
    await request(email);
    const first = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    await request(email);
    const second = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    expect((await reset(second)).status).toBe(200);
    expect((await reset(first, 'yet another sentence')).status).toBe(400);
  });

  it('builds the link from the configured address, and returns to a trusted site only', async () => {
    const { email } = await harness.signUp();
    await harness.post(
      '/api/auth/request-password-reset',
      { email, redirectTo: `${TRUSTED_SITE}/lesson?x=1#y` },
      { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    );
    const [mail] = (await harness.mailsTo(email)).slice(-1);
    // The mail does not contain the return URL as text. Its link redirects to it, and the redirect keeps the fragment.
    const [, link = ''] =
      mail?.text.match(/http:\/\/localhost:3001(\/reset-password\?return=[\w-]+)#token=/) ?? [];
    expect(mail?.text).not.toContain('lesson');
    const opened = await harness.request(link);
    expect([opened.status, opened.headers.get('location')]).toEqual([
      302,
      `/reset-password?${new URLSearchParams({ redirect_to: `${TRUSTED_SITE}/lesson?x=1#y` })}`,
    ]);
    for (const target of ['https://evil.example/', 'javascript:alert(1)', '//evil.example', '\0']) {
      const packed = Buffer.from(target).toString('base64url');
      const refused = await harness.request(`/reset-password?return=${packed}`);
      expect([refused.status, refused.headers.get('location')]).toEqual([302, '/reset-password']);
    }
    expect(mail?.text).not.toContain('evil');
    const evil = await request(email, { redirectTo: 'https://evil.example/' });
    expect([evil.status, ((await evil.json()) as { code: string }).code]).toEqual([
      403,
      'INVALID_REDIRECT_URL',
    ]);
  });

  it('does not work for a banned user', async () => {
    const { email, user: made } = await harness.signUp();
    await request(email);
    const secret = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    await harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, made.id));
    expect((await reset(secret)).status).toBe(400);
  });

  it('still works when others request other mails for the address', async () => {
    const { email } = await harness.signUpConfirmed();
    for (let asked = 0; asked < 4; asked += 1)
      await harness.post('/api/auth/send-verification-email', { email });
    expect((await request(email)).status).toBe(200);
    expect(await harness.secretIn(email, 'resetPassword', 'resetPassword')).toHaveLength(43);
  });

  it('does not work once its address belongs to another user or to none', async () => {
    const { email, user: made } = await harness.signUp();
    await request(email);
    const secret = await harness.secretIn(email, 'resetPassword', 'resetPassword');
    await harness.db.update(user).set({ email: 'elsewhere@example.com' }).where(eq(user.id, made.id));
    expect((await reset(secret)).status).toBe(400);
  });

  it('is valid for an hour, and This wasn’t me for fourteen days', async () => {
    const { email, user: made } = await harness.signUpConfirmed();
    await harness.signIn(email, {}, browser());
    await request(email);
    const rows = await harness.db.select().from(link).where(eq(link.userId, made.id));
    const hours = rows.map(({ purpose, expiresAt, createdAt }) => [
      purpose,
      Math.round((expiresAt.getTime() - createdAt.getTime()) / 3_600_000),
    ]);
    expect(Object.fromEntries(hours)).toEqual({ verify_email: 1, reset_password: 1, not_me: 336 });
  });

  it('can be requested three times an hour and recipient, for unknown addresses too', async () => {
    const { email } = await harness.signUp();
    for (const address of [email, 'nobody-at-all@example.com']) {
      for (let asked = 0; asked < 3; asked += 1) expect((await request(address)).status).toBe(200);
      const refused = await beside.post('/api/auth/request-password-reset', { email: address.toUpperCase() });
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    }
  });
});
