import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { activity, user } from '../../server/db/schema/index.ts';
import { createOperator } from '../../server/operator/operator.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { runOperator } from '../operator-command.ts';
import { warm } from './statements.ts';

let here: Harness;
let there: Harness;
beforeAll(async () => {
  here = await startHarness({ env: { SIGN_UP: 'instant' } });
  there = await startHarness({ beside: here, env: { SIGN_UP: 'closed' } });
});
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});

const run = (...args: string[]) => runOperator(here, { args });
/** What a successful command printed for programs. */
const done = async (...args: string[]) => {
  const { code, stdout, stderr } = await run(...args, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
};
const newAddress = () => `${randomUUID()}@example.com`;
const find = async (email: string) =>
  (await here.db.select().from(user).where(eq(user.email, email)))[0] ?? null;
const logOf = async (userId: string) =>
  (await here.db.select().from(activity).where(eq(activity.userId, userId)).orderBy(desc(activity.id))).map(
    ({ kind, actor, reason }) => [kind, actor, reason],
  );
const ask = async (process: Harness, { cookie }: { cookie: string }) =>
  (await process.bridge({ cookie })).status;
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 5 });

describe('gatehouse user ban', () => {
  it('refuses the user in every process, logs who did it and why, and mails nobody', async () => {
    const ada = await here.signUpConfirmed();
    for (const process of [here, there]) await warm(process, { cookie: ada.cookie });
    const mails = (await here.mailsTo(ada.email)).length;
    const banned = await run('user', 'ban', ada.email.toUpperCase(), '--reason', 'spam; see ticket 7');
    expect(banned).toMatchObject({ code: 0, stdout: expect.stringContaining(`${ada.email} is banned`) });
    expect(await ask(here, ada)).toBe(403);
    await soon(async () => expect(await ask(there, ada)).toBe(403));
    expect((await logOf(ada.user.id))[0]).toEqual(['banned', 'operator olga', 'spam; see ticket 7']);

    const shown = await run('activity', ada.email, '--kind', 'banned');
    expect(shown.stdout).toContain('spam; see ticket 7');
    expect(await done('activity', ada.email, '--kind', 'banned')).toMatchObject({
      reason: 'spam; see ticket 7',
    });

    const { stdout: again } = await run('user', 'ban', ada.user.id);
    expect(again).toContain('was banned before');
    expect((await logOf(ada.user.id)).filter(([kind]) => kind === 'banned')).toHaveLength(1);

    await run('user', 'unban', ada.user.id);
    await soon(async () => expect(await ask(there, ada)).toBe(200));
    expect((await logOf(ada.user.id))[0]).toEqual(['unbanned', 'operator olga', null]);
    expect((await here.mailsTo(ada.email)).length).toBe(mails);
    const page = await here.api(browser(ada.cookie)).activity.list.query({ limit: 2 });
    expect(page.items.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['unbanned', 'operator olga'],
      ['banned', 'operator olga'],
    ]);
  });

  it('by plain SQL still works and names nobody, also after a command in the same connection', async () => {
    const ada = await here.signUp();
    await run('user', 'ban', ada.user.id, '--reason', 'x');
    await here.db.update(user).set({ disabledAt: null }).where(eq(user.id, ada.user.id));
    expect((await logOf(ada.user.id))[0]).toEqual(['unbanned', null, null]);
  });

  it('of several at once, and beside a sign-in, exactly one changes something', async () => {
    const ada = await here.signUp();
    const { account } = here.operator;
    const source = {
      ipAddress: null,
      place: null,
      userAgent: null,
      browsers: [],
      requestId: 'r',
      actor: 'operator olga',
    };
    const results = await Promise.all([
      ...Array.from({ length: 5 }, () => account.bans.ban(ada.user.id, source)),
      here.post('/api/auth/sign-in/email', { email: ada.email, password: PASSWORD }).then(() => false),
    ]);
    expect(results.filter(Boolean)).toHaveLength(1);
    expect((await logOf(ada.user.id)).filter(([kind]) => kind === 'banned')).toHaveLength(1);
    expect(await ask(here, ada)).toBe(403);
  });
});

