import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { session, user } from '../../server/db/schema/index.ts';
import { toInstant } from '../../server/db/schema/instant.ts';
import { createLog } from '../../server/log.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { expectUnavailable } from './unavailable.ts';

// Settings of a database or a role apply to every connection. They must not change what the service reads.

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

/** The answers of every route that reads a session. */
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

it('settings of the database and of the role do not affect reads and writes', async () => {
  const first = await startHarness();
  const { testDatabase } = first;
  const isServer = testDatabase.directUrl !== null;
  const { cookie } = await first.signUp();
  const before: unknown = await (await first.bridge({ cookie })).json();
  const [names] = await first.db
    .select({
      database: sql<string>`quote_ident(current_database())`,
      role: sql<string>`quote_ident(current_user)`,
    })
    .from(sql`(select 1) as one`);
  const everybody = `database ${names?.database}`;
  for (const [round, whose] of [everybody, `role ${names?.role} in ${everybody}`, everybody].entries()) {
    for (const [name, values] of Object.entries(HOSTILE)) {
      const value = values[round % values.length];
      await first.db.execute(sql.raw(`alter ${whose} set ${name} = '${value}'`));
    }
    if (!isServer) await first.database.close(); // its one connection reads the settings when it opens
    const database = await openDatabase(testDatabase.config, createLog({ write: () => {} }));
    await database.migrate();
    {
      await using other = await startHarness({ beside: { testDatabase, database } });
      expect(await (await other.bridge({ cookie })).json()).toEqual(before);
      expect(await other.api({ cookie }).session.list.query()).toHaveLength(1);
      const { email } = await other.signUp({ name: `O'Brien \\ "x"` });
      expect((await other.signIn(email)).user.name).toBe(`O'Brien \\ "x"`);
      // The service receives changes: the listening connection works too.
      await vi.waitFor(() => expect(other.changeListener.isFresh(performance.now())).toBe(true), {
        timeout: 60_000,
      });
    }
    await database.close();
    if (!isServer) return testDatabase.close();
    await first.db.execute(sql.raw(`alter ${whose} reset all`));
  }
  await first[Symbol.asyncDispose]();
});

describe('a date that cannot be parsed', () => {
  it('is never read as another date or as an invalid one', () => {
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
    const one = harness;
    const { cookie, bearer, user: person } = await one.signUp();
    const { cookie: neighbour } = await one.signUp();
    const values = fc.constantFrom(
      'infinity',
      '-infinity',
      '0044-03-15 12:00:00+00 BC',
      '12026-01-01 00:00:00+00',
    );
    for (const value of new Set(fc.sample(values, 2))) {
      await one.db.execute(damage(person.id, value));
      const [answers, beside] = await Promise.all([
        ask(one, cookie, bearer),
        Promise.all(Array.from({ length: 5 }, () => one.bridge({ cookie: neighbour }))),
      ]);
      for (const [name, response] of Object.entries(answers))
        await expectUnavailable(`${name} ${value}`, response);
      // Both are read in one statement.
      const together = await Promise.all([one.bridge({ cookie }), one.bridge({ cookie: neighbour })]);
      expect(together.map(({ status }) => status)).toEqual([503, 200]);
      expect(beside.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    }
    await one.db.update(session).set({ expiresAt: new Date(Date.now() + 3_600_000), createdAt: new Date() });
    await one.db.update(user).set({ disabledAt: null });
    await vi.waitFor(async () => expect((await one.bridge({ cookie })).status).toBe(200), {
      timeout: 60_000,
    });
  });
});
