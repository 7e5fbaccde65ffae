import { and, eq, isNull, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLink } from '../../server/account/links.ts';
import { activity, emailChange, link, operatorRecovery, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { runOperator } from '../operator-command.ts';
import { createPasskeyCalls } from '../passkey-calls.ts';
import { giveApp, givePasskey } from './second-factors.ts';

// `gatehouse user recover --stolen`: the account has the address of a thief who is signed in.

let here: Harness;
let there: Harness;
beforeAll(async () => {
  here = await startHarness();
  there = await startHarness({ beside: here });
});
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});

const NEXT = 'a whole new sentence';
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error.data?.fields?.token as string | undefined) ?? error.code ?? String(error),
  );
const rowOf = async (id: string) => (await here.db.select().from(user).where(eq(user.id, id)))[0];
const pendingOf = (id: string) => here.db.$count(operatorRecovery, eq(operatorRecovery.userId, id));
const eventsOf = (id: string) =>
  here.db.select().from(activity).where(eq(activity.userId, id)).orderBy(activity.id);
const kindsOf = async (id: string) => (await eventsOf(id)).map(({ kind }) => kind);
const endWait = (id: string) =>
  here.db.execute(sql`update operator_recovery set ready_at = now() where user_id = ${id}`);
const choose = (token: string, newPassword = NEXT, at = here) =>
  at.post('/api/auth/reset-password', { token, newPassword });
const signIn = async (email: string, password = PASSWORD, at = here) =>
  (await at.post('/api/auth/sign-in/email', { email, password })).status;
const disown = (token: string) => here.api().account.disown.mutate({ token });
const read = (kind: 'notMe' | 'resetPassword', token: string) =>
  here.api().account.readLink.mutate({ kind, token });
const templatesTo = async (email: string) => (await here.mailsTo(email)).map(({ template }) => template);

/** Ada, whose account has the address of a thief. The thief has her session. */
async function steal() {
  const ada = await here.signUpConfirmed();
  const { id } = ada.user;
  const thief = `thief.${ada.email}`;
  const api = here.api(browser(ada.cookie));
  await api.account.changeEmail.mutate({ email: thief });
  for (const [to, template] of [
    [ada.email, 'emailChangeOld'],
    [thief, 'emailChangeNew'],
  ] as const)
    await here.api().account.confirmEmailChange.mutate({
      token: await here.secretIn(to, template, 'changeEmail'),
    });
  expect((await rowOf(id))?.email).toBe(thief);
  const rescue = `rescue.${ada.email}`;
  return { id, api, cookie: ada.cookie, earlier: ada.email, thief, rescue };
}
type Stolen = Awaited<ReturnType<typeof steal>>;
const recover = ({ id, rescue }: Pick<Stolen, 'id' | 'rescue'>, liftBan = false) =>
  here.asOperator.run('user.recoverStolen', { who: id, email: rescue, liftBan });
const linkTo = (email: string) => here.secretIn(email, 'recovery', 'resetPassword');
const notMeTo = (email: string) => here.secretIn(email, 'emailChanged', 'notMe');
const ban = (who: string) => here.asOperator.run('user.ban', { who });
const unban = (who: string) => here.asOperator.run('user.unban', { who });
const cancel = (who: string) => here.asOperator.run('user.cancelRecovery', { who, kind: 'address' });