describe('gatehouse user show', () => {
  it('tells what helps, and no hash, token or link', async () => {
    const ada = await here.signUpConfirmed({ name: 'Ada' });
    const api = here.api(browser(ada.cookie));
    await api.profile.update.mutate({ bio: 'first\nprogram', experienceLevel: 5 });
    await api.account.changeEmail.mutate({ email: `new-${ada.email}` });
    await api.account.requestDeletion.mutate();
    const shown = await done('user', 'show', ada.user.id);
    expect(shown).toMatchObject({
      id: ada.user.id,
      email: ada.email,
      emailVerified: true,
      bannedSince: null,
      deletionDueAt: expect.any(String),
      pendingEmail: { email: `new-${ada.email}` },
      lastSignInAt: expect.any(String),
      sessions: 1,
      hasPassword: true,
      passkeys: 0,
      authenticatorApp: null,
      claims: { roles: [], version: 0 },
      profile: { bio: 'first\nprogram', experienceLevel: 5 },
    });
    expect(JSON.stringify(shown)).not.toMatch(/argon2|token/);
    const { stdout } = await run('user', 'show', ada.user.id);
    expect(stdout).toMatch(/^profile\.bio +first�program$/m);
  });

  it('does not let a name control the terminal', async () => {
    const ada = await here.signUp();
    const hostile = '\u001b]0;owned\u0007\u009b31m\u202eevil\u200d\u{e0041}\r\n\u2028x';
    await here.db.update(user).set({ name: hostile }).where(eq(user.id, ada.user.id));
    const [shown, json] = [
      await run('user', 'show', ada.user.id),
      await run('user', 'show', ada.user.id, '--json'),
    ];
    for (const { stdout } of [shown, json])
      expect(stdout).not.toMatch(/[^\n\P{Cc}]|[\u202e\u2028\u{e0041}]/u);
    expect(JSON.parse(json.stdout).name).toBe(hostile);
    expect(json.stdout.split('\n')).toHaveLength(2);
  });
});

describe('gatehouse user list', () => {
  it('pages through everybody in one order, and filters', async () => {
    const mark = `zz${randomUUID().slice(0, 8)}`;
    const people = [];
    for (let index = 0; index < 5; index += 1)
      people.push({
        id: `${mark}-${index}`,
        name: `${mark} ${index}`,
        email: `${mark}-${index}@example.com`,
      });
    await here.db.insert(user).values(people);
    const ids = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id);
    const all = await run('user', 'list', '--query', mark.toUpperCase(), '--limit', '2', '--all', '--json');
    expect(ids(all.stdout)).toEqual(people.map(({ id }) => id));

    const first = await run('user', 'list', '--query', mark, '--limit', '2', '--json');
    const { next } = JSON.parse(first.stderr);
    const second = await run('user', 'list', '--query', mark, '--limit', '2', '--after', next, '--json');
    expect([...ids(first.stdout), ...ids(second.stdout)]).toEqual(people.slice(0, 4).map(({ id }) => id));

    await run('user', 'ban', `${mark}-1`);
    await here.db
      .update(user)
      .set({ emailVerified: true })
      .where(eq(user.id, `${mark}-2`));
    await here.db
      .update(user)
      .set({ deletionDueAt: new Date() })
      .where(eq(user.id, `${mark}-3`));
    const only = async (flag: string) =>
      ids((await run('user', 'list', '--query', mark, flag, '--json')).stdout);
    expect(await only('--banned')).toEqual([`${mark}-1`]);
    expect(await only('--unverified')).toEqual([0, 1, 4].map((index) => `${mark}-${index}`));
    expect(await only('--deletion-pending')).toEqual([`${mark}-3`]);
    const table = await run('user', 'list', '--query', `${mark}-1@`);
    expect(table.stdout).toMatch(/^email +name +created +state +id\n.*banned, unverified/);
    expect((await run('user', 'list', '--query', `${mark} nobody`)).stdout).toBe('Nothing found.\n');
  });

  it.each([
    ['--after', 'nonsense'],
    ['--after', ''],
    ['--limit', '0'],
    ['--limit', '501'],
    ['--query', '\0'],
    ['--query', 'x'.repeat(321)],
  ])('refuses %s %j', async (...wrong) => {
    const { code, stdout, stderr } = await run('user', 'list', ...wrong);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^[A-Z].*\.\n$/);
  });
});

