import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, activity, link, mail, session, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { warm } from './statements.ts';

// A stranger may have signed up with somebody's address. The confirmation must not give the stranger an account with
// the owner's address.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const NEXT = 'a whole new sentence';
type Person = Awaited<ReturnType<Harness['signUp']>>;

/** Signs up a person, and returns the link of the mail. */
async function signUp() {
  const made = await harness.signUp();
  return { ...made, token: await harness.secretIn(made.email, 'verifyEmail', 'verifyEmail') };
}
const verify = (input: { token: string; password?: string; newPassword?: string }, headers = browser()) =>
  harness.api(headers).account.verifyEmail.mutate(input);
const read = (token: string, headers = browser()) =>
  harness.api(headers).account.readLink.mutate({ kind: 'verifyEmail', token });
const isConfirmed = async ({ user: { id } }: Person) =>
  (await harness.db.select().from(user).where(eq(user.id, id)))[0]?.emailVerified;
const refusal = (reason: string, fields?: object) => ({ data: { reason, ...(fields && { fields }) } });
const signInWith = async ({ email }: Person, password: string) =>
  (await harness.post('/api/auth/sign-in/email', { email, password }, browser())).status;
const kindsOf = async ({ user: { id } }: Person) =>
  (await harness.db.select().from(activity).where(eq(activity.userId, id)).orderBy(activity.id)).map(
    ({ kind, ok }) => (ok ? kind : `${kind} failed`),
  );

