import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { applyMigrationsIn } from '../../server/backup/known-migrations.ts';
import { type RestoreOptions, restoreBackup } from '../../server/backup/restore-backup.ts';
import { writeBackup } from '../../server/backup/write-backup.ts';
import { type OpenedDatabase, openDatabase } from '../../server/db/database.ts';
import { MIGRATION_LOCK } from '../../server/db/migrate.ts';
import { readRows } from '../../server/db/rows.ts';
import { readMigrations, readSchemaState } from '../../server/db/schema-state.ts';
import { createLog } from '../../server/log.ts';
import { backUp, KEY, linesOf, seal, toStream } from '../backup-files.ts';
import { openTestDatabase } from '../databases/test-database.ts';
import { type Harness, startHarness } from '../harness.ts';
import { fillWithOddRows, readEverything } from './backup-rows.ts';

const isServer = inject('driver') !== 'pglite';
const log = createLog({ write: () => {} });

/** A migrated database without a service, asked over connections that are not taken for one. */
async function openTarget() {
  const testDatabase = await openTestDatabase();
  const { config } = testDatabase;
  const url = isServer ? `${config.url}?application_name=tests` : config.url;
  const database = await openDatabase({ ...config, url, unpooledUrl: url }, log);
  return {
    ...database,
    testDatabase,
    async [Symbol.asyncDispose]() {
      await database.close();
      await testDatabase.close();
    },
  };
}

