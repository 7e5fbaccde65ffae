import { and, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, activity, operatorRecovery, session, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { createPasskeyCalls } from '../passkey-calls.ts';
import { giveApp, givePasskey } from './second-factors.ts';
import { enterPassword } from './two-factor-calls.ts';

// What the operator does for somebody who lost everything, and how the user stops it.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

type Person = Awaited<ReturnType<Harness['signUp']>>;
const NEXT = 'a whole new sentence';
const toRescue = ({ email }: Person) => `rescue.${email}`;
const apiOf = ({ cookie }: Person) => harness.api(browser(cookie));
const recover = (person: Person, email = toRescue(person)) =>
  harness.asOperator.run('user.recover', { who: person.email, email });
const reset = (person: Person, { passkeys = false, now = false } = {}) =>
  harness.asOperator.run('user.resetSecondFactor', { who: person.email, passkeys, now });
const linkTo = (person: Person) => harness.secretIn(toRescue(person), 'recovery', 'resetPassword');
const stopLinkTo = ({ email }: Person, template = 'recoveryNotice') =>
  harness.secretIn(email, template, 'stopRecovery');
const choose = (token: string, newPassword = NEXT) =>
  harness.post('/api/auth/reset-password', { token, newPassword });
/** Lets the wait be over. The database's clock decides, so the row is made older. */
const endWait = ({ user: { id } }: Person) =>
  harness.db.execute(sql`update operator_recovery set ready_at = now() where user_id = ${id}`);
const kindsOf = async ({ user: { id } }: Person) =>
  (await harness.db.select().from(activity).where(eq(activity.userId, id))).map(({ kind }) => kind);
const rowOf = async ({ user: { id } }: Person) =>
  (await harness.db.select().from(user).where(eq(user.id, id)))[0];
const pendingOf = ({ user: { id } }: Person) =>
  harness.db.$count(operatorRecovery, eq(operatorRecovery.userId, id));
const sessionsOf = ({ user: { id } }: Person) => harness.db.$count(session, eq(session.userId, id));
const signIn = (email: string, password = PASSWORD, headers = {}) =>
  harness.post('/api/auth/sign-in/email', { email, password }, headers);

describe('a user who lost password and mailbox', () => {
  it('gets the account at a new address, a day after the operator asked for it', async () => {
    const ada = await harness.signUpConfirmed();
    await giveApp(harness, ada.user.id);
    const begun = await recover(ada);
    expect(await harness.asOperator.run('user.show', { who: ada.email })).toMatchObject({
      pendingRecoveries: [{ kind: 'address', newEmail: toRescue(ada), actor: 'operator tests' }],
    });
    expect(Date.parse(begun.readyAt ?? '') - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    const token = await linkTo(ada);
    const early = await choose(token);
    expect(early.status).toBe(400);
    expect((await early.json()).message).toContain('This link works from');
    await expect(
      harness.api().account.readLink.mutate({ kind: 'resetPassword', token }),
    ).rejects.toMatchObject({
      data: { fields: { token: expect.stringContaining('This link works from') } },
    });
    expect((await rowOf(ada))?.email).toBe(ada.email);

    await endWait(ada);
    expect(await harness.api().account.readLink.mutate({ kind: 'resetPassword', token })).toMatchObject({
      email: toRescue(ada),
    });
    expect((await choose(token, 'short')).status).toBe(400); // a refused password leaves the link
    expect((await choose(token)).status).toBe(200);
    expect(await rowOf(ada)).toMatchObject({
      email: toRescue(ada),
      emailVerified: true,
      twoFactorEnabled: true, // second factors stay
    });
    expect([await sessionsOf(ada), await pendingOf(ada)]).toEqual([0, 0]);
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    expect((await signIn(toRescue(ada), NEXT)).status).toBe(200);
    expect((await signIn(ada.email)).status).toBe(401);
    expect((await choose(token)).status).toBe(400);
    for (const to of [ada.email, toRescue(ada)])
      expect((await harness.mailsTo(to)).map(({ template }) => template)).toContain('emailChanged');
    expect(await kindsOf(ada)).toEqual(
      expect.arrayContaining(['recovery_requested', 'recovered', 'email_changed', 'password_reset']),
    );
    const [asked] = await harness.db
      .select()
      .from(activity)
      .where(and(eq(activity.userId, ada.user.id), eq(activity.kind, 'recovery_requested')));
    expect(asked?.actor).toBe('operator tests');
  });

  it('is told at the old address at once, and sees it in every open session; each can stop it', async () => {
    for (const stop of [
      async (ada: Person) => apiOf(ada).account.cancelRecovery.mutate({ kind: 'address' }),
      async (ada: Person) => harness.api().account.stopRecovery.mutate({ token: await stopLinkTo(ada) }),
      async (ada: Person) =>
        harness
          .api()
          .account.disown.mutate({ token: await harness.secretIn(ada.email, 'recoveryNotice', 'notMe') }),
      async (ada: Person) =>
        harness.asOperator.run('user.cancelRecovery', { who: ada.email, kind: 'address' }),
    ]) {
      const ada = await harness.signUpConfirmed();
      await recover(ada);
      const again = await harness.signIn(ada.email); // a sign-in does not stop it, but can
      const [pending] = (await apiOf(again).security.overview.query()).pendingRecoveries;
      expect(pending).toMatchObject({ kind: 'address', newEmail: 'r… at e…' });
      await stop(ada);
      expect(await pendingOf(ada)).toBe(0);
      expect(await kindsOf(ada)).toContain('recovery_stopped');
      await expect(
        harness.api().account.readLink.mutate({ kind: 'resetPassword', token: await linkTo(ada) }),
      ).rejects.toMatchObject({ data: { fields: { token: expect.stringContaining('stopped') } } });
      expect((await choose(await linkTo(ada))).status).toBe(400);
      expect((await rowOf(ada))?.email).toBe(ada.email);
    }
  });

  it('keeps an account that somebody wanted to delete, or to give another address', async () => {
    const ada = await harness.signUpConfirmed();
    await apiOf(ada).account.requestDeletion.mutate();
    await apiOf(ada).account.changeEmail.mutate({ email: `thief.${ada.email}` });
    await recover(ada);
    await endWait(ada);
    expect((await choose(await linkTo(ada))).status).toBe(200);
    expect(await rowOf(ada)).toMatchObject({ email: toRescue(ada), deletionDueAt: null });
    expect(await kindsOf(ada)).toEqual(
      expect.arrayContaining(['deletion_cancelled', 'email_change_cancelled']),
    );
  });

  it('keeps the address when the mailbox was not lost: a reset by mail stops the recovery', async () => {
    for (const ada of [await harness.signUpConfirmed(), await harness.signUp()]) {
      await recover(ada);
      await harness.post('/api/auth/request-password-reset', { email: ada.email });
      const own = await harness.secretIn(ada.email, 'resetPassword', 'resetPassword');
      expect((await choose(own)).status).toBe(200);
      expect(await pendingOf(ada)).toBe(0);
      expect(await kindsOf(ada)).toContain('recovery_stopped');
      expect((await choose(await linkTo(ada))).status).toBe(400);
    }
  });

  it('keeps passkeys only where the address was confirmed and the operator did not say otherwise', async () => {
    const cases = [
      { ada: await harness.signUpConfirmed(), passkeys: false, stays: true },
      { ada: await harness.signUpConfirmed(), passkeys: true, stays: false },
      { ada: await harness.signUp(), passkeys: false, stays: false },
    ];
    for (const { ada, passkeys, stays } of cases) {
      await givePasskey(harness, ada.user.id);
      await giveApp(harness, ada.user.id);
      const asked = { who: ada.email, email: toRescue(ada), passkeys };
      const plan = { passkeysKept: stays ? 1 : 0, passkeysRemoved: stays ? 0 : 1, appKept: true };
      expect(await harness.asOperator.run('user.planRecovery', asked)).toMatchObject(plan);
      expect(await harness.asOperator.run('user.recover', asked)).toMatchObject(plan);
      expect(await rowOf(ada)).toMatchObject({ hasPasskey: true });
      await endWait(ada);
      expect((await choose(await linkTo(ada))).status).toBe(200);
      expect(await rowOf(ada)).toMatchObject({ hasPasskey: stays, twoFactorEnabled: true });
      expect((await kindsOf(ada)).includes('passkey_removed')).toBe(!stays);
    }
  });

  it('is never helped with an address that cannot be; nothing changes then', async () => {
    const [ada, grace] = [await harness.signUpConfirmed(), await harness.signUpConfirmed()];
    const run = (email: string, who = ada.email) => harness.asOperator.run('user.recover', { who, email });
    await expect(run(ada.email.toUpperCase())).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(run(grace.email)).rejects.toMatchObject({ code: 'conflict' });
    await expect(run('not an address')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(run('new@example.com', 'nobody@example.com')).rejects.toMatchObject({ code: 'not_found' });
    await harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, grace.user.id));
    await expect(run('new@example.com', grace.email)).rejects.toMatchObject({ code: 'conflict' });
    const asked = { who: ada.email, email: toRescue(ada) };
    expect(await harness.asOperator.run('user.planRecovery', asked)).toMatchObject({ oldIsTold: true });
    expect([await pendingOf(ada), await harness.mailsTo(toRescue(ada))]).toEqual([0, []]);
    expect(await kindsOf(ada)).not.toContain('recovery_requested');
  });

  it('gets no link when another recovery took its place, when it expired, or when the address was taken', async () => {
    const ada = await harness.signUpConfirmed();
    await recover(ada);
    const first = await linkTo(ada);
    await recover(ada);
    await endWait(ada);
    expect((await choose(first)).status).toBe(400);
    const grace = await harness.signUp({ email: toRescue(ada) });
    const second = await linkTo(ada);
    expect((await choose(second)).status).toBe(409);
    await harness.db.delete(user).where(eq(user.id, grace.user.id));
    await harness.db.execute(
      sql`update operator_recovery set expires_at = now() where user_id = ${ada.user.id}`,
    );
    expect((await choose(second)).status).toBe(400);
    await harness.cleanup.run();
    expect(await pendingOf(ada)).toBe(0);
    expect((await rowOf(ada))?.email).toBe(ada.email);
  });

  it('mails nothing to an old address that nobody confirmed, and says so to the operator', async () => {
    const ada = await harness.signUp();
    expect((await recover(ada)).oldIsTold).toBe(false);
    expect((await harness.mailsTo(ada.email)).map(({ template }) => template)).not.toContain(
      'recoveryNotice',
    );
  });
});

describe('at the same moment', () => {
  const outcome = async (ada: Person) => {
    const row = await rowOf(ada);
    const isDone = row?.email === toRescue(ada);
    const kinds = await kindsOf(ada);
    expect(kinds.filter((kind) => kind === 'recovered')).toHaveLength(isDone ? 1 : 0);
    expect(await pendingOf(ada)).toBe(0);
    expect((await signIn(row?.email ?? '', isDone ? NEXT : PASSWORD)).status).toBe(200);
    return isDone;
  };

  it('one of two uses of the link is accepted', async () => {
    const ada = await harness.signUpConfirmed();
    await recover(ada);
    await endWait(ada);
    const token = await linkTo(ada);
    const answers = await Promise.all([choose(token), choose(token), choose(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect(await outcome(ada)).toBe(true);
  });

  it('either the stop or the completion counts, never both', async () => {
    for (let round = 0; round < 3; round += 1) {
      const ada = await harness.signUpConfirmed();
      await recover(ada);
      await endWait(ada);
      const [done, stopped] = await Promise.all([
        choose(await linkTo(ada)),
        harness
          .api()
          .account.stopRecovery.mutate({ token: await stopLinkTo(ada) })
          .then(
            () => true,
            () => false,
          ),
      ]);
      expect([done.status === 200, stopped].filter(Boolean)).toHaveLength(1);
      expect(await outcome(ada)).toBe(done.status === 200);
    }
  });

  it('a change of address and a recovery do not both count', async () => {
    const ada = await harness.signUpConfirmed();
    const other = `other.${ada.email}`;
    await apiOf(ada).account.changeEmail.mutate({ email: other });
    await recover(ada);
    await endWait(ada);
    const old = await harness.secretIn(ada.email, 'emailChangeOld', 'changeEmail');
    await harness.api().account.confirmEmailChange.mutate({ token: old });
    const [changed, done] = await Promise.all([
      harness
        .api()
        .account.confirmEmailChange.mutate({
          token: await harness.secretIn(other, 'emailChangeNew', 'changeEmail'),
        })
        .then(
          () => true,
          () => false,
        ),
      choose(await linkTo(ada)),
    ]);
    expect([changed, done.status === 200].filter(Boolean)).toHaveLength(1);
    expect((await rowOf(ada))?.email).toBe(changed ? other : toRescue(ada));
    expect(await pendingOf(ada)).toBe(0);
  });

  it('a deletion that is due leaves nothing behind, or the recovery keeps the account', async () => {
    const ada = await harness.signUpConfirmed();
    await apiOf(ada).account.requestDeletion.mutate();
    await recover(ada);
    await endWait(ada);
    await harness.db.execute(sql`update "user" set deletion_due_at = now() where id = ${ada.user.id}`);
    const [, done] = await Promise.all([harness.cleanup.run(), choose(await linkTo(ada))]);
    expect([200, 400]).toContain(done.status);
    await harness.cleanup.run();
    const isKept = done.status === 200;
    expect((await rowOf(ada))?.email).toBe(isKept ? toRescue(ada) : undefined);
    expect(await pendingOf(ada)).toBe(0);
  });
});

describe('a user who lost the second factor', () => {
  const enrolled = async () => {
    const ada = await harness.signUpConfirmed({}, browser());
    const code = await giveApp(harness, ada.user.id);
    return { ada, code };
  };

  it('signs in with the password alone, a day after the operator asked for it; no job is needed', async () => {
    const { ada } = await enrolled();
    expect(await reset(ada)).toMatchObject({ app: true, passkeysKept: 0, isTold: true });
    const waiting = await signIn(ada.email);
    expect(await waiting.json()).toMatchObject({ twoFactorRedirect: true });
    expect((await apiOf(ada).security.overview.query()).pendingRecoveries).toMatchObject([
      { kind: 'second_factor', newEmail: null, withPasskeys: false },
    ]);
    await endWait(ada);
    const answer = await signIn(ada.email);
    expect([answer.status, Object.keys(await answer.json())]).toEqual([
      200,
      expect.arrayContaining(['token', 'user']),
    ]);
    expect((await rowOf(ada))?.twoFactorEnabled).toBe(false);
    expect([await sessionsOf(ada), await pendingOf(ada)]).toEqual([1, 0]);
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    expect((await harness.mailsTo(ada.email)).map(({ template }) => template)).toContain('factorReset');
    const [done] = await harness.db
      .select()
      .from(activity)
      .where(and(eq(activity.userId, ada.user.id), eq(activity.kind, 'factor_reset')));
    expect(done?.actor).toBe('operator tests');
  });

  it('has it removed by the job, too', async () => {
    const { ada } = await enrolled();
    await reset(ada);
    await harness.cleanup.run();
    expect((await rowOf(ada))?.twoFactorEnabled).toBe(true);
    await endWait(ada);
    await harness.cleanup.run();
    expect((await rowOf(ada))?.twoFactorEnabled).toBe(false);
  });

  it('does not finish a sign-in with a code, or with a removed passkey, after that', async () => {
    const { ada, code } = await enrolled();
    const passkeys = createPasskeyCalls(harness);
    const authenticator = await givePasskey(harness, ada.user.id);
    const halfWay = await enterPassword(harness, ada.email);
    await reset(ada, { passkeys: true });
    await endWait(ada);
    const late = await harness.post(
      '/api/auth/two-factor/verify-totp',
      { code: await code() },
      browser(halfWay),
    );
    expect(late.status).toBe(401);
    expect((await passkeys.signIn(authenticator)).status).not.toBe(200);
    expect(await rowOf(ada)).toMatchObject({ twoFactorEnabled: false, hasPasskey: false });
    expect(await sessionsOf(ada)).toBe(0);
    expect(await kindsOf(ada)).toContain('passkey_removed');
  });

  it('keeps it when an open session, the mail or the operator stops it', async () => {
    for (const stop of [
      async (ada: Person) => apiOf(ada).account.cancelRecovery.mutate({ kind: 'second_factor' }),
      async (ada: Person) =>
        harness.api().account.stopRecovery.mutate({ token: await stopLinkTo(ada, 'factorResetNotice') }),
      async (ada: Person) =>
        harness.asOperator.run('user.cancelRecovery', { who: ada.email, kind: 'second_factor' }),
    ]) {
      const { ada } = await enrolled();
      await reset(ada);
      await stop(ada);
      await harness.cleanup.run();
      expect(await pendingOf(ada)).toBe(0);
      expect((await rowOf(ada))?.twoFactorEnabled).toBe(true);
      expect(await kindsOf(ada)).toContain('factor_reset_stopped');
    }
  });

  it('cannot be stopped any more when the wait is over, whoever is slow', async () => {
    const { ada } = await enrolled();
    await reset(ada);
    await endWait(ada);
    await expect(apiOf(ada).account.cancelRecovery.mutate({ kind: 'second_factor' })).rejects.toMatchObject({
      data: { reason: 'unauthenticated' },
    });
    expect((await rowOf(ada))?.twoFactorEnabled).toBe(false);
    expect(await kindsOf(ada)).not.toContain('factor_reset_stopped');
  });

  it('is removed at once where the operator says so, and the log says that', async () => {
    const { ada } = await enrolled();
    await givePasskey(harness, ada.user.id);
    const asked = { who: ada.email, passkeys: false, now: true };
    expect(await harness.asOperator.run('user.planFactorReset', asked)).toMatchObject({ passkeysKept: 1 });
    expect((await rowOf(ada))?.twoFactorEnabled).toBe(true);
    await reset(ada, { now: true });
    expect(await rowOf(ada)).toMatchObject({ twoFactorEnabled: false, hasPasskey: true });
    expect(await kindsOf(ada)).toContain('factor_reset_at_once');
    await expect(reset(ada)).rejects.toMatchObject({ code: 'conflict' }); // only a passkey is left
    const grace = await harness.signUpConfirmed();
    await expect(reset(grace, { passkeys: true })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is removed once, by whichever process is first', async () => {
    const { ada } = await enrolled();
    await reset(ada);
    await endWait(ada);
    await Promise.all([
      harness.account.factorReset.applyDue(ada.user.id),
      harness.account.factorReset.applyDue(ada.user.id),
      harness.cleanup.run(),
    ]);
    expect((await kindsOf(ada)).filter((kind) => kind === 'factor_reset')).toHaveLength(1);
  });
});

it('every history ends as its last act says, and no act leaves a link that works', async () => {
  type Act = 'begin' | 'wait' | 'stop' | 'cancel' | 'use';
  const acts = fc.array(fc.constantFrom<Act>('begin', 'wait', 'stop', 'cancel', 'use'), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const ada = await harness.signUpConfirmed();
      let state: 'none' | 'pending' | 'ready' | 'done' = 'none';
      let begun = 0;
      for (const one of history) {
        if (state === 'done') break;
        if (one === 'begin' && begun < 3) {
          await recover(ada);
          begun += 1;
          state = 'pending';
        } else if (one === 'wait') {
          await endWait(ada);
          if (state === 'pending') state = 'ready';
        } else if (one === 'stop') {
          await apiOf(ada).account.cancelRecovery.mutate({ kind: 'address' });
          state = 'none';
        } else if (one === 'cancel') {
          const done = await harness.asOperator.run('user.cancelRecovery', {
            who: ada.email,
            kind: 'address',
          });
          expect(done.cancelled).toBe(state !== 'none');
          state = 'none';
        } else if (one === 'use' && begun > 0) {
          expect((await choose(await linkTo(ada))).status).toBe(state === 'ready' ? 200 : 400);
          if (state === 'ready') state = 'done';
        }
        expect(await pendingOf(ada)).toBe(state === 'pending' || state === 'ready' ? 1 : 0);
        expect((await rowOf(ada))?.email).toBe(state === 'done' ? toRescue(ada) : ada.email);
      }
      expect(await harness.db.$count(account, eq(account.userId, ada.user.id))).toBe(1);
    }),
    { numRuns: 12 },
  );
});
