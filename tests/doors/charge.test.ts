import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { attempt, rateLimit } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { expectUnavailable } from './unavailable.ts';

// A request that is refused with 5xx uses up nothing of any counter that outlives it.

const BUDGET = 3; // for each class of one address, and for a recipient
const env = {
  RATE_LIMITS: 'sign_up:3/3600,sign_in:3/3600,password:3/3600,mail:3/3600,auth:3/3600,trpc:1000/3600',
};
/** A service without limits, which creates the people. */
let people: Harness;
let harness: Harness;
let strict: Harness;
let beside: Harness;
beforeAll(async () => {
  people = await startHarness();
  harness = await startHarness({ beside: people, env });
  beside = await startHarness({ beside: people, env });
  strict = await startHarness({ beside: people, env: { ...env, SIGN_UP: 'verified' } });
  await harness.db.execute(
    sql.raw(
      "create function refuse() returns trigger language plpgsql as $$ begin raise 'disk on fire'; end $$",
    ),
  );
  // Counting up works, giving back fails.
  await harness.db.execute(
    sql.raw(
      `create function refuse_less() returns trigger language plpgsql as $$ begin
        if new.count < old.count then raise 'disk on fire'; end if; return new; end $$`,
    ),
  );
});
afterAll(async () => {
  for (const one of [strict, beside, harness, people]) await one[Symbol.asyncDispose]();
});

/** Nobody can write to the table until the returned function is called. */
async function breakTable(table: string, when = 'insert or update or delete', name = 'refuse') {
  await harness.db.execute(
    sql.raw(`create trigger ${name} before ${when} on "${table}" for each row execute function ${name}()`),
  );
  return () => harness.db.execute(sql.raw(`drop trigger ${name} on "${table}"`));
}

let addresses = 0;
/** An IP address that has sent no request yet. */
const newPeer = () => {
  addresses += 1;
  return `198.18.${addresses >> 8}.${addresses & 255}`;
};

type Ask = (on: Harness, from: string) => Promise<Response>;
type Kind = {
  /** The tables that it writes to, except those that count it. */
  writes: readonly string[];
  /** Creates a new person and their request. */
  prepare(): Promise<{ ask: Ask; on?: Harness }>;
};
const post = (on: Harness, path: string, body: unknown, headers: Record<string, string>, from: string) =>
  on.post(path, body, headers, from);

const KINDS: Record<string, Kind> = {
  reset: {
    writes: ['link', 'mail', 'activity'],
    prepare: async () => {
      const { email } = await people.signUpConfirmed();
      return { ask: (on, from) => post(on, '/api/auth/request-password-reset', { email }, {}, from) };
    },
  },
  verification: {
    writes: ['link', 'mail', 'activity', 'mail_budget'],
    prepare: async () => {
      const { email } = await people.signUp();
      return { ask: (on, from) => post(on, '/api/auth/send-verification-email', { email }, {}, from) };
    },
  },
  'sign-up': {
    writes: ['user', 'account', 'session', 'activity', 'mail', 'link'],
    prepare: async () => ({
      ask: (on, from) =>
        post(
          on,
          '/api/auth/sign-up/email',
          { name: 'A', email: `${randomUUID()}@example.com`, password: PASSWORD },
          {},
          from,
        ),
    }),
  },
  'sign-up that is mailed first': {
    writes: ['account', 'mail', 'link', 'activity'],
    prepare: async () => {
      const email = `${randomUUID()}@example.com`;
      const body = { name: 'A', email, password: PASSWORD };
      return { on: strict, ask: (on, from) => post(on, '/api/auth/sign-up/email', body, {}, from) };
    },
  },
  'sign-in': {
    writes: ['session', 'activity', 'known_browser'],
    prepare: async () => {
      const { email } = await people.signUp();
      const body = { email, password: PASSWORD };
      return { ask: (on, from) => post(on, '/api/auth/sign-in/email', body, browser(), from) };
    },
  },
  'change of password': {
    writes: ['activity', 'session', 'mail', 'link'],
    prepare: async () => {
      const { bearer } = await people.signUpConfirmed();
      const authorization = `Bearer ${bearer}`;
      const body = { newPassword: 'a whole new sentence' };
      return { ask: (on, from) => post(on, '/api/auth/change-password', body, { authorization }, from) };
    },
  },
  'step-up': {
    writes: ['activity', 'session'],
    prepare: async () => {
      const { cookie } = await people.signUp();
      const body = { password: PASSWORD };
      return { ask: (on, from) => post(on, '/api/trpc/security.stepUp', body, browser(cookie), from) };
    },
  },
  'change of address': {
    writes: ['email_change', 'mail', 'link', 'activity', 'mail_budget'],
    prepare: async () => {
      const { cookie, email } = await people.signUpConfirmed();
      const body = { email: `new.${email}` };
      return { ask: (on, from) => post(on, '/api/trpc/account.changeEmail', body, browser(cookie), from) };
    },
  },
  'change of address by a raw route': {
    writes: ['email_change', 'mail', 'link', 'activity', 'mail_budget'],
    prepare: async () => {
      const { cookie, email } = await people.signUpConfirmed();
      const body = { newEmail: `new.${email}` };
      return { ask: (on, from) => post(on, '/api/auth/change-email', body, browser(cookie), from) };
    },
  },
  'step-up by a raw route': {
    writes: ['activity', 'session'],
    prepare: async () => {
      const { cookie } = await people.signUp();
      const body = { password: PASSWORD };
      return { ask: (on, from) => post(on, '/api/auth/verify-password', body, browser(cookie), from) };
    },
  },
  'deletion in a batch': {
    writes: ['user', 'mail', 'activity', 'link'],
    prepare: async () => {
      const { cookie } = await people.signUpConfirmed();
      const path = '/api/trpc/account.requestDeletion?batch=1';
      return { ask: (on, from) => post(on, path, { 0: {} }, browser(cookie), from) };
    },
  },
  'name, by an ordinary route': {
    writes: ['user'],
    prepare: async () => {
      const { cookie } = await people.signUp();
      return { ask: (on, from) => post(on, '/api/auth/update-user', { name: 'B' }, browser(cookie), from) };
    },
  },
};

