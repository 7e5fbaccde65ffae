import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { user } from '../../server/db/schema/index.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { createAvatarCalls } from './avatar-calls.ts';

// 'No 2xx without a durable effect': the database swallows a write, and SQL reports success. The service must not
// report it as done, and has to roll back the other writes of the same transaction.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  await harness.db.execute(
    sql.raw('create function swallow() returns trigger language plpgsql as $$ begin return null; end $$'),
  );
});
afterAll(() => harness[Symbol.asyncDispose]());

type Table = 'user' | 'account' | 'session' | 'avatar' | 'email_change';

/** Changes of a table's rows have no effect while `work` runs. */
async function swallowing<Result>(
  table: Table,
  change: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await harness.db.execute(
    sql.raw(
      `create trigger aaa_swallow before ${change} on "${table}" for each row execute function swallow()`,
    ),
  );
  return work().finally(() => harness.db.execute(sql.raw(`drop trigger aaa_swallow on "${table}"`)));
}

type Act = () => Promise<Response>;
const NEXT = 'a whole new sentence';
const call = (procedure: string, body: object, cookie?: string): Promise<Response> =>
  harness.post(`/api/trpc/${procedure}`, body, browser(cookie));

async function arrangeReset(): Promise<Act> {
  const { email } = await harness.signUp();
  await harness.post('/api/auth/request-password-reset', { email });
  const token = await harness.secretIn(email, 'resetPassword', 'resetPassword');
  return () => harness.post('/api/auth/reset-password', { token, newPassword: NEXT });
}

async function arrangePasswordChange(): Promise<Act> {
  const { cookie } = await harness.signUp();
  return () => harness.post('/api/auth/change-password', { newPassword: NEXT }, browser(cookie));
}

async function arrangeAddressChange(): Promise<Act> {
  const { cookie } = await harness.signUp();
  const email = `new-${Math.random()}@example.com`;
  await harness.api(browser(cookie)).account.changeEmail.mutate({ email });
  const token = await harness.secretIn(email, 'emailChangeNew', 'changeEmail');
  return () => call('account.confirmEmailChange', { token });
}

/** A person whose address was replaced, and who takes it back with the link in the notice. */
async function arrangeTakingBack(): Promise<Act> {
  const ada = await harness.signUp();
  await harness.db.update(user).set({ emailVerified: true }).where(eq(user.id, ada.user.id));
  const email = `thief-${Math.random()}@example.com`;
  await harness.api(browser(ada.cookie)).account.changeEmail.mutate({ email });
  for (const [to, template] of [
    [email, 'emailChangeNew'],
    [ada.email, 'emailChangeOld'],
  ] as const) {
    const token = await harness.secretIn(to, template, 'changeEmail');
    await harness.api().account.confirmEmailChange.mutate({ token });
  }
  const token = await harness.secretIn(ada.email, 'emailChanged', 'notMe');
  return () => call('account.disown', { token });
}

const arrangePicture = async (): Promise<{ put: Act; remove: Act }> => {
  const { cookie } = await harness.signUp();
  const calls = createAvatarCalls(harness);
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const put: Act = () => calls.put(picture, browser(cookie));
  expect((await put()).status).toBe(200);
  return { put, remove: () => calls.remove(browser(cookie)) };
};

describe('a write without an effect in the database is refused, and works again afterwards', () => {
  it.each<[string, Table, string, () => Promise<Act>]>([
    ['a reset', 'account', 'insert or update', arrangeReset],
    ['a reset that confirms the address', 'user', 'update', arrangeReset],
    ['a new password', 'account', 'insert or update', arrangePasswordChange],
    ['a new password, whose session goes on', 'session', 'update', arrangePasswordChange],
    ['an answer to a change of address', 'email_change', 'update', arrangeAddressChange],
    ['a change of address', 'user', 'update', arrangeAddressChange],
    ['an address taken back', 'user', 'update', arrangeTakingBack],
    [
      'a confirmed address',
      'user',
      'update',
      async () => {
        const { email, cookie } = await harness.signUp();
        const token = await harness.secretIn(email, 'verifyEmail', 'verifyEmail');
        return () => call('account.verifyEmail', { token }, cookie);
      },
    ],
    [
      'a change that is asked for',
      'email_change',
      'insert',
      async () => {
        const { cookie } = await harness.signUp();
        const email = `asked-${Math.random()}@example.com`;
        return () => call('account.changeEmail', { email }, cookie);
      },
    ],
    [
      'a step-up',
      'session',
      'update',
      async () => {
        const { cookie } = await harness.signUp();
        return () => call('security.stepUp', { password: 'correct horse battery' }, cookie);
      },
    ],
    [
      'a change that a raw route asks for',
      'email_change',
      'insert',
      async () => {
        const { cookie } = await harness.signUp();
        const newEmail = `asked-${Math.random()}@example.com`;
        return () => harness.post('/api/auth/change-email', { newEmail }, browser(cookie));
      },
    ],
    [
      'a step-up by a raw route',
      'session',
      'update',
      async () => {
        const { cookie } = await harness.signUp();
        const body = { password: 'correct horse battery' };
        return () => harness.post('/api/auth/verify-password', body, browser(cookie));
      },
    ],
    [
      'a deletion',
      'user',
      'update',
      async () => {
        const { cookie } = await harness.signUp();
        return () => call('account.requestDeletion', {}, cookie);
      },
    ],
    [
      'a name',
      'user',
      'update',
      async () => {
        const { cookie } = await harness.signUp();
        return () => harness.post('/api/auth/update-user', { name: 'Grace' }, browser(cookie));
      },
    ],
    ['a picture', 'user', 'update', async () => (await arrangePicture()).put],
    ['a picture in place of another', 'avatar', 'update', async () => (await arrangePicture()).put],
    ['a removed picture', 'user', 'update', async () => (await arrangePicture()).remove],
  ])('%s, at its %s', async (_, table, change, arrange) => {
    const act = await arrange();
    const refused = await swallowing(table, change, act);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.headers.getSetCookie().join()).not.toContain('session_token=;');
    expect((await act()).status).toBe(200);
  });

  it('a purge', async () => {
    const { email, user: made, cookie } = await harness.signUp();
    await harness.api(browser(cookie)).account.requestDeletion.mutate();
    await harness.db
      .update(user)
      .set({ deletionDueAt: new Date(0) })
      .where(eq(user.id, made.id));
    expect(await swallowing('user', 'delete', () => harness.account.purge())).toBe(0);
    expect((await harness.mailsTo(email)).map(({ template }) => template)).not.toContain('deleted');
    expect(await harness.account.purge()).toBe(1);
  });
});
