import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';

// The calls of settings pages written for Better Auth: is there a password, is it this one, change the address.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

type Person = Awaited<ReturnType<Harness['signUp']>>;
const call = async (path: string, body: object, { cookie }: Person, headers: Record<string, string> = {}) => {
  const response = await harness.post(`/api/auth/${path}`, body, { ...browser(cookie), ...headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const forgetStepUp = ({ user: { id } }: Person) =>
  harness.db.execute(
    sql`update session set stepped_up_at = now() - interval '11 minutes' where user_id = ${id}`,
  );
const stepUpEnd = async ({ cookie }: Person) =>
  (await harness.api({ cookie }).security.overview.query()).stepUpUntil;
const pendingOf = async ({ cookie }: Person) =>
  (await harness.api({ cookie }).security.overview.query()).pendingEmail?.email ?? null;
const newAddress = () => `${randomUUID()}@new.example.com`;

describe('list-accounts', () => {
  it('shows that there is a password, without hash and token', async () => {
    const ada = await harness.signUp();
    const response = await harness.request('/api/auth/list-accounts', { headers: browser(ada.cookie) });
    expect(response.status).toBe(200);
    const accounts = (await response.json()) as Record<string, unknown>[];
    expect(accounts).toEqual([
      {
        id: expect.any(String),
        providerId: 'credential',
        accountId: ada.user.id,
        userId: ada.user.id,
        scopes: [],
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    ]);
  });
});

describe('verify-password', () => {
  it('is a step-up when the password is right', async () => {
    const ada = await harness.signUp();
    await forgetStepUp(ada);
    expect(await call('verify-password', { password: PASSWORD }, ada)).toEqual({
      status: 200,
      body: { status: true },
    });
    expect(await stepUpEnd(ada)).not.toBeNull();
    const rows = await harness.db.select().from(activity).where(eq(activity.userId, ada.user.id));
    expect(rows.filter(({ kind, ok }) => kind === 'step_up' && ok)).toHaveLength(1);
  });

  it('counts a wrong password like every other door', async () => {
    const ada = await harness.signUp();
    await forgetStepUp(ada);
    const ways = [
      () => call('verify-password', { password: 'not it' }, ada),
      () => call('change-password', { currentPassword: 'not it', newPassword: 'a new sentence' }, ada),
    ];
    for (let made = 0; made < 10; made += 1)
      expect(await ways[made % 2]?.()).toMatchObject({
        status: 400,
        body: { code: 'INVALID_PASSWORD', message: 'Invalid password' },
      });
    for (const password of ['not it', PASSWORD])
      expect(await call('verify-password', { password }, ada)).toMatchObject({
        status: 429,
        body: { code: 'RATE_LIMITED' },
      });
    expect(await stepUpEnd(ada)).toBeNull();
    const rows = await harness.db.select().from(activity).where(eq(activity.userId, ada.user.id));
    expect(rows.filter(({ kind, ok }) => kind === 'step_up' && !ok)).toHaveLength(10);
  });

  it.each([undefined, null, '', 7, [], {}, 'x'.repeat(129)])(
    'is 400 for %j and counts nothing',
    async (password) => {
      const ada = await harness.signUp();
      for (let made = 0; made < 11; made += 1)
        expect(await call('verify-password', { password }, ada)).toMatchObject({
          status: 400,
          body: { message: expect.stringMatching(/^password: /) },
        });
    },
  );
});

describe('change-email', () => {
  it('starts a change that both addresses confirm, and returns to the requested page', async () => {
    const ada = await harness.signUpConfirmed();
    const newEmail = newAddress();
    const callbackURL = `${TRUSTED_SITE}/settings?tab=1`;
    expect(await call('change-email', { newEmail: newEmail.toUpperCase(), callbackURL }, ada)).toEqual({
      status: 200,
      body: { status: true },
    });
    expect(await pendingOf(ada)).toBe(newEmail);
    for (const [email, template] of [
      [newEmail, 'emailChangeNew'],
      [ada.email, 'emailChangeOld'],
    ] as const) {
      const mail = (await harness.mailsTo(email)).findLast((one) => one.template === template);
      expect(mail?.text).toContain(`return=${Buffer.from(callbackURL).toString('base64url')}#change=`);
      const token = await harness.secretIn(email, template, 'changeEmail');
      await harness.api().account.confirmEmailChange.mutate({ token });
    }
    const [row] = await harness.db.select().from(user).where(eq(user.id, ada.user.id));
    expect(row?.email).toBe(newEmail);
  });

  it('answers the same for the address of another account, and changes nothing', async () => {
    const [ada, eve] = [await harness.signUp(), await harness.signUpConfirmed()];
    const answers = [];
    for (const newEmail of [newAddress(), eve.email])
      answers.push(await call('change-email', { newEmail }, ada));
    expect(answers[0]).toEqual(answers[1]);
    expect((await harness.mailsTo(eve.email)).at(-1)?.template).toBe('signUpAttempt');
  });

  it('needs a step-up, which verify-password gives', async () => {
    const ada = await harness.signUp();
    await forgetStepUp(ada);
    const body = { newEmail: newAddress() };
    expect(await call('change-email', body, ada)).toMatchObject({
      status: 403,
      body: { code: 'STEP_UP_REQUIRED' },
    });
    expect(await pendingOf(ada)).toBeNull();
    await call('verify-password', { password: PASSWORD }, ada);
    expect((await call('change-email', body, ada)).status).toBe(200);
  });

  it('refuses the user’s own address, and sends three mails an hour to one recipient', async () => {
    const ada = await harness.signUp();
    expect(await call('change-email', { newEmail: ada.email.toUpperCase() }, ada)).toMatchObject({
      status: 400,
      body: { code: 'EMAIL_IS_THE_SAME' },
    });
    const newEmail = newAddress();
    const statuses = [];
    for (let made = 0; made < 4; made += 1)
      statuses.push((await call('change-email', { newEmail }, ada)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it.each([
    undefined,
    null,
    7,
    [],
    {},
    '',
    'ada',
    'ada@localhost',
    'a@b.c\u0000',
    `${'x'.repeat(255)}@example.com`,
  ])('is 400 for %j', async (newEmail) => {
    const ada = await harness.signUp();
    expect(await call('change-email', { newEmail }, ada)).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/^newEmail: /) },
    });
    expect(await pendingOf(ada)).toBeNull();
  });
});

describe('limits', () => {
  it('count verify-password as a password and change-email as a mail', async () => {
    await using strict = await startHarness({
      beside: harness,
      env: { RATE_LIMITS: 'password:2/3600,mail:2/3600,auth:1000/3600' },
    });
    const ada = await harness.signUp();
    const statusesOf = async (path: string, body: () => object) => {
      const statuses = [];
      for (let made = 0; made < 3; made += 1)
        statuses.push(
          (await strict.post(`/api/auth/${path}`, body(), browser(ada.cookie), '198.51.100.7')).status,
        );
      return statuses;
    };
    expect(await statusesOf('verify-password', () => ({ password: PASSWORD }))).toEqual([200, 200, 429]);
    expect(await statusesOf('change-email', () => ({ newEmail: newAddress() }))).toEqual([200, 200, 429]);
  });
});
