import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';

// The cost of an answer must not show whether an address has an account (ASVS 6.3.8): the same hashes, and the same
// number of statements. The test counts them on the driver in which every statement passes one method.

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { SIGN_UP: 'verified' } });
});
afterAll(() => harness[Symbol.asyncDispose]());
afterEach(() => {
  vi.restoreAllMocks();
});

/**
 * The change listener sends its own statements every second, and changes are announced after their commit: no answer
 * waits for either, nor for the settings of a connection that they open.
 */
const isOurs = (statement: unknown): boolean => {
  const text = typeof statement === 'string' ? statement : String((statement as { text?: string })?.text);
  return !/^(?:notify|listen|set |select gatehouse_announce_rest)/.test(text);
};

async function costOf(ask: () => Promise<Response>) {
  const statements = vi.spyOn(pg.Client.prototype, 'query');
  const jobs = vi.spyOn(Worker.prototype, 'postMessage');
  const response = await ask();
  const cost = {
    status: response.status,
    statements: statements.mock.calls.filter(([statement]) => isOurs(statement)).length,
    hashes: jobs.mock.calls.filter(([job]) => typeof job === 'object' && job && 'password' in job).length,
  };
  vi.restoreAllMocks();
  return cost;
}
const newAddress = () => `${randomUUID()}@example.com`;

const signUpWithPasskey = (email: string) =>
  harness.post('/api/trpc/account.signUpWithPasskey', { name: 'Ada', email }, browser());

/** The address of a person with an account. */
async function somebody(): Promise<string> {
  const email = newAddress();
  const body = { name: 'Ada', email, password: PASSWORD };
  expect((await harness.post('/api/auth/sign-up/email', body, browser())).status).toBe(200);
  return email;
}

describe.runIf(inject('driver') === 'pg')('a known and an unknown address cost the same (ASVS 6.3.8)', () => {
  it.each<[string, (email: string) => Promise<Response>, number]>([
    [
      'at sign-in',
      (email) => harness.post('/api/auth/sign-in/email', { email, password: 'not the password' }, browser()),
      1,
    ],
    [
      'at sign-in with a password that has two forms',
      (email) =>
        harness.post('/api/auth/sign-in/email', { email, password: 'not\u00a0the\u2003password' }, browser()),
      2,
    ],
    ['at a reset', (email) => harness.post('/api/auth/request-password-reset', { email }), 0],
    ['at a verification', (email) => harness.post('/api/auth/send-verification-email', { email }), 0],
    [
      'at sign-up',
      (email) =>
        harness.post('/api/auth/sign-up/email', { name: 'Ada', email, password: PASSWORD }, browser()),
      1,
    ],
    ['at a sign-up with a passkey', (email) => signUpWithPasskey(email), 0],
  ])('%s', async (_, ask, hashes) => {
    await ask(newAddress()); // statements that are prepared once are prepared now
    const email = await somebody();
    const known = await costOf(() => ask(email));
    const unknown = await costOf(() => ask(newAddress()));
    expect(known).toEqual(unknown);
    expect(known.hashes).toBe(hashes);
    expect(known.statements).toBeGreaterThan(0);
  });

  it('at sign-in, with an imported hash that is not computed', async () => {
    const email = await somebody();
    const hostile = `$argon2id$v=19$m=4194304,t=9,p=1$${'a'.repeat(22)}$${'a'.repeat(43)}`;
    await harness.db.execute(sql`update account set password = ${hostile}
      where user_id = (select id from "user" where email = ${email})`);
    const ask = (to: string) =>
      harness.post('/api/auth/sign-in/email', { email: to, password: PASSWORD }, browser());
    await ask(newAddress());
    const [known, unknown] = [await costOf(() => ask(email)), await costOf(() => ask(newAddress()))];
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ status: 401, hashes: 1 });
  });

  it('at a sign-up with a passkey, with a confirmed address', async () => {
    const email = await somebody();
    await harness.db.execute(sql`update "user" set email_verified = true where email = ${email}`);
    await signUpWithPasskey(newAddress());
    const known = await costOf(() => signUpWithPasskey(email));
    expect(known).toEqual(await costOf(() => signUpWithPasskey(newAddress())));
  });

  it.each([
    [1, 'not the password'],
    [2, 'not\u00a0the\u2003password'],
  ])('a user without a password costs the same, %d hashes', async (hashes, password) => {
    const signIn = (email: string) => harness.post('/api/auth/sign-in/email', { email, password }, browser());
    await signIn(newAddress());
    const unknown = await costOf(() => signIn(newAddress()));
    const owner = (email: string) => sql`user_id = (select id from "user" where email = ${email})`;
    for (const leave of [
      (email: string) => sql`delete from account where ${owner(email)}`,
      (email: string) => sql`update account set password = null where ${owner(email)}`,
      (email: string) => sql`update account set account_id = ${email} where ${owner(email)}`,
    ]) {
      const email = await somebody();
      await harness.db.execute(leave(email));
      expect(await costOf(() => signIn(email))).toEqual(unknown);
    }
    expect(unknown.hashes).toBe(hashes);
  });

  it('a valid and an invalid link cost the same', async () => {
    const email = await somebody();
    const good = await harness.secretIn(email, 'verifyEmail', 'verifyEmail');
    const read = (token: string) =>
      harness.post('/api/trpc/account.readLink', { kind: 'verifyEmail', token }, browser());
    await read(good);
    const known = await costOf(() => read(good));
    const unknown = await costOf(() => read('x'.repeat(43)));
    expect([known.status, unknown.status]).toEqual([200, 400]);
    expect(known.statements).toBe(unknown.statements);
    expect(known.statements).toBeGreaterThan(0);
  });

  it('the guess that locks an account costs the same, and so do later guesses', async () => {
    const guess = (email: string) =>
      harness.post('/api/auth/sign-in/email', { email, password: 'not the password' }, browser());
    const costs = [];
    for (const email of [await somebody(), newAddress()]) {
      const spent = [];
      for (let made = 1; made <= 11; made += 1) spent.push(await costOf(() => guess(email)));
      costs.push(spent);
    }
    expect(costs[0]).toEqual(costs[1]);
    expect(costs[0]?.at(-1)).toMatchObject({ status: 429, hashes: 0 });
  });
});
