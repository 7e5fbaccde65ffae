import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, emailChange, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { warm } from './statements.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const newAddress = () => `${randomUUID()}@new.example.com`;
const apiOf = (cookie: string) => harness.api({ cookie, ...browser() });
const confirm = (token: string) => harness.api().account.confirmEmailChange.mutate({ token });

/** A person who requested another address. `verified`: whether the old address is confirmed. */
async function startChange({ verified }: { verified: boolean }) {
  const ada = await harness.signUp();
  if (verified) await harness.db.update(user).set({ emailVerified: true }).where(eq(user.id, ada.user.id));
  const email = newAddress();
  await apiOf(ada.cookie).account.changeEmail.mutate({ email });
  return { ...ada, newEmail: email };
}
/** Confirms the change from both addresses. */
async function agree({ email, newEmail }: { email: string; newEmail: string }) {
  await confirm(await harness.secretIn(newEmail, 'emailChangeNew', 'changeEmail'));
  await confirm(await harness.secretIn(email, 'emailChangeOld', 'changeEmail'));
}
const emailOf = async (id: string) =>
  (await harness.db.select({ email: user.email }).from(user).where(eq(user.id, id)))[0]?.email;

describe('changing the address (OWASP Authentication Cheat Sheet)', () => {
  it('needs both addresses to agree when the old one is verified, and ends other sessions', async () => {
    const ada = await startChange({ verified: true });
    const elsewhere = await harness.signIn(ada.email);
    expect(await confirm(await harness.secretIn(ada.newEmail, 'emailChangeNew', 'changeEmail'))).toEqual({
      email: ada.newEmail,
      done: false,
    });
    expect(await emailOf(ada.user.id)).toBe(ada.email);
    expect(await confirm(await harness.secretIn(ada.email, 'emailChangeOld', 'changeEmail'))).toEqual({
      email: ada.newEmail,
      done: true,
    });
    expect(await (await harness.bridge({ cookie: ada.cookie })).json()).toMatchObject({
      user: { email: ada.newEmail, emailVerified: true },
    });
    expect((await harness.bridge({ cookie: elsewhere.cookie })).status).toBe(401);
    for (const address of [ada.email, ada.newEmail])
      expect((await harness.mailsTo(address)).at(-1)?.template).toBe('emailChanged');
    expect((await harness.signIn(ada.newEmail)).user.id).toBe(ada.user.id);
  });

  it('sends no mail to an old address that nobody confirmed', async () => {
    const ada = await startChange({ verified: false });
    await expect(harness.secretIn(ada.email, 'emailChangeOld', 'notMe')).rejects.toThrow();
    expect((await confirm(await harness.secretIn(ada.newEmail, 'emailChangeNew', 'changeEmail'))).done).toBe(
      true,
    );
    expect(await emailOf(ada.user.id)).toBe(ada.newEmail);
    expect((await harness.mailsTo(ada.email)).map(({ template }) => template)).toEqual(['verifyEmail']);
  });

  it('completes after three days without the old mailbox, and not before', async () => {
    const ada = await startChange({ verified: true });
    await confirm(await harness.secretIn(ada.newEmail, 'emailChangeNew', 'changeEmail'));
    const age = (hours: number) =>
      harness.db.execute(
        sql`update email_change set created_at = now() - make_interval(hours => ${hours}) where user_id = ${ada.user.id}`,
      );
    await age(71);
    await harness.cleanup.run();
    expect(await emailOf(ada.user.id)).toBe(ada.email);
    await age(73);
    await harness.cleanup.run();
    expect(await emailOf(ada.user.id)).toBe(ada.newEmail);
  });

  it('shows which mailbox has not agreed yet', async () => {
    const ada = await startChange({ verified: true });
    const awaits = async () => (await apiOf(ada.cookie).security.overview.query()).pendingEmail?.awaits;
    expect(await awaits()).toEqual(['new', 'old']);
    await confirm(await harness.secretIn(ada.newEmail, 'emailChangeNew', 'changeEmail'));
    expect(await awaits()).toEqual(['old']);
    const grace = await startChange({ verified: false });
    expect((await apiOf(grace.cookie).security.overview.query()).pendingEmail?.awaits).toEqual(['new']);
  });

  it('sends new links and ends the earlier ones when it is requested again', async () => {
    const ada = await startChange({ verified: true });
    const earlier = await harness.secretIn(ada.newEmail, 'emailChangeNew', 'changeEmail');
    await apiOf(ada.cookie).account.changeEmail.mutate({ email: ada.newEmail });
    await expect(confirm(earlier)).rejects.toThrow();
    const later = await harness.secretIn(ada.newEmail, 'emailChangeNew', 'changeEmail');
    expect(await confirm(later)).toEqual({ email: ada.newEmail, done: false });
  });

  it('is shown to the signed-in user, who can cancel it; its links then stop working', async () => {
    const ada = await startChange({ verified: true });
    const api = apiOf(ada.cookie);
    expect((await api.security.overview.query()).pendingEmail?.email).toBe(ada.newEmail);
    expect(await api.account.cancelEmailChange.mutate()).toEqual({});
    expect((await api.security.overview.query()).pendingEmail).toBeNull();
    await expect(
      confirm(await harness.secretIn(ada.newEmail, 'emailChangeNew', 'changeEmail')),
    ).rejects.toMatchObject({ data: { reason: 'invalid_input' } });
    expect(await api.account.cancelEmailChange.mutate()).toEqual({});
  });

  it('needs a step-up that is ten minutes old at most', async () => {
    const ada = await harness.signUp();
    await harness.db.execute(
      sql`update session set stepped_up_at = now() - interval '11 minutes' where user_id = ${ada.user.id}`,
    );
    for (const headers of [{ cookie: ada.cookie, ...browser() }, { authorization: `Bearer ${ada.bearer}` }])
      await expect(
        harness.api(headers).account.changeEmail.mutate({ email: newAddress() }),
      ).rejects.toMatchObject({ data: { reason: 'step_up_required' } });
    await apiOf(ada.cookie).security.stepUp.mutate({ password: PASSWORD });
    await apiOf(ada.cookie).account.changeEmail.mutate({ email: newAddress() });
  });

  it('a change to a taken address never completes, looks the same, and its owner receives a mail', async () => {
    const grace = await harness.signUpConfirmed();
    const ada = await harness.signUp();
    const { pending } = await apiOf(ada.cookie).account.changeEmail.mutate({
      email: grace.email.toUpperCase(),
    });
    expect(pending.email).toBe(grace.email);
    expect((await harness.mailsTo(grace.email)).at(-1)?.template).toBe('signUpAttempt');
    await expect(harness.secretIn(grace.email, 'emailChangeNew', 'changeEmail')).rejects.toThrow();
  });

  it('ends when somebody else has taken the address in the meantime', async () => {
    const ada = await startChange({ verified: false });
    const token = await harness.secretIn(ada.newEmail, 'emailChangeNew', 'changeEmail');
    await harness.signUp({ email: ada.newEmail });
    await expect(confirm(token)).rejects.toMatchObject({ data: { reason: 'conflict' } });
    expect(await emailOf(ada.user.id)).toBe(ada.email);
    expect((await apiOf(ada.cookie).security.overview.query()).pendingEmail).toBeNull();
  });

  it('keeps the last of several simultaneous changes, and none of a session that has ended', async () => {
    const ada = await harness.signUp();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => apiOf(ada.cookie).account.changeEmail.mutate({ email: newAddress() })),
    );
    const begun = outcomes.map((one) => (one.status === 'fulfilled' ? one.value.pending.email : null));
    const rows = await harness.db.select().from(emailChange).where(eq(emailChange.userId, ada.user.id));
    expect(rows).toHaveLength(1);
    expect(begun).toContain(rows[0]?.newEmail);
    for (const email of begun) {
      if (email === null) throw new Error('one was refused');
      const wins = await confirm(await harness.secretIn(email, 'emailChangeNew', 'changeEmail')).then(
        ({ done }) => done,
        () => false,
      );
      expect(wins).toBe(email === rows[0]?.newEmail);
    }
    const gone = { user: { ...ada.user, email: ada.email, emailVerified: false }, session: { id: 'gone' } };
    await expect(
      harness.account.emailChanges.begin(
        gone as never,
        { newEmail: newAddress(), redirectTo: null, limitRecipient: async () => {} },
        {
          ipAddress: null,
          place: null,
          userAgent: null,
          browsers: [],
          requestId: '',
        },
      ),
    ).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('refuses the user’s own address and invalid addresses', async () => {
    const ada = await harness.signUp();
    for (const email of [ada.email, 'not an address', ''])
      await expect(apiOf(ada.cookie).account.changeEmail.mutate({ email })).rejects.toMatchObject({
        data: { reason: 'invalid_input', fields: { email: expect.any(String) } },
      });
  });
});