/** A database of the test server without any table. */
async function openNew() {
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = `${inject('postgresUrl')}/${name}?application_name=tests`;
  const database = await openDatabase({ driver: 'pg', url, unpooledUrl: url, neonProxy: undefined }, log);
  return {
    ...database,
    async [Symbol.asyncDispose]() {
      await database.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/** A database without any table, in memory. */
async function openEmpty() {
  const url = 'pglite:memory';
  const database = await openDatabase({ driver: 'pglite', url, unpooledUrl: url, neonProxy: undefined }, log);
  return { ...database, [Symbol.asyncDispose]: () => database.close() };
}

const restore = (target: OpenedDatabase, backup: Buffer, options: Partial<RestoreOptions> = {}) =>
  target.withConnection((db) =>
    restoreBackup(db, toStream(backup), {
      keys: [KEY],
      isOtherSecret: false,
      withoutSessions: false,
      sendWaitingMails: true,
      ...options,
    }),
  );
const ask = <Row>({ withConnection }: OpenedDatabase, statement: SQL): Promise<Row[]> =>
  withConnection((db) => readRows<Row>(db, statement));
const readAll = ({ withConnection }: OpenedDatabase) => withConnection(readEverything);
const count = async (database: OpenedDatabase, table: string): Promise<number> => {
  const [row] = await ask<{ n: number }>(database, sql.raw(`select count(*)::int as n from "${table}"`));
  return row?.n ?? -1;
};

it('a backup restores every row of every table unchanged, in another kind of database and back', async () => {
  await using source = await openTarget();
  const seed = Date.now();
  await source.withConnection((db) => fillWithOddRows(db, seed));
  const before = await readAll(source);
  expect(Object.values(before).filter((rows) => rows.length === 0)).toEqual([]);

  await using other = await openEmpty();
  await restore(other, await backUp(source));
  expect(await readAll(other), `seed ${seed}`).toEqual(before);

  await using back = await openTarget();
  const again = await backUp(other);
  const summary = await restore(back, again);
  expect(summary.rows).toBe(linesOf(again).filter((line) => line.startsWith('[')).length);
  expect(await readAll(back), `seed ${seed}`).toEqual(before);

  // The service goes on: identities after the restored ones, and triggers.
  await ask(back, sql`insert into activity (user_id, kind) select id, 'sign_in' from "user" limit 1`);
  await ask(back, sql`insert into "user" (id, name, email) values ('new', 'Ada', 'new@example.com')`);
  const changes = await ask(back, sql`select from change where user_id = 'new' and kind = 'user.created'`);
  expect(changes).toHaveLength(1);
});

describe('a backup while people sign up, change and leave', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness[Symbol.asyncDispose]());

  /** Transactions that keep a rule: the values of two rows have the sum 0, and each user has one account. */
  async function keepWriting(until: () => boolean, onCommit: () => void): Promise<void> {
    for (let n = 0; !until(); n += 1) {
      await harness.db.transaction(async (trx) => {
        await trx.execute(sql`update attempt set failures = failures + 1 where key = 'one'`);
        await trx.execute(
          sql`insert into "user" (id, name, email) values (${`w${n}`}, 'Ada', ${`w${n}@example.com`})`,
        );
        await trx.execute(
          sql`insert into account (id, account_id, provider_id, user_id) values (${`w${n}`}, ${`w${n}`}, 'credential', ${`w${n}`})`,
        );
        await trx.execute(sql`delete from "user" where id = ${`w${n - 3}`}`);
        await trx.execute(sql`update rate_limit set count = count - 1 where key = 'two'`);
      });
      onCommit();
      await setImmediate(); // an embedded database would leave no time for anything else
    }
  }

  it('has everything of one moment, and the restored service knows its users', async () => {
    const { db } = harness;
    const people = [await harness.signUp(), await harness.signUp()];
    await db.execute(sql`insert into attempt (key, failures) values ('one', 0)`);
    await db.execute(
      sql`insert into rate_limit (key, count, ends_at) values ('two', 0, now() + interval '1 hour')`,
    );
    // What cannot be compressed fills the buffers between the first table and the gate below.
    await db.execute(
      sql`insert into mail_budget (recipient, ends_at, counts)
        select (select string_agg(gen_random_uuid()::text, '') from generate_series(1, 20) where n > 0), now() + interval '1 hour', '{}'
        from generate_series(1, 1500) n`,
    );
    let commits = 0;
    let isOver = false;
    let interrupt = () => {};
    const writing = keepWriting(
      () => isOver,
      () => {
        commits += 1;
        if (commits >= 30) interrupt();
      },
    );
    const chunks: Buffer[] = [];
    /** On a server the file takes nothing until other transactions have committed. PGlite has one connection. */
    const gate = isServer
      ? new Promise<void>((resolve) => {
          interrupt = resolve;
        })
      : Promise.resolve();
    const output = new Writable({
      highWaterMark: 1,
      write: (chunk, _encoding, done) => void gate.then(() => done(void chunks.push(chunk) as undefined)),
    });
    await harness.database.withConnection((one) => writeBackup(one, output, KEY));
    isOver = true;
    await writing;
    if (isServer) expect(commits).toBeGreaterThanOrEqual(30);

    await using target = await openTarget();
    await restore(target, Buffer.concat(chunks));
    const [sums] = await ask(
      target,
      sql`select (select failures from attempt where key = 'one') + (select count from rate_limit where key = 'two') as sum,
        (select count(*)::int from "user" u where not exists (select from account a where a.user_id = u.id)) as lone`,
    );
    expect(sums).toEqual({ sum: 0, lone: 0 });
    await using restored = await startHarness({
      beside: { testDatabase: target.testDatabase, database: target },
    });
    for (const { cookie, email } of people) {
      const answer = await restored.bridge({ cookie });
      expect(await answer.json()).toMatchObject({ user: { email } });
    }
  });

  it('is not restored over a database in use, or with users', async () => {
    const backup = await backUp(harness.database);
    const before = await readEverything(harness.db);
    await expect(restore(harness.database, backup)).rejects.toThrow(
      isServer ? /Gatehouse is running on this database/ : /The database has users/,
    );
    expect(await readEverything(harness.db)).toEqual(before);
    await using target = await openTarget();
    await ask(target, sql`insert into "user" (id, name, email) values ('old', 'Ada', 'old@example.com')`);
    await expect(restore(target, backup)).rejects.toThrow(/The database has users/);
  });
});

describe.runIf(isServer)('a backup and a migration', () => {
  it('do not stop writers: the migration waits before it touches a table', async () => {
    await using source = await openTarget();
    // More than the buffers before the file hold, so that the backup is running until the gate opens.
    await ask(
      source,
      sql`insert into mail_budget (recipient, ends_at, counts)
        select (select string_agg(gen_random_uuid()::text, '') from generate_series(1, 20) where n > 0), now() + interval '1 hour', '{}'
        from generate_series(1, 1500) n`,
    );
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let begun = () => {};
    const isReading = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const output = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => {
        begun();
        void gate.then(() => done());
      },
    });
    const backup = source.withConnection((db) => writeBackup(db, output, KEY));
    await isReading;
    await source.migrate(); // nothing is missing: a service can start meanwhile

    await ask(
      source,
      sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`,
    );
    const migration = source.migrate().catch(() => {}); // it repeats a statement
    const waiting = sql`select locktype from pg_locks where not granted
      and database = (select oid from pg_database where datname = current_database())`;
    await expect.poll(() => ask(source, waiting), { timeout: 30_000 }).toEqual([{ locktype: 'advisory' }]);
    await ask(source, sql`insert into "user" (id, name, email) values ('new', 'Ada', 'new@example.com')`);
    open();
    expect((await backup).tables.user).toBe(0);
    await migration;
  });

  it('do not meet: a backup of a database that is being migrated is refused', async () => {
    await using source = await openTarget();
    await source.withConnection(async (migrating) => {
      await migrating.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
      await expect(backUp(source)).rejects.toThrow(/is being migrated at this moment/);
    });
  });
});

describe('a restore', () => {
  let backup: Buffer;
  beforeAll(async () => {
    await using source = await openTarget();
    await source.withConnection((db) => fillWithOddRows(db, 7));
    await ask(
      source,
      sql`update mail set sent_at = null, given_up_at = null, secrets = 'x' where id = (select min(id) from mail)`,
    );
    backup = await backUp(source);
  });

  it('leaves out sessions and sends no waiting mail, if asked', async () => {
    await using target = await openTarget();
    const { givenUp } = await restore(target, backup, { withoutSessions: true, sendWaitingMails: false });
    expect(givenUp).toBeGreaterThan(0);
    for (const table of ['session', 'oauth_grant', 'oauth_code', 'oauth_access_token'])
      expect(await count(target, table), table).toBe(0);
    for (const table of ['user', 'account', 'mail', 'activity'])
      expect(await count(target, table), table).toBe(5);
    const waiting = sql`select from mail where sent_at is null and given_up_at is null or (last_error = 'restored' and secrets is not null)`;
    expect(await ask(target, waiting)).toEqual([]);
  });

  // This tests no driver.
  it.runIf(inject('driver') === 'pg')('of an older version migrates to this one', async () => {
    const migrations = readMigrations();
    await using old = await openNew();
    await old.withConnection((db) =>
      db.transaction((trx) => applyMigrationsIn(trx, migrations.slice(0, 17))),
    );
    await ask(old, sql`insert into "user" (id, name, email) values ('old', 'Ada', 'old@example.com')`);
    await using target = await openNew();
    const { rows } = await restore(target, await backUp(old));
    expect(rows).toBe(1);
    const { missing, unknown } = await target.withConnection(readSchemaState);
    expect({ missing, unknown }).toEqual({ missing: [], unknown: [] });
    expect(await count(target, 'user')).toBe(1);
    // Also over tables of this version, which have no users; but not over those of another program.
    const backup = await backUp(old);
    await using migrated = await openTarget();
    const tablesOf = (database: OpenedDatabase) =>
      database.withConnection((db) =>
        readRows(
          db,
          sql`select relname, relkind from pg_class where relnamespace = 'public'::regnamespace order by 1`,
        ),
      );
    const before = await tablesOf(migrated);
    await restore(migrated, backup);
    expect(await count(migrated, 'user')).toBe(1);
    expect(await tablesOf(migrated)).toEqual(before);
    await using foreign = await openNew();
    await ask(foreign, sql`create table "user" (id text)`);
    await expect(restore(foreign, backup)).rejects.toThrow(/tables of another program/);
  });

  it('of a hostile or damaged file changes nothing', async () => {
    await using target = await openTarget();
    /** The numbers that identities give next: no transaction takes a change of them back. */
    const identities = () =>
      ask(
        target,
        sql`select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`,
      );
    const before = { rows: await readAll(target), identities: await identities() };
    const lines = linesOf(backup).slice(0, -1);
    const at = (table: string) => lines.findIndex((line) => line.startsWith(`{"table":"${table}"`));
    const rename = (from: string, to: string) => lines.map((line) => line.replaceAll(from, to));
    const change = (table: string, column: string, value: string) => {
      const place = at(table);
      const { columns } = JSON.parse(lines[place] ?? '') as { columns: string[] };
      const row = JSON.parse(lines[place + 1] ?? '') as (string | null)[];
      return lines.with(place + 1, JSON.stringify(row.with(columns.indexOf(column), value)));
    };
    const cases: [what: string, file: Buffer, expected: RegExp][] = [
      ['cut off', backup.subarray(0, backup.length - 40), /not complete/],
      ['without its end', seal(lines).subarray(0, -30), /not complete/],
      ['another table', seal(rename('"profile"', '"pg_authid"')), /unknown table pg_authid/],
      ['SQL as a column', seal(rename('"given_up_at"', `"x\\") select 1; --"`)), /unknown column/],
      ['a column twice', seal(rename('"given_up_at"', '"sent_at"')), /names a column of mail twice/],
      ['an address in capitals', seal(change('user', 'email', 'ADA@EXAMPLE.COM')), /table user .*\(23514\)/],
      ['a session of nobody', seal(change('session', 'user_id', 'nobody')), /table session .*\(23503\)/],
      [
        'two users with one id',
        seal(change('user', 'id', (JSON.parse(lines[at('user') + 2] ?? '') as string[])[0] ?? '')),
        /table user .*\(23505\)/,
      ],
      [
        'an address that fits into no index',
        seal(change('user', 'id', randomBytes(40_000).toString('hex'))),
        /table user .*\(54000\)/,
      ],
      ['no instant', seal(change('user', 'created_at', 'soon')), /table user .*\(22007\)/],
      ['a zero character', seal(change('user', 'name', 'a\0b')), /table user .*\(22P05\)/],
      ['too much', seal(lines.toSpliced(at('user') + 1, 0, lines[at('user') + 1] ?? '')), /more rows/],
    ];
    for (const [what, file, expected] of cases)
      await expect(restore(target, file), what).rejects.toThrow(expected);
    const last = seal(change('activity', 'id', '9223372036854775806'));
    for (const file of [backup, last])
      await expect(restore(target, file, { keys: [Buffer.alloc(32)] })).rejects.toThrow(
        /another BETTER_AUTH_SECRET/,
      );
    expect({ rows: await readAll(target), identities: await identities() }).toEqual(before);
    await restore(target, backup);
    expect(await count(target, 'user')).toBe(5);
  });
});
