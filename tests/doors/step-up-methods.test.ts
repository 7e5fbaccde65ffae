import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, session } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { giveApp, givePasskey, makeOlder, takeApp } from './second-factors.ts';

let harness: Harness;
/** A second process, of an operator who requires a second factor. */
let strict: Harness;
beforeAll(async () => {
  harness = await startHarness();
  strict = await startHarness({ beside: harness, env: { SECOND_FACTOR: 'required' } });
});
afterAll(async () => {
  await strict[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
});

type Person = Awaited<ReturnType<Harness['signUp']>>;
const apiOf = ({ cookie }: Person, on = harness) => on.api(browser(cookie));
/** Somebody whose last proof is too old. */
const createStale = async () => {
  const ada = await harness.signUp({}, browser());
  await makeOlder(harness, ada.user.id, 11);
  return { ada, id: ada.user.id, api: apiOf(ada) };
};
const sessionOf = async (userId: string) => {
  const [row] = await harness.db.select().from(session).where(eq(session.userId, userId));
  if (!row) throw new Error('no session');
  return row;
};
const logOf = async (userId: string) => {
  const rows = await harness.db.select().from(activity).where(eq(activity.userId, userId));
  return rows.filter(({ kind }) => kind === 'step_up').map(({ ok }) => ok);
};
const refusal = (reason: string, fields?: object) => ({
  data: fields ? { reason, fields } : { reason },
});
const NEEDED = refusal('step_up_required');

describe('the methods of a step-up', () => {
  it('are offered as far as they are set up: a passkey, then a code, then the password', async () => {
    const { ada, id, api } = await createStale();
    const methods = async (on = harness) => (await apiOf(ada, on).security.beginStepUp.mutate()).methods;
    expect(await api.security.beginStepUp.mutate()).toEqual({ methods: ['password'], passkey: null });
    await givePasskey(harness, id);
    expect(await methods()).toEqual(['passkey', 'password']);
    expect(await methods(strict)).toEqual(['passkey']);
    await giveApp(harness, id);
    expect(await methods()).toEqual(['passkey', 'code']);
    await harness.db.execute(sql`delete from passkey where user_id = ${id}`);
    expect(await methods()).toEqual(['code']);
    await takeApp(harness, id);
    await harness.db.execute(sql`update account set password = null where user_id = ${id}`);
    expect(await methods()).toEqual([]);
  });

  it('a password steps up, and the session says how it was authenticated', async () => {
    const { id, api } = await createStale();
    await expect(api.account.export.query()).rejects.toMatchObject(NEEDED);
    const { stepUpUntil } = await api.security.stepUp.mutate({ password: PASSWORD });
    expect(new Date(stepUpUntil).getTime()).toBeGreaterThan(Date.now() + 9 * 60_000);
    await api.account.export.query();
    expect(await sessionOf(id)).toMatchObject({ amr: ['pwd'], secondFactorAt: null });
    expect(await logOf(id)).toEqual([true]);
  });

  it('a code steps up, once, and makes the session stronger without replacing it', async () => {
    const { id, api } = await createStale();
    const nextCode = await giveApp(harness, id);
    const before = await sessionOf(id);
    const code = await nextCode();
    await api.security.stepUp.mutate({ code: ` ${code.slice(0, 3)} ${code.slice(3)} ` });
    await api.account.export.query();
    const after = await sessionOf(id);
    expect(after).toMatchObject({ id: before.id, token: before.token, createdAt: before.createdAt });
    expect([after.amr, after.secondFactorAt !== null]).toEqual([['pwd', 'otp', 'mfa'], true]);
    await expect(api.security.stepUp.mutate({ code })).rejects.toMatchObject(
      refusal('invalid_input', { code: expect.any(String) }),
    );
    expect((await logOf(id)).sort()).toEqual([false, true]);
  });

  it('a passkey steps up, once, and only with the challenge of this session', async () => {
    const { ada, id, api } = await createStale();
    const authenticator = await givePasskey(harness, id);
    const elsewhere = await harness.signIn(ada.email, {}, browser());
    const { passkey: options } = await api.security.beginStepUp.mutate();
    const answer = authenticator.get(options);
    const wrong = refusal('invalid_input', { passkey: expect.any(String) });
    await expect(apiOf(elsewhere).security.stepUp.mutate({ passkey: answer })).rejects.toMatchObject(wrong);
    await api.security.stepUp.mutate({ passkey: answer });
    await api.account.export.query();
    await expect(api.security.stepUp.mutate({ passkey: answer })).rejects.toMatchObject(wrong);
    const current = await api.session.current.query();
    expect(current?.session.amr).toEqual(['pwd', 'pop', 'user', 'mfa']);
  });

  it('another person’s passkey is refused', async () => {
    const { id, api } = await createStale();
    await givePasskey(harness, id);
    const eve = await harness.signUp({}, browser());
    const hers = await givePasskey(harness, eve.user.id);
    const { passkey: options } = await api.security.beginStepUp.mutate();
    const answer = hers.get({ ...options, allowCredentials: [] });
    await expect(api.security.stepUp.mutate({ passkey: answer })).rejects.toMatchObject(
      refusal('invalid_input', { passkey: expect.any(String) }),
    );
    await expect(api.account.export.query()).rejects.toMatchObject(NEEDED);
    expect([await logOf(id), await logOf(eve.user.id)]).toEqual([[false], []]);
  });

  it('takes one proof in a call, and a code of a form that exists', async () => {
    const { id, api } = await createStale();
    const nextCode = await giveApp(harness, id);
    for (const input of [
      {},
      { password: PASSWORD, code: await nextCode() },
      { code: '1234567' },
      { code: '' },
    ])
      await expect(api.security.stepUp.mutate(input)).rejects.toMatchObject(refusal('invalid_input'));
    expect(await logOf(id)).toEqual([]);
  });
});

describe('a password, where a second factor is set', () => {
  const verifyPassword = async ({ cookie }: Person, on = harness) => {
    const answer = await on.post('/api/auth/verify-password', { password: PASSWORD }, browser(cookie));
    return [answer.status, ((await answer.json()) as { code?: string }).code];
  };
  const changePassword = async (person: Person, body: object, on = harness) => {
    const sent = { newPassword: 'a whole new sentence', ...body };
    const answer = await on.post('/api/auth/change-password', sent, browser(person.cookie));
    return [answer.status, ((await answer.json()) as { code?: string }).code];
  };
  const REFUSED = [403, 'STEP_UP_REQUIRED'];

  it('is no step-up at any door', async () => {
    const { ada, id, api } = await createStale();
    await giveApp(harness, id);
    await expect(api.security.stepUp.mutate({ password: PASSWORD })).rejects.toMatchObject(NEEDED);
    expect(await verifyPassword(ada)).toEqual(REFUSED);
    expect(await changePassword(ada, { currentPassword: PASSWORD })).toEqual(REFUSED);
    await expect(api.account.export.query()).rejects.toMatchObject(NEEDED);
    expect(await logOf(id)).toEqual([]);
  });

  it('that was right before the second factor was set does not count any more', async () => {
    const ada = await harness.signUp({}, browser());
    await apiOf(ada).account.export.query();
    await giveApp(harness, ada.user.id);
    await expect(apiOf(ada).account.export.query()).rejects.toMatchObject(NEEDED);
    expect((await apiOf(ada).security.overview.query()).stepUpUntil).toBeNull();
    await takeApp(harness, ada.user.id);
    await apiOf(ada).account.export.query();
  });

  it('is refused for a passkey only where the operator requires a second factor', async () => {
    const { ada, id } = await createStale();
    await givePasskey(harness, id);
    expect(await verifyPassword(ada, strict)).toEqual(REFUSED);
    expect(await changePassword(ada, { currentPassword: PASSWORD }, strict)).toEqual(REFUSED);
    expect(await verifyPassword(ada)).toEqual([200, undefined]);
  });

  it('is still checked in a change of the password after a step-up by a code', async () => {
    const { ada, id, api } = await createStale();
    const nextCode = await giveApp(harness, id);
    await api.security.stepUp.mutate({ code: await nextCode() });
    const wrong = await changePassword(ada, { currentPassword: 'not this one' });
    expect(wrong).toEqual([400, 'INVALID_PASSWORD']);
    expect(await changePassword(ada, { currentPassword: PASSWORD })).toEqual([200, undefined]);
  });

  it('does not count when the second factor was set while the password was checked', async () => {
    // Each pair ends one of two ways: the step-up came first and no longer counts, or it is refused.
    for (let round = 0; round < 5; round++) {
      const { id, api } = await createStale();
      await Promise.allSettled([api.security.stepUp.mutate({ password: PASSWORD }), giveApp(harness, id)]);
      await expect(api.account.export.query()).rejects.toMatchObject(NEEDED);
    }
  });
});

describe('a change of the password by a step-up', () => {
  it('does not make the step-up younger', async () => {
    const ada = await harness.signUp({}, browser());
    await makeOlder(harness, ada.user.id, 9);
    const { steppedUpAt } = await sessionOf(ada.user.id);
    const sent = { newPassword: 'a whole new sentence' };
    expect((await harness.post('/api/auth/change-password', sent, browser(ada.cookie))).status).toBe(200);
    expect((await sessionOf(ada.user.id)).steppedUpAt).toEqual(steppedUpAt);
  });
});