describe('a stolen account', () => {
  it('is nobody’s for a day, and then its owner’s alone', async () => {
    const stolen = await steal();
    const { id, thief, earlier, rescue, api } = stolen;
    await api.account.requestDeletion.mutate();
    const authenticator = await givePasskey(here, id);
    await giveApp(here, id);
    await here.db.insert(emailChange).values({
      ...{ userId: id, newEmail: `next.${thief}`, sessionId: 'any', needsOld: true },
      newConfirmedAt: new Date(),
    });
    const planned = { oldEmail: thief, newEmail: rescue, told: [earlier, thief].sort() };
    const does = { liftsBan: true, bannedSince: null, passkeysRemoved: 1, appRemoved: true };
    const asked = { who: id, email: rescue };
    expect(await here.asOperator.run('user.planStolenRecovery', asked)).toMatchObject({
      ...planned,
      ...does,
    });
    expect([await pendingOf(id), (await rowOf(id))?.disabledAt]).toEqual([0, null]);

    const begun = await recover(stolen);
    expect(begun).toMatchObject({ ...planned, ...does });
    expect(Date.parse(begun.readyAt) - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    await vi.waitFor(
      async () => {
        for (const at of [here, there]) expect((await at.bridge({ cookie: stolen.cookie })).status).toBe(403);
      },
      { timeout: 30_000, interval: 5 },
    );
    for (const at of [here, there]) expect(await signIn(thief, PASSWORD, at)).toBe(403);
    expect(await rowOf(id)).toMatchObject({ email: thief, deletionDueAt: null, hasPasskey: true });
    expect(await here.db.$count(emailChange, eq(emailChange.userId, id))).toBe(0);
    for (const to of [earlier, thief]) {
      const notice = (await here.mailsTo(to)).at(-1);
      expect(notice?.template).toBe('stolenNotice');
      expect([notice?.text, notice?.html].join()).not.toMatch(/token=/);
      expect(notice && here.mailer.outbox.open(notice.row)).toEqual({});
    }
    expect(await here.asOperator.run('user.show', { who: id })).toMatchObject({
      pendingRecoveries: [{ kind: 'address', isStolen: true, liftsBan: true, actor: 'operator tests' }],
    });
    const token = await linkTo(rescue);
    for (const why of [
      await refusal(read('resetPassword', token)),
      (await (await choose(token)).json()).message,
    ])
      expect(why).toMatch(/This link works from .*nobody can use the account/);

    await endWait(id);
    expect(await read('resetPassword', token)).toMatchObject({ email: rescue });
    expect((await choose(token, NEXT, there)).status).toBe(200);
    expect(await rowOf(id)).toMatchObject({
      ...{ email: rescue, emailVerified: true, disabledAt: null },
      ...{ hasPasskey: false, twoFactorEnabled: false },
    });
    for (const at of [here, there]) expect(await signIn(rescue, NEXT, at)).toBe(200);
    for (const email of [thief, earlier, rescue]) expect(await signIn(email)).toBe(401);
    expect((await createPasskeyCalls(here).signIn(authenticator)).status).not.toBe(200);
    for (const at of [here, there]) expect((await at.bridge({ cookie: stolen.cookie })).status).toBe(401);
    for (const to of [earlier, thief]) {
      expect((await templatesTo(to)).at(-1)).toBe('stolenRecovered');
      expect(await refusal(disown(await notMeTo(to)))).toMatch(/help of the operator/);
    }
    expect((await rowOf(id))?.email).toBe(rescue);
    // Every link that is left was mailed to the user.
    const links = await here.db
      .select()
      .from(link)
      .where(and(eq(link.userId, id), isNull(link.endedBy)));
    expect(new Set(links.map(({ email }) => email))).toEqual(new Set([rescue]));
    const byOperator = (await eventsOf(id)).filter(({ actor }) => actor === 'operator tests');
    expect(byOperator.map(({ kind }) => kind)).toEqual([
      'email_change_cancelled',
      'deletion_cancelled',
      'banned',
      'stolen_recovery_requested',
      'unbanned',
    ]);
    expect(await kindsOf(id)).toEqual(
      expect.arrayContaining(['passkey_removed', 'factor_reset', 'recovered', 'email_changed']),
    );
  });

  it('is not given back by any link of the thief, also one that was mailed since', async () => {
    const stolen = await steal();
    const { id, thief } = stolen;
    const before = await notMeTo(thief);
    await recover(stolen);
    const tokens = [before];
    for (const purpose of ['not_me', 'take_back'] as const)
      tokens.push(await createLink(here.db, purpose, { userId: id, email: thief }));
    for (const token of tokens) {
      expect(await refusal(read('notMe', token))).toMatch(/cannot get it back/);
      expect(await refusal(disown(token))).toMatch(/cannot get it back/);
    }
    expect(await pendingOf(id)).toBe(1);
    await endWait(id);
    expect((await choose(await linkTo(stolen.rescue))).status).toBe(200);
    for (const token of tokens) expect(await refusal(disown(token))).toMatch(/help of the operator/);
    expect((await rowOf(id))?.email).toBe(stolen.rescue);
  });

  it('is given back by the mail to the earlier address; the ban stays then', async () => {
    const stolen = await steal();
    const { id, earlier, rescue } = stolen;
    await recover(stolen);
    await disown(await notMeTo(earlier));
    expect(await rowOf(id)).toMatchObject({ email: earlier, disabledAt: expect.any(Date) });
    expect([await pendingOf(id), (await kindsOf(id)).includes('recovery_stopped')]).toEqual([0, true]);
    await endWait(id);
    expect((await choose(await linkTo(rescue))).status).toBe(400);
    await unban(id);
    await here.asOperator.run('user.mailPasswordLink', { who: id });
    expect((await choose(await here.secretIn(earlier, 'resetPassword', 'resetPassword'))).status).toBe(200);
    expect(await signIn(earlier, NEXT)).toBe(200);
    expect(await refusal(disown(await notMeTo(stolen.thief)))).not.toBe('done');
  });

  it('is not kept from its owner by an earlier address that another account has', async () => {
    const stolen = await steal();
    const { id, earlier, rescue, thief } = stolen;
    const token = await notMeTo(earlier);
    const other = await here.signUpConfirmed({ email: earlier });
    await recover(stolen);
    expect(await refusal(read('notMe', token))).toMatch(/cannot get it back/);
    expect(await refusal(disown(token))).toMatch(/cannot get it back/);
    expect([await pendingOf(id), (await rowOf(id))?.email]).toEqual([1, thief]);
    // An account that never confirmed it loses the address, and the link works.
    await here.db.update(user).set({ emailVerified: false }).where(eq(user.id, other.user.id));
    expect(await read('notMe', token)).toMatchObject({ email: earlier });
    await here.db.update(user).set({ emailVerified: true }).where(eq(user.id, other.user.id));
    await endWait(id);
    expect((await choose(await linkTo(rescue))).status).toBe(200);
    expect((await rowOf(id))?.email).toBe(rescue);
  });

  it('that was not stolen loses nothing: its owner is told, and the operator stops it', async () => {
    const grace = await here.signUpConfirmed({}, browser());
    const { id } = grace.user;
    await givePasskey(here, id);
    await giveApp(here, id);
    await here.asOperator.run('user.resetSecondFactor', { who: id, passkeys: true, now: false });
    const notMe = await createLink(here.db, 'not_me', { userId: id, email: grace.email });
    const lie = { id, rescue: `liar.${grace.email}` };
    await recover(lie);
    expect(await templatesTo(grace.email)).toContain('stolenNotice');
    // What the liar asked for before is not done while she cannot sign in to stop it.
    expect(await kindsOf(id)).toContain('factor_reset_stopped');
    await endWait(id);
    await here.cleanup.run();
    expect(await rowOf(id)).toMatchObject({ hasPasskey: true, twoFactorEnabled: true });
    await expect(unban(id)).rejects.toMatchObject({ code: 'conflict' });
    expect(await cancel(id)).toMatchObject({ cancelled: true, bannedSince: expect.any(String) });
    await endWait(id);
    expect((await choose(await linkTo(lie.rescue))).status).toBe(400);
    await unban(id);
    expect((await here.bridge({ cookie: grace.cookie })).status).toBe(200);
    expect(await rowOf(id)).toMatchObject({ email: grace.email, hasPasskey: true, twoFactorEnabled: true });
    expect(await read('notMe', notMe)).toMatchObject({ email: grace.email });
    const stopped = (await eventsOf(id)).find(({ kind }) => kind === 'recovery_stopped');
    expect(stopped?.actor).toBe('operator tests');
  });

  it('is not shown to a session, and no session stops it, although SQL lifted the ban', async () => {
    const stolen = await steal();
    await recover(stolen);
    await here.db.update(user).set({ disabledAt: null }).where(eq(user.id, stolen.id));
    await vi.waitFor(
      async () => expect((await stolen.api.security.overview.query()).pendingRecoveries).toEqual([]),
      { timeout: 30_000, interval: 5 },
    );
    await stolen.api.account.cancelRecovery.mutate({ kind: 'address' });
    expect(await pendingOf(stolen.id)).toBe(1);
  });

  it('never gets an address that cannot be', async () => {
    const stolen = await steal();
    const grace = await here.signUpConfirmed();
    const run = (email: string) => here.asOperator.run('user.recoverStolen', { who: stolen.id, email });
    await expect(run(stolen.thief.toUpperCase())).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(run(grace.email)).rejects.toMatchObject({ code: 'conflict' });
    expect([(await rowOf(stolen.id))?.disabledAt, await pendingOf(stolen.id)]).toEqual([null, 0]);
    await recover(stolen);
    await endWait(stolen.id);
    const other = await here.signUp({ email: stolen.rescue });
    const token = await linkTo(stolen.rescue);
    expect((await choose(token)).status).toBe(409);
    expect(await rowOf(stolen.id)).toMatchObject({ email: stolen.thief, disabledAt: expect.any(Date) });
    await here.db.delete(user).where(eq(user.id, other.user.id));
    expect((await choose(token)).status).toBe(200);
  });

  it('ends its recovery after seven days; the ban stays, and can be lifted then', async () => {
    const stolen = await steal();
    await recover(stolen);
    await here.db.execute(
      sql`update operator_recovery set ready_at = now(), expires_at = now() where user_id = ${stolen.id}`,
    );
    expect((await choose(await linkTo(stolen.rescue))).status).toBe(400);
    await here.cleanup.run();
    expect(await pendingOf(stolen.id)).toBe(0);
    expect((await rowOf(stolen.id))?.disabledAt).not.toBeNull();
    expect(await unban(stolen.id)).toMatchObject({ isChanged: true });
  });
});

describe('the ban of a stolen account ends with the recovery', () => {
  type Act = (stolen: Stolen) => Promise<unknown>;
  const cases: Record<string, { acts: Act[]; ends: boolean }> = {
    'where the recovery set it': { acts: [recover], ends: true },
    'not where it was there before': { acts: [({ id }) => ban(id), recover], ends: false },
    'where it was there before and the operator says so': {
      acts: [({ id }) => ban(id), (one) => recover(one, true)],
      ends: true,
    },
    'where a second recovery took the place of the first': { acts: [recover, recover], ends: true },
    'not where the operator banned the user meanwhile': { acts: [recover, ({ id }) => ban(id)], ends: false },
    'not where a second recovery follows a ban': {
      acts: [recover, ({ id }) => ban(id), recover],
      ends: false,
    },
    'not where the first recovery was stopped': {
      acts: [recover, ({ id }) => cancel(id), recover],
      ends: false,
    },
  };
  it.each(Object.entries(cases))('%s', async (_, { acts, ends }) => {
    const stolen = await steal();
    for (const act of acts) await act(stolen);
    await expect(unban(stolen.id)).rejects.toMatchObject({ code: 'conflict' });
    await endWait(stolen.id);
    expect((await choose(await linkTo(stolen.rescue))).status).toBe(200);
    expect((await rowOf(stolen.id))?.disabledAt === null).toBe(ends);
    expect(await signIn(stolen.rescue, NEXT)).toBe(ends ? 200 : 403);
    const bans = (await eventsOf(stolen.id)).filter(({ kind }) => /banned/.test(kind));
    expect(bans.every(({ actor }) => actor === 'operator tests')).toBe(true);
    expect(bans.at(-1)?.kind).toBe(ends ? 'unbanned' : 'banned');
    if (!ends) expect(await unban(stolen.id)).toMatchObject({ isChanged: true });
  });
});

describe('at the same moment', () => {
  it('of two commands one counts', async () => {
    const stolen = await steal();
    const other = { ...stolen, rescue: `other.${stolen.rescue}` };
    await Promise.all([recover(stolen), recover(other)]);
    expect(await pendingOf(stolen.id)).toBe(1);
    expect((await kindsOf(stolen.id)).filter((kind) => kind === 'banned')).toHaveLength(1);
    await endWait(stolen.id);
    const answers = [
      (await choose(await linkTo(stolen.rescue))).status,
      (await choose(await linkTo(other.rescue))).status,
    ];
    expect(answers.sort()).toEqual([200, 400]);
    expect((await rowOf(stolen.id))?.disabledAt).toBeNull();
  });

  it.each([
    ['the operator stops it', (id: string) => cancel(id).then(({ cancelled }) => cancelled)],
    ['the operator bans the user', (id: string) => ban(id).then(({ isChanged }) => isChanged)],
    ['the earlier address takes it back', (_: string, one: Stolen) => disownQuietly(one.earlier)],
  ])('the user completes it and %s: each order leaves a state of its own', async (what, act) => {
    for (let round = 0; round < 3; round += 1) {
      const stolen = await steal();
      const { id, rescue } = stolen;
      await recover(stolen);
      await endWait(id);
      const [done, acted] = await Promise.all([choose(await linkTo(rescue)), act(id, stolen)]);
      const isDone = done.status === 200;
      const row = await rowOf(id);
      expect(await pendingOf(id)).toBe(0);
      if (what === 'the operator bans the user') {
        expect([isDone, acted]).toEqual([true, true]);
        expect(row).toMatchObject({ email: rescue, disabledAt: expect.any(Date) });
      } else {
        expect([isDone, acted].filter(Boolean)).toHaveLength(1);
        expect(row?.disabledAt === null).toBe(isDone);
        expect(row?.email === rescue).toBe(isDone);
      }
    }
  });
  const disownQuietly = async (earlier: string) =>
    disown(await notMeTo(earlier)).then(
      () => true,
      () => false,
    );

  it('a deletion that is due ends the account, or the command keeps it', async () => {
    const stolen = await steal();
    await stolen.api.account.requestDeletion.mutate();
    await here.db.execute(sql`update "user" set deletion_due_at = now() where id = ${stolen.id}`);
    const [, begun] = await Promise.all([here.cleanup.run(), refusal(recover(stolen))]);
    await here.cleanup.run();
    expect(['done', 'not_found']).toContain(begun);
    expect((await rowOf(stolen.id)) !== undefined).toBe(begun === 'done');
  });
});

it('every history leaves the ban, the recovery and the address that its acts say', async () => {
  type Act = 'begin' | 'begin and lift' | 'ban' | 'unban' | 'cancel' | 'wait' | 'use';
  const acts = fc.array(
    fc.constantFrom<Act>('begin', 'begin and lift', 'ban', 'unban', 'cancel', 'wait', 'use'),
    { minLength: 3, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(acts, async (history) => {
      const stolen = await steal();
      const { id, rescue, thief } = stolen;
      let isBanned = false;
      let pending = null as { lifts: boolean; isReady: boolean } | null;
      let begun = 0;
      for (const one of history) {
        if (one.startsWith('begin')) {
          if (begun === 3) continue; // an address receives three such mails an hour
          const isWord = one === 'begin and lift';
          const lifts: boolean = isWord || !isBanned || (pending?.lifts ?? false);
          expect(await recover(stolen, isWord)).toMatchObject({ liftsBan: lifts });
          begun += 1;
          pending = { lifts, isReady: false };
          isBanned = true;
        } else if (one === 'ban') {
          expect((await ban(id)).isChanged).toBe(!isBanned || (pending?.lifts ?? false));
          isBanned = true;
          if (pending) pending.lifts = false;
        } else if (one === 'unban') {
          if (pending) await expect(unban(id)).rejects.toMatchObject({ code: 'conflict' });
          else expect((await unban(id)).isChanged).toBe(isBanned);
          if (!pending) isBanned = false;
        } else if (one === 'cancel') {
          expect((await cancel(id)).cancelled).toBe(pending !== null);
          pending = null;
        } else if (one === 'wait') {
          await endWait(id);
          if (pending) pending.isReady = true;
        } else if (begun > 0) {
          expect((await choose(await linkTo(rescue))).status).toBe(pending?.isReady ? 200 : 400);
          if (!pending?.isReady) continue;
          const row = await rowOf(id);
          expect([row?.email, row?.disabledAt === null]).toEqual([rescue, pending.lifts]);
          return;
        }
        const row = await rowOf(id);
        expect([row?.email, row?.disabledAt !== null]).toEqual([thief, isBanned]);
        expect(await pendingOf(id)).toBe(pending ? 1 : 0);
      }
    }),
    { numRuns: 15 },
  );
});

describe('the command', () => {
  const run = (...args: string[]) => runOperator(here, { args: ['user', 'recover', ...args] });

  it('says what it does before and after, and changes nothing in a dry run or without --yes', async () => {
    const { id, thief, earlier, rescue } = await steal();
    await givePasskey(here, id);
    const args = [id, '--email', rescue, '--stolen'];
    const dry = await run(...args, '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    for (const word of ['then the ban ends', thief, earlier, rescue, '1 passkey'])
      expect(dry.stdout).toContain(word);
    expect((await run(...args)).stderr).toContain('add --yes');
    expect([(await rowOf(id))?.disabledAt, await pendingOf(id)]).toEqual([null, 0]);
    expect((await run(...args, '--yes')).stdout).toMatch(/^A link was mailed to .* then the ban ends/);
    const json = JSON.parse((await run(...args, '--yes', '--json')).stdout);
    expect(json).toMatchObject({ liftsBan: true, readyAt: expect.any(String), told: expect.any(Array) });
    const show = await runOperator(here, { args: ['user', 'show', id] });
    expect(show.stdout).toMatch(/of a stolen account, and then the ban ends/);
    expect((await run(id, '--cancel')).stdout).toBe(
      'The recovery was stopped. The ban stays (user unban lifts it).\n',
    );
    expect((await run(...args, '--yes')).stdout).toContain('and stays so when the link is used');
  });

  it('refuses options that do not belong together', async () => {
    const { id, rescue } = await steal();
    for (const args of [
      [id, '--stolen'],
      [id, '--cancel', '--stolen'],
      [id, '--email', rescue, '--lift-ban'],
    ])
      expect((await run(...args, '--yes')).code).toBe(2);
    expect(await pendingOf(id)).toBe(0);
  });

  it('says so when no address of the account was ever confirmed', async () => {
    const grace = await here.signUp();
    const { stdout } = await run(grace.email, '--email', `rescue.${grace.email}`, '--stolen', '--dry-run');
    expect(stdout).toContain('No address is told');
  });
});