const wasCounted = async () => {
  const rows = await harness.db.select().from(rateLimit).where(sql`count < 0`);
  expect(rows).toEqual([]);
};

describe('an attempt that an outage refuses', () => {
  it.each(Object.keys(KINDS))('%s: 503 more often than its budget uses none of its budget', async (name) => {
    const { writes, prepare } = KINDS[name] as Kind;
    const sometimes = fc.record({ table: fc.constantFrom(...writes), isReturnRefused: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(sometimes, async ({ table, isReturnRefused }) => {
        const { ask, on = harness } = await prepare();
        const from = newPeer();
        const undo = [await breakTable(table)];
        if (isReturnRefused) undo.push(await breakTable('rate_limit', 'update', 'refuse_less'));
        try {
          for (let asked = 0; asked <= BUDGET; asked += 1)
            await expectUnavailable(`${name} without ${table}`, await ask(on, from));
        } finally {
          for (const one of undo) await one();
        }
        expect((await ask(on, from)).status).toBe(200);
        expect(await harness.db.select().from(attempt).where(sql`failures > 0`)).toEqual([]);
        await wasCounted();
      }),
      { numRuns: inject('driver') === 'pglite' ? 2 : 1 },
    );
  });

  it('is given back to every process, even if only later', async () => {
    const { email } = await people.signUpConfirmed();
    const ask = (on: Harness) => post(on, '/api/auth/request-password-reset', { email }, {}, '198.19.0.1');
    const undo = [await breakTable('mail'), await breakTable('rate_limit', 'update', 'refuse_less')];
    const answers = await Promise.all(Array.from({ length: BUDGET }, () => ask(harness)));
    for (const answer of answers) await expectUnavailable('reset', answer);
    expect((await ask(beside)).status).toBe(429); // this process cannot know yet
    for (const one of undo) await one();
    await vi.waitFor(
      async () => {
        const [row] = await harness.db.select().from(rateLimit).where(eq(rateLimit.key, 'mail 198.19.0.1'));
        expect(row?.count).toBe(0);
      },
      { timeout: 30_000, interval: 100 },
    );
    await vi.waitFor(async () => expect((await ask(beside)).status).toBe(200), {
      timeout: 30_000,
      interval: 200,
    });
  });

  it('gives nothing back after other refusals', async () => {
    const from = newPeer();
    const body = { email: `${randomUUID()}@example.com`, password: 'x' };
    const statuses = [];
    for (let asked = 0; asked <= BUDGET; asked += 1)
      statuses.push((await post(harness, '/api/auth/sign-in/email', body, {}, from)).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
  });

  it.runIf(inject('driver') !== 'pglite')('a database that fails during a guess costs no guess', async () => {
    const { email } = await people.signUp();
    await people.db.delete(attempt); // the counts of other tests
    const failed = sql`failures > 0`;
    const admin = new pg.Client({ connectionString: harness.testDatabase.directUrl ?? '' });
    admin.on('error', () => {});
    await admin.connect();
    await admin.query('begin; lock table account in access exclusive mode');
    const body = { email, password: PASSWORD };
    const answer = post(harness, '/api/auth/sign-in/email', body, browser(), newPeer());
    // The guess is counted, and the service is about to look up the password.
    const isCounted = vi.waitFor(async () => expect(await people.db.$count(attempt, failed)).toBe(1), {
      timeout: 30_000,
      interval: 20,
    });
    await Promise.race([isCounted.catch(() => {}), answer]);
    harness.testDatabase.setLink?.('down');
    await expectUnavailable('sign-in', await answer);
    await admin.end();
    harness.testDatabase.setLink?.('open');
    await vi.waitFor(async () => expect(await harness.db.$count(attempt, failed)).toBe(0), {
      timeout: 30_000,
      interval: 200,
    });
  });
});