describe("'This wasn't me'", () => {
  it('ends all sessions, the password and the pending change, and mails a reset link', async () => {
    const ada = await startChange({ verified: true });
    const token = await harness.secretIn(ada.email, 'emailChangeOld', 'notMe');
    const confirmation = await harness.secretIn(ada.newEmail, 'emailChangeNew', 'changeEmail');
    expect(await harness.api().account.disown.mutate({ token })).toEqual({});
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    const signIn = await harness.post('/api/auth/sign-in/email', { email: ada.email, password: PASSWORD });
    expect(signIn.status).toBe(401);
    await expect(confirm(confirmation)).rejects.toMatchObject({ data: { reason: 'invalid_input' } });
    const reset = await harness.secretIn(ada.email, 'secured', 'resetPassword');
    const newPassword = 'a whole new sentence';
    const done = await harness.post('/api/auth/reset-password', { token: reset, newPassword });
    expect(done.status).toBe(200);
    expect((await harness.signIn(ada.email, { password: newPassword })).user.id).toBe(ada.user.id);
    await expect(harness.api().account.disown.mutate({ token })).rejects.toMatchObject({
      data: { reason: 'invalid_input' },
    });
  });

  it('restores a replaced address; the attacker cannot undo it', async () => {
    const ada = await startChange({ verified: true });
    await agree(ada);
    expect(await emailOf(ada.user.id)).toBe(ada.newEmail);
    const thiefs = await harness.secretIn(ada.newEmail, 'emailChanged', 'notMe');
    await harness
      .api()
      .account.disown.mutate({ token: await harness.secretIn(ada.email, 'emailChanged', 'notMe') });
    expect(await emailOf(ada.user.id)).toBe(ada.email);
    await expect(harness.api().account.disown.mutate({ token: thiefs })).rejects.toMatchObject({
      data: { reason: 'invalid_input' },
    });
    const token = await harness.secretIn(ada.email, 'secured', 'resetPassword');
    const newPassword = 'a whole new sentence';
    expect((await harness.post('/api/auth/reset-password', { token, newPassword })).status).toBe(200);
    expect((await harness.signIn(ada.email, { password: newPassword })).user.id).toBe(ada.user.id);
  });

  it('a link for the oldest address overrides later links', async () => {
    const ada = await startChange({ verified: true });
    await agree(ada);
    const first = await harness.secretIn(ada.email, 'emailChanged', 'notMe');
    const second = newAddress();
    await apiOf(ada.cookie).account.changeEmail.mutate({ email: second });
    for (const [to, template] of [
      [second, 'emailChangeNew'],
      [ada.newEmail, 'emailChangeOld'],
    ] as const)
      await confirm(await harness.secretIn(to, template, 'changeEmail'));
    expect(await emailOf(ada.user.id)).toBe(second);
    // The person who replaced the address uses their link first: the link that was mailed to the address in between.
    await harness
      .api()
      .account.disown.mutate({ token: await harness.secretIn(ada.newEmail, 'emailChanged', 'notMe') });
    await harness.api().account.disown.mutate({ token: first });
    expect(await emailOf(ada.user.id)).toBe(ada.email);
  });

  it('takes the address back from an account that never confirmed it', async () => {
    const ada = await startChange({ verified: true });
    await agree(ada);
    const squatter = await harness.signUp({ email: ada.email });
    await warm(harness, { cookie: squatter.cookie });
    const token = await harness.secretIn(ada.email, 'emailChanged', 'notMe');
    await harness.api().account.disown.mutate({ token });
    expect(await emailOf(ada.user.id)).toBe(ada.email);
    expect((await harness.bridge({ cookie: squatter.cookie })).status).toBe(401);
    expect(await harness.secretIn(ada.email, 'secured', 'resetPassword')).toHaveLength(43);
    const kindsOf = async (id: string) =>
      (await harness.db.select().from(activity).where(eq(activity.userId, id)).orderBy(activity.id)).map(
        ({ kind }) => kind,
      );
    expect((await kindsOf(ada.user.id)).slice(-2)).toEqual(['email_changed', 'not_me']);
    expect((await kindsOf(squatter.user.id)).at(-1)).toBe('email_changed');
  });
});