describe('confirming an address in a browser that is not signed in as its user', () => {
  it.each(['nobody', 'somebody else'])(
    'only with the button is refused, and the link stays valid: %s',
    async (who) => {
      const ada = await signUp();
      const headers = who === 'nobody' ? browser() : browser((await harness.signUp()).cookie);
      expect(await read(ada.token, headers)).toMatchObject({ needsPassword: true });
      for (const _ of ['once', 'twice'])
        await expect(verify({ token: ada.token }, headers)).rejects.toMatchObject({
          data: { reason: 'step_up_required', httpStatus: 403 },
        });
      expect(await isConfirmed(ada)).toBe(false);
      expect(await read(ada.token, browser(ada.cookie))).toMatchObject({ needsPassword: false });
      expect(await verify({ token: ada.token }, browser(ada.cookie))).toEqual({ email: ada.email });
      expect(await isConfirmed(ada)).toBe(true);
    },
  );

  it('accepts the account’s password, checked and logged as at sign-in, without a sign-in', async () => {
    const ada = await signUp();
    const wrong = { password: 'This is not the password of this account.' };
    await expect(verify({ token: ada.token, password: 'not my password' })).rejects.toMatchObject(
      refusal('invalid_input', wrong),
    );
    expect(await isConfirmed(ada)).toBe(false);
    const sessions = await harness.db.$count(session, eq(session.userId, ada.user.id));
    expect(await verify({ token: ada.token, password: PASSWORD })).toEqual({ email: ada.email });
    expect(await harness.db.$count(session, eq(session.userId, ada.user.id))).toBe(sessions);
    expect(await kindsOf(ada)).toEqual(['sign_up', 'sign_in failed', 'email_verified']);
    expect(await signInWith(ada, PASSWORD)).toBe(200);
  });

  it('counts wrong passwords together with those of the sign-in page', async () => {
    const ada = await signUp();
    for (let made = 0; made < 5; made += 1) {
      expect(await signInWith(ada, `wrong ${made}`)).toBe(401);
      await expect(verify({ token: ada.token, password: `wrong ${made}` })).rejects.toMatchObject(
        refusal('invalid_input'),
      );
    }
    await expect(verify({ token: ada.token, password: PASSWORD })).rejects.toMatchObject(
      refusal('rate_limited'),
    );
    expect(await signInWith(ada, PASSWORD)).toBe(429);
    expect(await read(ada.token)).toMatchObject({ email: ada.email });
  });

  it('accepts a new password, which ends the stranger’s sessions, password and links', async () => {
    const ada = await signUp();
    await harness.post('/api/auth/request-password-reset', { email: ada.email });
    const reset = await harness.secretIn(ada.email, 'resetPassword', 'resetPassword');
    await warm(harness, { cookie: ada.cookie });
    await expect(verify({ token: ada.token, newPassword: 'password123' })).rejects.toMatchObject(
      refusal('invalid_input', { newPassword: expect.stringContaining('Too many people') }),
    );
    expect(await verify({ token: ada.token, newPassword: NEXT })).toEqual({ email: ada.email });
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    expect(await isConfirmed(ada)).toBe(true);
    expect(await signInWith(ada, PASSWORD)).toBe(401);
    expect(await signInWith(ada, NEXT)).toBe(200);
    const spent = await harness.post('/api/auth/reset-password', {
      token: reset,
      newPassword: 'other words',
    });
    expect(spent.status).toBe(400);
    expect((await harness.mailsTo(ada.email)).map(({ template }) => template)).toContain('passwordChanged');
    expect((await kindsOf(ada)).slice(0, 3)).toEqual([
      'sign_up',
      'password_reset_requested',
      'email_verified',
    ]);
  });

  it('accepts one of many simultaneous answers of any kind', async () => {
    const ada = await signUp();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 9 }, (_, at) =>
        at % 3 === 0
          ? verify({ token: ada.token }, browser(ada.cookie))
          : verify({ token: ada.token, ...(at % 3 === 1 ? { password: PASSWORD } : { newPassword: NEXT }) }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('accepts no password for an account without one', async () => {
    const ada = await signUp();
    await harness.db
      .delete(account)
      .where(and(eq(account.userId, ada.user.id), eq(account.providerId, 'credential')));
    await expect(verify({ token: ada.token, password: PASSWORD })).rejects.toMatchObject(
      refusal('invalid_input', { password: expect.any(String) }),
    );
    expect(await isConfirmed(ada)).toBe(false);
  });

  it('confirms no banned user’s address; after the ban the link is valid', async () => {
    const ada = await signUp();
    const isAda = eq(user.id, ada.user.id);
    await harness.db.update(user).set({ disabledAt: new Date() }).where(isAda);
    const unusable = refusal('invalid_input', { token: expect.any(String) });
    for (const more of [{}, { password: PASSWORD }, { password: 'not my password' }, { newPassword: NEXT }])
      await expect(verify({ token: ada.token, ...more })).rejects.toMatchObject(unusable);
    await expect(verify({ token: ada.token }, browser(ada.cookie))).rejects.toMatchObject(unusable);
    await expect(read(ada.token)).rejects.toMatchObject(unusable);
    expect(await isConfirmed(ada)).toBe(false);
    await harness.db.update(user).set({ disabledAt: null }).where(isAda);
    expect(await verify({ token: ada.token, password: PASSWORD })).toEqual({ email: ada.email });
  });

  it('refuses both passwords at once, and passwords with an invalid link', async () => {
    const ada = await signUp();
    await expect(verify({ token: ada.token, password: PASSWORD, newPassword: NEXT })).rejects.toMatchObject(
      refusal('invalid_input', { newPassword: expect.any(String) }),
    );
    for (const more of [{}, { password: PASSWORD }, { newPassword: NEXT }])
      await expect(verify({ token: 'x'.repeat(43), ...more })).rejects.toMatchObject(
        refusal('invalid_input', { token: expect.any(String) }),
      );
    expect(await read(ada.token)).toMatchObject({ email: ada.email });
  });
});

describe("'I did not create this account'", () => {
  const discard = (token: string) => harness.api(browser()).account.discard.mutate({ token });

  it('removes an unconfirmed account with all its data, and sends no mail', async () => {
    const ada = await signUp();
    await warm(harness, { cookie: ada.cookie });
    expect(await discard(ada.token)).toEqual({});
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    expect(await signInWith(ada, PASSWORD)).toBe(401);
    for (const [table, owner] of [
      [user, user.id],
      [session, session.userId],
      [account, account.userId],
      [link, link.userId],
      [mail, mail.userId],
      [activity, activity.userId],
    ] as const)
      expect(await harness.db.$count(table, eq(owner, ada.user.id))).toBe(0);
    expect(await harness.mailsTo(ada.email)).toEqual([]);
    await expect(discard(ada.token)).rejects.toMatchObject(refusal('invalid_input'));
    expect((await harness.signUp({ email: ada.email })).user.id).not.toBe(ada.user.id);
  });

  it('removes no account with a confirmed address, even with a valid link', async () => {
    const ada = await signUp();
    await harness.db.update(user).set({ emailVerified: true }).where(eq(user.id, ada.user.id));
    await expect(discard(ada.token)).rejects.toMatchObject(refusal('conflict'));
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(200);
  });

  it('removes no banned user’s account, and none with a link of another purpose', async () => {
    const ada = await signUp();
    await harness.post('/api/auth/request-password-reset', { email: ada.email });
    const reset = await harness.secretIn(ada.email, 'resetPassword', 'resetPassword');
    await harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, ada.user.id));
    for (const token of [ada.token, reset])
      await expect(discard(token)).rejects.toMatchObject(refusal('invalid_input'));
    expect(await harness.db.$count(user, eq(user.id, ada.user.id))).toBe(1);
  });

  it('happens once for several clicks, or when the address is confirmed at the same time', async () => {
    const ada = await signUp();
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => discard(ada.token)),
      ...Array.from({ length: 4 }, () => verify({ token: ada.token }, browser(ada.cookie))),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
