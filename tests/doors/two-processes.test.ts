import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { warm, watchStatements } from './statements.ts';

const KEY = 'k'.repeat(32);

let here: Harness;
let there: Harness;
beforeAll(async () => {
  here = await startHarness({ env: { BRIDGE_KEYS: `school:${KEY}::claims.write` } });
  there = await startHarness({ beside: here });
});
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});

type Person = Awaited<ReturnType<Harness['signUp']>>;
let ada: Person;
let other: Person;
beforeEach(async () => {
  ada = await here.signUpConfirmed();
  other = { ...(await there.signIn(ada.email)), user: ada.user };
  for (const process of [here, there]) {
    for (const { cookie } of [ada, other]) await warm(process, { cookie });
  }
});

const ask = async (process: Harness, { cookie }: { cookie: string }) =>
  (await process.bridge({ cookie })).status;
const nameAt = async (process: Harness) =>
  JSON.parse(await (await process.bridge({ cookie: ada.cookie })).text()).user?.name;

/**
 * Repeats the check until it succeeds, which takes milliseconds. A cache without the announcement would return the old
 * state for a minute.
 */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 30_000, interval: 5 });

describe('another process learns within moments of', () => {
  it('a revoked session', async () => {
    const sessions = await here.api({ cookie: ada.cookie }).session.list.query();
    const id = sessions.find(({ current }) => !current)?.id ?? '';
    await here.api(browser(ada.cookie)).session.revoke.mutate({ id });
    expect(await ask(here, other)).toBe(401);
    await soon(async () => expect(await ask(there, other)).toBe(401));
    expect(await ask(there, ada)).toBe(200);
  });

  it('revoking all sessions, and a sign-out, in both directions', async () => {
    await there.api(browser(other.cookie)).session.revokeOthers.mutate();
    await soon(async () => expect(await ask(here, ada)).toBe(401));
    await here.post('/api/auth/sign-out', {}, browser(other.cookie));
    await soon(async () => expect(await ask(there, other)).toBe(401));
  });

  it('a password that is changed, reset or recovered', async () => {
    const body = { currentPassword: PASSWORD, newPassword: 'a whole new sentence' };
    const changed = await here.post('/api/auth/change-password', body, browser(ada.cookie));
    expect(changed.status).toBe(200);
    for (const gone of [ada, other]) {
      expect(await ask(here, gone)).toBe(401);
      await soon(async () => expect(await ask(there, gone)).toBe(401));
    }
    const signedIn = await there.signIn(ada.email, { password: body.newPassword });
    for (const process of [here, there]) await warm(process, { cookie: signedIn.cookie });
    await here.post('/api/auth/request-password-reset', { email: ada.email });
    const token = await here.secretIn(ada.email, 'resetPassword', 'resetPassword');
    const newPassword = 'yet another sentence';
    expect((await here.post('/api/auth/reset-password', { token, newPassword })).status).toBe(200);
    expect(await ask(here, signedIn)).toBe(401);
    await soon(async () => expect(await ask(there, signedIn)).toBe(401));
    const again = await there.signIn(ada.email, { password: newPassword });
    for (const process of [here, there]) await warm(process, { cookie: again.cookie });
    await here
      .api()
      .account.disown.mutate({ token: await here.secretIn(ada.email, 'passwordChanged', 'notMe') });
    expect(await ask(here, again)).toBe(401);
    await soon(async () => expect(await ask(there, again)).toBe(401));
  });

  it('a changed address', async () => {
    const email = `${randomUUID()}@new.example.com`;
    await here.api(browser(ada.cookie)).account.changeEmail.mutate({ email });
    for (const [to, template] of [
      [email, 'emailChangeNew'],
      [ada.email, 'emailChangeOld'],
    ] as const)
      await here
        .api()
        .account.confirmEmailChange.mutate({ token: await here.secretIn(to, template, 'changeEmail') });
    expect(await ask(here, other)).toBe(401);
    await soon(async () => expect(await ask(there, other)).toBe(401));
    await soon(async () => expect(await warm(there, { cookie: ada.cookie })).toContain(email));
  });

  it('a new name and a new profile', async () => {
    await here.post('/api/auth/update-user', { name: 'Countess' }, browser(ada.cookie));
    await soon(async () => expect(await nameAt(there)).toBe('Countess'));
    await warm(there, { cookie: ada.cookie });
    await here.api(browser(ada.cookie)).profile.update.mutate({ bio: 'new' });
    await soon(async () => expect(await warm(there, { cookie: ada.cookie })).toContain('"bio":"new"'));
  });

  it('a role that a back end gives, and one that it takes away', async () => {
    for (const [version, roles] of [['teacher'], []].entries()) {
      const written = await here.request(`/api/bridge/v1/users/${ada.user.id}/claims`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${KEY}`,
          'content-type': 'application/json',
          'if-match': `"${version}"`,
        },
        body: JSON.stringify({ roles }),
      });
      expect(written.status).toBe(200);
      const told = JSON.stringify({ roles, version: version + 1 });
      for (const process of [here, there])
        await soon(async () => expect(await warm(process, { cookie: ada.cookie })).toContain(told));
    }
  });
});

describe('both processes learn within moments of an operator’s SQL for', () => {
  const both = async (statement: SQL, check: (process: Harness) => Promise<void>) => {
    await here.db.execute(statement);
    for (const process of [here, there]) await soon(() => check(process));
  };
  const refused = async (process: Harness) => expect(await ask(process, ada)).toBe(401);

  it.each<[string, () => SQL]>([
    ['a deleted session', () => sql`delete from session where token = ${ada.token}`],
    [
      'a session ended',
      () => sql`update session set expires_at = now() - interval '1 second' where token = ${ada.token}`,
    ],
    [
      'a session older than it may be',
      () => sql`update session set created_at = now() - interval '31 days' where token = ${ada.token}`,
    ],
    [
      'a session given another token',
      () => sql`update session set token = ${ada.token} || 'x' where token = ${ada.token}`,
    ],
    ['a deleted user', () => sql`delete from "user" where id = ${ada.user.id}`],
    ['all sessions truncated', () => sql`truncate session cascade`],
  ])('%s', (_, statement) => both(statement(), refused));

  it('a renamed user', () =>
    both(sql`update "user" set name = 'Grace' where id = ${ada.user.id}`, async (process) =>
      expect(await nameAt(process)).toBe('Grace'),
    ));

  it('a banned user', () =>
    both(sql`update "user" set disabled_at = now() where id = ${ada.user.id}`, async (process) =>
      expect(await ask(process, ada)).toBe(403),
    ));

  it('a changed profile', () =>
    both(
      sql`insert into profile (user_id, data) values (${ada.user.id}, '{"bio":"by hand"}')`,
      async (process) => expect(await warm(process, { cookie: ada.cookie })).toContain('"bio":"by hand"'),
    ));

  it('a changed role', () =>
    both(
      sql`insert into claims (user_id, data) values (${ada.user.id}, '{"roles":["teacher"]}')`,
      async (process) => expect(await warm(process, { cookie: ada.cookie })).toContain('"roles":["teacher"]'),
    ));

  it('more than a thousand deleted sessions', async () => {
    await here.db.execute(sql`insert into session (id, token, user_id, expires_at)
      select n, n, ${ada.user.id}, now() + interval '1 day' from generate_series(1, 1001) n`);
    await both(sql`delete from session where user_id = ${ada.user.id}`, refused);
  });
});

it('sign-ins and refreshes of other users do not empty the session cache', async () => {
  const received = vi.fn();
  const unsubscribe = there.changeListener.subscribe({ onChange: received, onGap: received });
  const grace = await here.signUp();
  await here.db.execute(
    sql`update session set last_seen_at = now(), expires_at = expires_at + interval '1 day'`,
  );
  await here.db.execute(sql`update "user" set name = 'Mark' where id = ${grace.user.id}`);
  await soon(async () => expect(received).toHaveBeenCalledTimes(3)); // so all earlier announcements have arrived too
  const query = watchStatements(there);
  expect(await ask(there, ada)).toBe(200);
  expect(query).not.toHaveBeenCalled();
  expect(received.mock.calls).toEqual([
    [{ kind: 'user.created', userId: grace.user.id }],
    [{ kind: 'session.created', userId: grace.user.id }],
    [{ kind: 'user.changed', userId: grace.user.id, parts: ['user'] }],
  ]);
  unsubscribe();
});