describe('gatehouse user create and invite', () => {
  const choose = (token: string) =>
    there.post('/api/auth/reset-password', { token, newPassword: 'a sentence of my own' });

  it('creates an account whose person chooses the password by mail', async () => {
    const email = newAddress();
    const made = await done('user', 'create', email.toUpperCase(), '--name', ' Grace Hopper ');
    expect(made).toEqual({ id: expect.any(String), email, name: 'Grace Hopper', emailVerified: false });
    expect(await logOf(made.id)).toEqual([['account_created', 'operator olga', null]]);
    expect((await done('user', 'show', email)).lastSignInAt).toBeNull();
    const token = await here.secretIn(email, 'invitation', 'resetPassword');
    expect((await choose(token)).status).toBe(200);
    expect((await there.signIn(email, { password: 'a sentence of my own' })).user.id).toBe(made.id);
    expect((await find(email))?.emailVerified).toBe(true);
    expect((await choose(token)).status).toBe(400);
  });

  it('takes the operator’s word for an address', async () => {
    const email = newAddress();
    const made = await done('user', 'create', email, '--name', 'Grace', '--verified');
    expect(made.emailVerified).toBe(true);
    expect((await here.mailsTo(email)).map(({ template }) => template)).toEqual(['invitation']);
  });

  it('invites where sign-up is closed, again until the account is used, and for a week', async () => {
    const email = newAddress();
    const invited = await runOperator(there, { args: ['user', 'invite', email, '--json'] });
    expect(JSON.parse(invited.stdout)).toMatchObject({ email, isNew: true });
    expect(await done('user', 'invite', email)).toMatchObject({ isNew: false });
    expect((await choose(await here.secretIn(email, 'invitation', 'resetPassword'))).status).toBe(200);
    const late = await run('user', 'invite', email);
    expect(late).toMatchObject({ code: 1, stderr: 'An account has this address already.\n' });
  });

  it('says so when the address receives no more mails, and leaves nothing behind', async () => {
    const email = newAddress();
    for (let index = 0; index < 3; index += 1) await done('user', 'invite', email);
    const refused = await run('user', 'invite', email, '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr).error.code).toBe('rate_limited');
    expect((await logOf((await find(email))?.id ?? '')).length).toBe(3);
  });

  it('invites several times at once as it does one after the other', async () => {
    const { account } = here.operator;
    const source = { ipAddress: null, place: null, userAgent: null, browsers: [], requestId: 'r' };
    for (let round = 0; round < 5; round += 1) {
      const email = newAddress();
      // An address that nobody confirmed receives three mails an hour.
      const made = await Promise.all(
        Array.from({ length: 3 }, () => account.invitations.invite({ email, name: 'A' }, source)),
      );
      expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(made.map(({ id }) => id)).size).toBe(1);
      expect(await here.mailsTo(email)).toHaveLength(3);
    }
  });

  it('of two at once for one address, one wins', async () => {
    const email = newAddress();
    const { account } = here.operator;
    const source = { ipAddress: null, place: null, userAgent: null, browsers: [], requestId: 'r' };
    const made = await Promise.allSettled(
      Array.from({ length: 4 }, () => account.invitations.create({ email, name: 'A' }, source)),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await here.mailsTo(email)).toHaveLength(1);
  });

  it.each([
    ['not-an-address', 'Grace'],
    ['', 'Grace'],
    ['a@b@example.com', 'Grace'],
    [`${'x'.repeat(100_000)}@example.com`, 'Grace'],
    ['grace@example.com', '\u001b[2J'],
    ['grace@example.com', ' '],
    ['grace@example.com', 'x'.repeat(101)],
  ])('refuses %.20j with the name %.20j', async (email, name) => {
    const { code, stdout, stderr } = await run('user', 'create', email, '--name', name);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^[A-Z].{5,100}\n$/);
    expect(await find('grace@example.com')).toBeNull();
  });
});

