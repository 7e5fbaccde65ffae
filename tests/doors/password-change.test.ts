import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account } from '../../server/db/schema/index.ts';
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
const NEXT = 'a whole new sentence';
const signInWith = (email: string, password: string) =>
  harness.post('/api/auth/sign-in/email', { email, password });

describe('changing the password (ASVS 7.4.3, 7.5.1)', () => {
  const change = (cookie: string, body: object, on = harness) =>
    on.post('/api/auth/change-password', body, browser(cookie));

  it('ends all other sessions and links, and continues with a new token', async () => {
    const ada = await harness.signUp();
    const elsewhere = await harness.signIn(ada.email);
    await harness.post('/api/auth/request-password-reset', { email: ada.email });
    const secret = await harness.secretIn(ada.email, 'resetPassword', 'resetPassword');
    const done = await change(ada.cookie, { currentPassword: PASSWORD, newPassword: NEXT });
    expect(done.status).toBe(200);
    const body = (await done.json()) as { token?: string; user: { id: string } };
    expect(body.user.id).toBe(ada.user.id);
    const [cookie] = done.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    const bridged = await harness.bridge({ cookie: cookie ?? '' });
    expect([bridged.status, await bridged.json()]).toMatchObject([200, { session: { id: body.token } }]);
    // A copy of the old cookie is invalid.
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    expect((await harness.bridge({ cookie: elsewhere.cookie })).status).toBe(401);
    const reset = await harness.post('/api/auth/reset-password', { token: secret, newPassword: NEXT });
    expect(reset.status).toBe(400);
  });

  it('succeeds once for eight simultaneous requests over two processes', async () => {
    const ada = await harness.signUp();
    const statuses = (
      await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          answered(() =>
            change(
              ada.cookie,
              { currentPassword: PASSWORD, newPassword: `password number ${at}` },
              at % 2 ? harness : beside,
            ),
          ),
        ),
      )
    ).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
  });

  it('needs the current password or a proof from the last ten minutes, also with a bearer token', async () => {
    const ada = await harness.signUp();
    const old = sql`now() - interval '11 minutes'`;
    await harness.db.execute(sql`update session set stepped_up_at = ${old} where user_id = ${ada.user.id}`);
    for (const headers of [browser(ada.cookie), { authorization: `Bearer ${ada.bearer}` }]) {
      const refused = await harness.post('/api/auth/change-password', { newPassword: NEXT }, headers);
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
        403,
        'STEP_UP_REQUIRED',
      ]);
    }
    const wrong = await change(ada.cookie, { currentPassword: 'not this one', newPassword: NEXT });
    expect([wrong.status, ((await wrong.json()) as { code: string }).code]).toEqual([
      400,
      'INVALID_PASSWORD',
    ]);
    const api = harness.api({ cookie: ada.cookie, ...browser() });
    const { stepUpUntil } = await api.security.stepUp.mutate({ password: PASSWORD });
    expect(Date.parse(stepUpUntil) - Date.now()).toBeGreaterThan(9 * 60_000);
    expect((await change(ada.cookie, { newPassword: NEXT })).status).toBe(200);
  });

  it('refuses common passwords and the user’s own name, as at sign-up', async () => {
    const ada = await harness.signUp({ name: 'Ada Lovelace' });
    for (const password of ['password123', 'AdaLovelace1815']) {
      const changed = await change(ada.cookie, { currentPassword: PASSWORD, newPassword: password });
      const made = await harness.post('/api/auth/sign-up/email', {
        name: 'Ada Lovelace',
        email: 'another@example.com',
        password,
      });
      expect([changed.status, await changed.json()]).toMatchObject([
        400,
        { code: 'PASSWORD_COMPROMISED', message: expect.stringMatching(/^newPassword: /) },
      ]);
      expect([made.status, await made.json()]).toMatchObject([
        400,
        { code: 'PASSWORD_COMPROMISED', message: expect.stringMatching(/^password: /) },
      ]);
    }
    await using long = await startHarness({ beside: harness, env: { PASSWORD_MIN_LENGTH: '15' } });
    const short = await long.post(
      '/api/auth/change-password',
      { currentPassword: PASSWORD, newPassword: 'fourteen chars' },
      browser(ada.cookie),
    );
    expect(await short.json()).toMatchObject({ code: 'PASSWORD_TOO_SHORT' });
  });

  it('is refused without a session', async () => {
    const response = await harness.post('/api/auth/change-password', { newPassword: NEXT }, browser());
    expect(response.status).toBe(401);
  });

  it('accepts the hashes of Better Auth and replaces them at sign-in', async () => {
    const { hashPassword } = await import('better-auth/crypto');
    const ada = await harness.signUp();
    const scrypt = await hashPassword(NEXT);
    await harness.db.update(account).set({ password: scrypt }).where(eq(account.userId, ada.user.id));
    expect((await signInWith(ada.email, 'not this one')).status).toBe(401);
    const atOnce = await Promise.all([1, 2, 3].map(() => answered(() => signInWith(ada.email, NEXT))));
    expect(atOnce.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [row] = await harness.db.select().from(account).where(eq(account.userId, ada.user.id));
    expect(row?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signInWith(ada.email, NEXT)).status).toBe(200);
  });
});
