import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { activity, session, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

describe('verifying an address (ASVS 6.4.3)', () => {
  it('is done with the mail’s link, without a sign-in', async () => {
    const ada = await harness.signUp();
    const token = await harness.secretIn(ada.email, 'verifyEmail', 'verifyEmail');
    const sessions = await harness.db.$count(session);
    expect(await harness.api(browser(ada.cookie)).account.verifyEmail.mutate({ token })).toEqual({
      email: ada.email,
    });
    expect(await harness.db.$count(session)).toBe(sessions);
    // The bridge has a cache, and returns the change at once.
    expect(await (await harness.bridge({ cookie: ada.cookie })).json()).toMatchObject({
      user: { emailVerified: true },
    });
    await expect(harness.api().account.verifyEmail.mutate({ token })).rejects.toMatchObject({
      data: { reason: 'invalid_input', fields: { token: 'This link has expired or was used already.' } },
    });
  });

  it('accepts one of twenty simultaneous uses', async () => {
    const ada = await harness.signUp();
    const token = await harness.secretIn(ada.email, 'verifyEmail', 'verifyEmail');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        harness.api(browser(ada.cookie)).account.verifyEmail.mutate({ token }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is bound to the address it was sent to', async () => {
    const ada = await harness.signUp();
    const token = await harness.secretIn(ada.email, 'verifyEmail', 'verifyEmail');
    await harness.db.update(user).set({ email: 'moved@example.com' }).where(eq(user.id, ada.user.id));
    await expect(harness.api().account.verifyEmail.mutate({ token })).rejects.toMatchObject({
      data: { reason: 'invalid_input' },
    });
  });

  it('can be requested again, with the same answer for every address', async () => {
    const ada = await harness.signUp();
    const verified = await harness.signUp();
    await harness.db.update(user).set({ emailVerified: true }).where(eq(user.id, verified.user.id));
    const bodies = [];
    for (const email of [ada.email, verified.email, 'nobody-yet@example.com']) {
      const response = await harness.post('/api/auth/send-verification-email', { email });
      bodies.push([response.status, await response.text()]);
    }
    expect(new Set(bodies.map(String))).toEqual(new Set(['200,{"status":true}']));
    expect(
      (await harness.mailsTo(ada.email)).filter(({ template }) => template === 'verifyEmail'),
    ).toHaveLength(2);
    expect(await harness.mailsTo('nobody-yet@example.com')).toEqual([]);
  });

  it.each(['', 'x', 'x'.repeat(600), 7, null])('refuses %j as a token', async (token) => {
    const response = await harness.post('/api/trpc/account.verifyEmail', { token });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { data: { fields: { token: expect.any(String) } } },
    });
  });
});

describe('SIGN_UP=verified (ASVS 6.3.8)', () => {
  let strict: Harness;
  beforeAll(async () => {
    strict = await startHarness({ env: { SIGN_UP: 'verified' } });
  });
  afterAll(() => strict[Symbol.asyncDispose]());
  const signUp = (email: string) =>
    strict.post('/api/auth/sign-up/email', { name: 'Ada', email, password: PASSWORD }, browser());

  it('signs in only after the address is confirmed', async () => {
    const email = 'new@example.com';
    const made = await signUp(email);
    expect(made.status).toBe(200);
    expect(made.headers.getSetCookie().some((one) => one.includes('session_token'))).toBe(false);
    const signIn = () => strict.post('/api/auth/sign-in/email', { email, password: PASSWORD }, browser());
    const early = await signIn();
    expect([early.status, ((await early.json()) as { code: string }).code]).toEqual([
      403,
      'EMAIL_NOT_VERIFIED',
    ]);
    const token = await strict.secretIn(email, 'verifyEmail', 'verifyEmail');
    await strict.api().account.verifyEmail.mutate({ token, password: PASSWORD });
    expect((await signIn()).status).toBe(200);
  });

  it('answers a taken address like a new one, and sends its owner a mail', async () => {
    const email = 'taken@example.com';
    const shapes = [];
    for (const turn of ['new', 'unconfirmed', 'confirmed']) {
      if (turn === 'confirmed')
        await strict.db.update(user).set({ emailVerified: true }).where(eq(user.email, email));
      const response = await signUp(email);
      const { user: made } = (await response.json()) as { user: Record<string, unknown> };
      shapes.push([
        response.status,
        Object.keys(made).sort(),
        made.email,
        [...response.headers.keys()].filter((name) => name !== 'x-request-id').sort(),
      ]);
    }
    expect(shapes).toEqual([shapes[0], shapes[0], shapes[0]]);
    expect((await strict.mailsTo(email)).map(({ template }) => template)).toEqual([
      'verifyEmail',
      'verifyEmail', // an unconfirmed address receives no other mails
      'signUpAttempt',
    ]);
    expect(await strict.db.$count(user, eq(user.email, email))).toBe(1);
  });

  it('tries again when the account that took the address was discarded at once', async () => {
    const email = 'discarded@example.com';
    const { transaction } = strict.db;
    vi.spyOn(strict.db, 'transaction').mockImplementationOnce(async (...input) => {
      await strict.db.insert(user).values({ id: 'other', name: 'Other', email });
      try {
        return await transaction.apply(strict.db, input);
      } finally {
        await strict.db.delete(user).where(eq(user.id, 'other'));
      }
    });
    expect((await signUp(email)).status).toBe(200);
    expect((await strict.mailsTo(email)).map(({ template }) => template)).toEqual(['verifyEmail']);
  });

  it('mails the owner of the first sign-in that the log cannot prove to be the first', async () => {
    const signInAnew = async (email: string) => {
      await strict.signIn(email, {}, browser());
      return (await strict.mailsTo(email)).filter(({ template }) => template === 'newDevice').length;
    };
    const email = 'log@example.com';
    await signUp(email);
    const [ada] = await strict.db
      .update(user)
      .set({ emailVerified: true })
      .where(eq(user.email, email))
      .returning({ id: user.id });
    expect(await signInAnew(email)).toBe(0); // the first one, as the log proves
    await strict.db.delete(activity).where(eq(activity.userId, ada?.id ?? ''));
    expect(await signInAnew(email)).toBe(1); // rows are deleted after 400 days

    // This person's sign-up signed them in, before the operator chose `verified`.
    await using instant = await startHarness({ beside: strict });
    const grace = await instant.signUpConfirmed({}, browser());
    expect(await signInAnew(grace.email)).toBe(1);
  });

  it('sends at most three mails an hour to an address', async () => {
    const email = 'often@example.com';
    const statuses = [];
    for (let asked = 0; asked < 4; asked += 1) statuses.push((await signUp(email)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

describe('SIGN_UP=closed', () => {
  it('creates no accounts, and allows sign-ins to existing ones', async () => {
    await using closed = await startHarness({ beside: harness, env: { SIGN_UP: 'closed' } });
    const ada = await harness.signUp();
    const refused = await closed.post('/api/auth/sign-up/email', {
      name: 'Ada',
      email: 'closed@example.com',
      password: PASSWORD,
    });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
      400,
      'EMAIL_PASSWORD_SIGN_UP_DISABLED',
    ]);
    expect((await closed.signIn(ada.email)).user.id).toBe(ada.user.id);
    expect(
      await harness.db.execute(sql`select 1 from "user" where email = 'closed@example.com'`),
    ).toMatchObject({
      rows: [],
    });
  });
});