describe('gatehouse user set-password-link', () => {
  it('mails the link of Forgot password, and prints nothing that opens the account', async () => {
    const ada = await here.signUpConfirmed();
    const { code, stdout } = await run('user', 'set-password-link', ada.email, '--json');
    const token = await here.secretIn(ada.email, 'resetPassword', 'resetPassword');
    expect(code).toBe(0);
    expect(stdout).not.toContain(token);
    expect(here.logged.join()).not.toContain(token);
    expect((await logOf(ada.user.id))[0]).toEqual(['password_reset_requested', 'operator olga', null]);
    const newPassword = 'a sentence of my own';
    expect((await here.post('/api/auth/reset-password', { token, newPassword })).status).toBe(200);
    await here.signIn(ada.email, { password: newPassword });
  });

  it('prints a link on a terminal only, refuses a banned user, and says when no mail goes out', async () => {
    const ada = await here.signUp(); // one of three mails to an address that is not confirmed
    expect((await run('user', 'set-password-link', ada.email, '--print')).stderr).toContain('terminal only');
    for (let index = 0; index < 2; index += 1) await done('user', 'set-password-link', ada.email);
    expect((await run('user', 'set-password-link', ada.email)).stderr).toContain('as many mails');
    await run('user', 'ban', ada.email);
    expect((await run('user', 'set-password-link', ada.email)).stderr).toContain('banned');
  });

  it('gives a person beside the operator a link that works once', async () => {
    const ada = await here.signUpConfirmed();
    const operator = createOperator(here.operator, 'olga');
    const { link } = await operator.run('user.createPasswordLink', { who: ada.email });
    expect(link).toMatch(/^http:\/\/localhost:3001\/reset-password#token=[\w-]{43}$/);
    const [, token] = link.split('=');
    const use = () => here.post('/api/auth/reset-password', { token, newPassword: 'a sentence of my own' });
    expect([(await use()).status, (await use()).status]).toEqual([200, 400]);
    expect((await logOf(ada.user.id)).map(([kind, actor]) => [kind, actor])).toContainEqual([
      'password_reset_requested',
      'operator olga',
    ]);
  });
});

/** The newest row about an account that is gone. */
const findDeletion = async () => {
  const ofDeletions = here.db.select().from(activity).where(eq(activity.kind, 'account_deleted'));
  return (await ofDeletions.orderBy(desc(activity.id)).limit(1))[0];
};

describe('gatehouse user delete', () => {
  it('asks, and without a terminal needs --yes', async () => {
    const ada = await here.signUp();
    for (const more of [[], ['--now'], ['--json']]) {
      const refused = await run('user', 'delete', ada.email, ...more);
      expect([refused.code, refused.stdout]).toEqual([1, '']);
      expect(refused.stderr).toContain('add --yes');
    }
    expect((await find(ada.email))?.deletionDueAt).toBeNull();
  });

  it('gives the user fourteen days and the mail with which to keep the account', async () => {
    const ada = await here.signUpConfirmed();
    const { purgeAt } = await done('user', 'delete', ada.email, '--yes');
    expect(Date.parse(purgeAt) - Date.now()).toBeGreaterThan(13.9 * 24 * 3600_000);
    expect(await done('user', 'delete', ada.email, '--yes')).toMatchObject({ purgeAt });
    expect((await logOf(ada.user.id))[0]).toEqual(['deletion_requested', 'operator olga', null]);
    await soon(async () => expect(await ask(there, ada)).toBe(403));
    const token = await here.secretIn(ada.email, 'deletion', 'keepAccount');
    await here.api().account.keep.mutate({ token });
    expect((await find(ada.email))?.deletionDueAt).toBeNull();
  });

  it('leaves in the log who asked for it, with the id of the user, after the fourteen days', async () => {
    const ada = await here.signUpConfirmed();
    await done('user', 'delete', ada.email, '--yes');
    await here.db
      .update(user)
      .set({ deletionDueAt: new Date(0) })
      .where(eq(user.id, ada.user.id));
    await here.cleanup.run();
    expect(await findDeletion()).toMatchObject({
      actor: 'operator olga',
      userId: null,
      reason: `user ${ada.user.id}`,
    });
  });

  it('deletes at once with --now, in every process', async () => {
    const ada = await here.signUpConfirmed();
    for (const process of [here, there]) await warm(process, { cookie: ada.cookie });
    expect(await done('user', 'delete', ada.user.id, '--now', '--yes')).toMatchObject({ purgeAt: null });
    expect([await find(ada.email), await ask(here, ada)]).toEqual([null, 401]);
    await soon(async () => expect(await ask(there, ada)).toBe(401));
    expect((await here.mailsTo(ada.email)).at(-1)?.template).toBe('deleted');
    expect(await findDeletion()).toMatchObject({
      actor: 'operator olga',
      userId: null,
      reason: `user ${ada.user.id}`,
    });
    const again = await run('user', 'delete', ada.user.id, '--now', '--yes');
    expect([again.code, again.stderr]).toEqual([1, 'There is no such user.\n']);
  });
});

describe('gatehouse user roles', () => {
  it('adds and removes, writes only changes, and counts as fast as a ban', async () => {
    const ada = await here.signUp();
    for (const process of [here, there]) await warm(process, { cookie: ada.cookie });
    const rolesAt = async (process: Harness) =>
      JSON.parse(await (await process.bridge({ cookie: ada.cookie })).text()).claims;
    const set = await done('user', 'roles', ada.email, '--add', 'moderator', '--add', 'teacher');
    expect(set).toMatchObject({ roles: ['teacher', 'moderator'], isChanged: true });
    await soon(async () =>
      expect(await rolesAt(there)).toEqual({ roles: ['teacher', 'moderator'], version: 1 }),
    );
    expect((await logOf(ada.user.id))[0]).toEqual(['claims_changed', 'operator olga', null]);
    expect(await done('user', 'roles', ada.email, '--add', 'teacher')).toMatchObject({ isChanged: false });
    await done('user', 'roles', ada.email, '--remove', 'moderator');
    expect((await run('user', 'roles', ada.email)).stdout).toBe(`${ada.email} has teacher.\n`);
    expect(await rolesAt(here)).toEqual({ roles: ['teacher'], version: 2 });
  });

  it('refuses a role that does not exist, and one in both lists', async () => {
    const ada = await here.signUp();
    expect((await run('user', 'roles', ada.email, '--add', 'king')).stderr).toBe(
      'The roles are teacher and moderator.\n',
    );
    const both = await run('user', 'roles', ada.email, '--add', 'teacher', '--remove', 'teacher');
    expect(both.stderr).toBe('Add or remove a role, not both.\n');
  });

  it('loses no change beside others’', async () => {
    const ada = await here.signUp();
    const operator = createOperator(here.operator, 'olga');
    await Promise.all(
      (['teacher', 'moderator'] as const).map((role) =>
        operator.run('user.setRoles', { who: ada.user.id, add: [role] }),
      ),
    );
    expect((await operator.run('user.roles', { who: ada.user.id })).roles).toEqual(['teacher', 'moderator']);
  });
});

describe('every command about one user', () => {
  const COMMANDS = [
    ['show'],
    ['ban'],
    ['unban'],
    ['delete', '--yes'],
    ['delete', '--yes', '--now'],
    ['set-password-link'],
    ['roles'],
    ['roles', '--add', 'teacher'],
  ].map((words) => [words.join(' '), words] as const);

  it.each(COMMANDS)('%s refuses whoever does not exist, in one sentence', async (_, words) => {
    const wrong = [
      'nobody@example.com',
      randomUUID(),
      '',
      ' ',
      '\0',
      '\ud800',
      "' or 1=1 --",
      'x'.repeat(100_000),
    ];
    for (const who of wrong) {
      const { code, stdout, stderr } = await run('user', ...words, '--', who);
      expect([who.slice(0, 20), code, stdout]).toEqual([who.slice(0, 20), 1, '']);
      expect(stderr).toMatch(/^(There is no such user|Name a user by id or e-mail address)\.\n$/);
    }
  });

  it('changes nothing in a dry run', async () => {
    const ada = await here.signUp();
    const [before, mails] = [await find(ada.email), (await here.mailsTo(ada.email)).length];
    for (const [, words] of COMMANDS)
      expect(await run('user', ...words, ada.email, '--dry-run')).toMatchObject({ code: 0, stderr: '' });
    expect(await find(ada.email)).toEqual(before);
    expect((await here.mailsTo(ada.email)).length).toBe(mails);
    expect((await logOf(ada.user.id)).map(([kind]) => kind)).toEqual(['sign_up']);
  });
});
