import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { session, user } from '../../server/db/schema/index.ts';
import { toInstant } from '../../server/db/schema/instant.ts';
import { createLog } from '../../server/log.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { expectUnavailable } from './unavailable.ts';

// What a database, or a role, sets for every connection must not change what the service reads.

const HOSTILE = {
  datestyle: ['SQL, DMY', 'German', 'Postgres, MDY'],
  timezone: ['Asia/Kolkata', 'America/St_Johns'],
  intervalstyle: ['sql_standard', 'iso_8601'],
  standard_conforming_strings: ['off'],
  search_path: ['nowhere', 'pg_catalog', ''],
  bytea_output: ['escape'],
  default_transaction_isolation: ['serializable', 'repeatable read'],
};

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

/** The statuses of every door that reads a session. */
async function ask(one: Harness, cookie: string, bearer: string) {
  const headers = browser(cookie);
  const authorization = `Bearer ${bearer}`;
  return {
    'the bridge by cookie': await one.bridge({ cookie }),
    'the bridge by bearer': await one.bridge({ authorization }),
    'session.current': await one.request('/api/trpc/session.current', { headers }),
    'session.list': await one.request('/api/trpc/session.list', { headers }),
    'profile.get': await one.request('/api/trpc/profile.get', { headers: { authorization } }),
    'get-session': await one.request('/api/auth/get-session', { headers }),
    'list-sessions': await one.request('/api/auth/list-sessions', { headers }),
    'change-password': await one.post(
      '/api/auth/change-password',
      { currentPassword: 'not this one', newPassword: 'another long password' },
      headers,
    ),
    'update-user': await one.post('/api/auth/update-user', { name: 'B' }, headers),
    'profile.update': await one.post('/api/trpc/profile.update', { bio: 'x' }, headers),
  };
}

it('settings of the database and of the role change nothing that is read or written', async () => {
  const { cookie, user: person } = await harness.signUp();
  const before = (await (await harness.bridge({ cookie })).json()) as object;
  const { testDatabase } = harness;
  const isServer = testDatabase.directUrl !== null;
  const rounds = [0, 1, 2].map((round) =>
    Object.entries(HOSTILE).map(([name, values]) => [name, values[round % values.length]] as const),
  );
  for (const [round, settings] of rounds.entries()) {
    const [{ database, role } = { database: '', role: '' }] = await harness.db
      .select({ database: sql<string>`current_database()`, role: sql<string>`current_user` })
      .from(sql`(select 1) as one`);
    const whose = round === 1 ? `role "${role}" in database "${database}"` : `database "${database}"`;
    for (const [name, value] of settings)
      await harness.db.execute(sql.raw(`alter ${whose} set ${name} = '${value}'`));
    if (!isServer) await harness.database.close(); // PGlite has one connection, and reads them when it opens
    const database2 = await openDatabase(testDatabase.config, createLog({ write: () => {} }));
    await database2.migrate();
    {
      await using other = await startHarness({ beside: { testDatabase, database: database2 } });
      expect(await (await other.bridge({ cookie })).json()).toEqual(before);
      expect(await other.api({ cookie }).session.list.query()).toHaveLength(1);
      const { email } = await other.signUp({ name: `O'Brien \\ "x"` });
      expect((await other.signIn(email)).user.name).toBe(`O'Brien \\ "x"`);
      const created = await other.db.select({ at: user.createdAt }).from(user).where(eq(user.id, person.id));
      expect(Math.abs((created[0]?.at.getTime() ?? 0) - Date.now())).toBeLessThan(600_000);
      // Changes are heard: the connection that listens works too.
      other.feed.isFresh(performance.now());
      await vi.waitFor(() => expect(other.feed.isFresh(performance.now())).toBe(true), { timeout: 20_000 });
    }
    await database2.close();
    if (!isServer)
      harness = await startHarness({ beside: { testDatabase, database: database2 } }).catch(() => harness);
    const reset = settings.map(([name]) => `alter ${whose} reset ${name}`);
    if (isServer) {
      const admin = new pg.Client({ connectionString: testDatabase.directUrl ?? '' });
      await admin.connect();
      for (const statement of reset) await admin.query(statement);
      await admin.end();
    } else break;
  }
});

describe('an instant that cannot be read', () => {
  it('is never taken for another, nor for an invalid date', () => {
    const iso = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(iso, (date) => {
        const text = date.toISOString();
        for (const written of [text.replace('T', ' ').replace('Z', '+00'), text.replace('Z', '+00:00')])
          expect(toInstant(written).getTime()).toBe(date.getTime());
        const [day = '', time = ''] = text.slice(0, -1).split('T');
        const [year = '', month, dayOfMonth] = day.split('-');
        for (const other of [
          `${dayOfMonth}/${month}/${year} ${time} UTC`,
          `${dayOfMonth}.${month}.${year} ${time} UTC`,
          `${day} ${time}`,
          `${day} ${time}+00 BC`,
          `1${day} ${time}+00`,
          date.toUTCString(),
          `${date.getTime()}`,
        ])
          expect(() => toInstant(other)).toThrow();
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => toInstant(text)).toThrow();
      }),
    );
  });

  const columns = {
    'session.expires_at': (id: string, value: string) =>
      sql`update session set expires_at = ${value}::timestamptz where user_id = ${id}`,
    'session.created_at': (id: string, value: string) =>
      sql`update session set created_at = ${value}::timestamptz where user_id = ${id}`,
    'user.disabled_at': (id: string, value: string) =>
      sql`update "user" set disabled_at = ${value}::timestamptz where id = ${id}`,
  };
  it.each(Object.entries(columns))('in %s is 503 at every door, and signs nobody out', async (_, damage) => {
    await using one = await startHarness();
    const { cookie, bearer, user: person } = await one.signUp();
    const { cookie: neighbour } = await one.signUp();
    const values = fc.constantFrom(
      'infinity',
      '-infinity',
      '0044-03-15 12:00:00+00 BC',
      '12026-01-01 00:00:00+00',
    );
    for (const value of new Set(fc.sample(values, 6))) {
      await one.db.execute(damage(person.id, value));
      const [answers, beside] = await Promise.all([
        ask(one, cookie, bearer),
        Promise.all(Array.from({ length: 5 }, () => one.bridge({ cookie: neighbour }))),
      ]);
      for (const [name, response] of Object.entries(answers))
        await expectUnavailable(`${name} ${value}`, response);
      // Asked in one statement with it.
      const together = await Promise.all([one.bridge({ cookie }), one.bridge({ cookie: neighbour })]);
      expect(together.map(({ status }) => status)).toEqual([503, 200]);
      expect(beside.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    }
    await one.db.update(session).set({ expiresAt: new Date(Date.now() + 3_600_000), createdAt: new Date() });
    await one.db.update(user).set({ disabledAt: null });
    await vi.waitFor(async () => expect((await one.bridge({ cookie })).status).toBe(200), {
      timeout: 10_000,
    });
  });
});
