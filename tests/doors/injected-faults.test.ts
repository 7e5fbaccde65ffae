import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { attempt, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { expectUnavailable } from './unavailable.ts';

// A fault of any table, at any raw route: the route either did its work without the table, or answers 503. Better Auth
// would answer some of these faults with a refusal: 422 at sign-up, 401 elsewhere.

let instant: Harness;
let verified: Harness;
beforeAll(async () => {
  instant = await startHarness();
  verified = await startHarness({ beside: instant, env: { SIGN_UP: 'verified' } });
  await instant.db.execute(
    sql.raw(`create function fail() returns trigger language plpgsql as
      $$ begin raise exception using message = 'disk on fire', errcode = tg_argv[0]; end $$`),
  );
});
afterAll(async () => {
  await verified[Symbol.asyncDispose]();
  await instant[Symbol.asyncDispose]();
});

const TABLES = [
  'user',
  'account',
  'session',
  'activity',
  'mail',
  'link',
  'known_browser',
  'attempt',
] as const;
/** A full disk, a cancelled statement, a deadlock, an exception, a lost permission. */
const STATES = ['53100', '57014', '40P01', 'P0001', '42501'] as const;

async function whileFailing<Result>(table: string, state: string, work: () => Promise<Result>) {
  await instant.db.execute(
    sql.raw(
      `create trigger fail before insert or update or delete on "${table}" execute function fail('${state}')`,
    ),
  );
  try {
    return await work();
  } finally {
    await instant.db.execute(sql.raw(`drop trigger fail on "${table}"`));
  }
}

const NEXT = 'a whole new sentence';
type Person = Awaited<ReturnType<Harness['signUp']>>;
type Way = (person: Person) => Promise<() => Promise<Response>>;
const signedIn =
  (path: string, body: object): Way =>
  async ({ cookie }) =>
  () =>
    instant.post(`/api/auth/${path}`, body, browser(cookie));
const signUpOn =
  (on: () => Harness, address: (email: string) => string): Way =>
  async ({ email }) =>
  () =>
    on().post('/api/auth/sign-up/email', { name: 'A', email: address(email), password: PASSWORD });
const newAddress = () => `${randomUUID()}@example.com`;

const WAYS: Record<string, Way> = {
  'sign-up': signUpOn(() => instant, newAddress),
  'sign-up, verified': signUpOn(() => verified, newAddress),
  'sign-up, verified and taken': signUpOn(
    () => verified,
    (email) => email,
  ),
  'sign-in':
    async ({ email, cookie }) =>
    () =>
      instant.post('/api/auth/sign-in/email', { email, password: PASSWORD }, browser(cookie)),
  'sign-out': signedIn('sign-out', {}),
  'update-user': signedIn('update-user', { name: 'B' }),
  'change-password': signedIn('change-password', { currentPassword: PASSWORD, newPassword: NEXT }),
  'revoke-session': async ({ email, cookie }) => {
    const other = await instant.signIn(email);
    const token = (await instant.api({ cookie: other.cookie }).session.current.query())?.session.id;
    return () => instant.post('/api/auth/revoke-session', { token }, browser(cookie));
  },
  'change-email': signedIn('change-email', { newEmail: 'new@example.com' }),
  'verify-password': signedIn('verify-password', { password: PASSWORD }),
  'revoke-sessions': signedIn('revoke-sessions', {}),
  'revoke-other-sessions': signedIn('revoke-other-sessions', {}),
  reset: async ({ email }) => {
    await instant.post('/api/auth/request-password-reset', { email });
    const token = await instant.secretIn(email, 'resetPassword', 'resetPassword');
    return () => instant.post('/api/auth/reset-password', { token, newPassword: NEXT });
  },
};

describe('a fault in one table', () => {
  it.each(Object.entries(WAYS))('makes %s succeed or answer 503', async (name, prepare) => {
    const tables = fc.shuffledSubarray([...TABLES], { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(tables, fc.constantFrom(...STATES), async (some, state) => {
        for (const table of some) {
          const ask = await prepare(await instant.signUp());
          const response = await whileFailing(table, state, ask);
          if (response.status !== 200) await expectUnavailable(`${name}, ${table}, ${state}`, response);
        }
      }),
      { numRuns: 1 },
    );
  });

  it.each(['activity', 'mail', 'link', 'known_browser'])(
    'leaves nothing of a sign-up if it is in %s',
    async (table) => {
      const email = newAddress();
      const body = { name: 'A', email, password: PASSWORD };
      const response = await whileFailing(table, '53100', () =>
        instant.post('/api/auth/sign-up/email', body),
      );
      await expectUnavailable(table, response);
      expect(await instant.db.select().from(user).where(eq(user.email, email))).toEqual([]);
      expect((await instant.post('/api/auth/sign-up/email', body)).status).toBe(200);
    },
  );
});

it.each([
  ['sign-up', 'user', '23514'],
  ['sign-up', 'account', '23505'],
  ['sign-up', 'session', '22023'],
  ['sign-in', 'session', '23505'],
  ['sign-in', 'session', '23514'],
] as const)(
  'at %s, our own data that %s refuses with %s is not reported as the caller’s error',
  async (way, table, state) => {
    const person = await instant.signUp();
    const ask = (await WAYS[way]?.(person)) ?? expect.fail(way);
    await expectUnavailable(way, await whileFailing(table, state, ask));
    const counted = await instant.db.select().from(attempt).where(sql`failures > 0`);
    expect(counted).toEqual([]);
  },
);

it.runIf(inject('driver') !== 'pglite')(
  'a table that cannot be written in time is answered 503',
  async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let locked = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const holding = instant.db.transaction(async (trx) => {
      await trx.execute(sql.raw('lock table mail in share mode'));
      locked();
      await released;
    });
    await isLocked;
    const body = { name: 'A', email: newAddress(), password: PASSWORD };
    try {
      await expectUnavailable('a locked table', await instant.post('/api/auth/sign-up/email', body));
    } finally {
      release();
      await holding;
    }
    expect((await instant.post('/api/auth/sign-up/email', body)).status).toBe(200);
  },
);
