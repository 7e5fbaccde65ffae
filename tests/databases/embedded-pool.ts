import { type SQL, sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { type OpenedDatabase, openDatabase } from '../../server/db/database.ts';
import { createLog } from '../../server/log.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

type Embedded = { testDatabase: TestDatabase; database: OpenedDatabase; state: string };

/** Open databases that no harness uses. Opening one takes half a second of processor time, emptying one a tenth. */
const free: Embedded[] = [];

/** What a test may have changed besides rows: tables, columns, defaults, triggers, constraints, functions, settings. */
const STATE = sql`
  select md5(string_agg(line, ' ' order by line)) as state from (
    select concat_ws(':', c.relname, c.relkind, a.attname, a.atttypid, a.attnotnull) as line
      from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'public'::regnamespace
    union all select concat_ws(':', t.tgrelid::regclass, t.tgname, t.tgenabled) from pg_trigger t where not tgisinternal
    union all select concat_ws(':', t.tgrelid::regclass, t.tgtype, t.tgenabled) from pg_trigger t where tgisinternal
    union all select concat_ws(':', adrelid::regclass, adnum, pg_get_expr(adbin, adrelid)) from pg_attrdef
    union all select concat_ws(':', conrelid::regclass, conname, convalidated) from pg_constraint
    union all select concat_ws(':', proname, prosrc) from pg_proc where pronamespace = 'public'::regnamespace
    union all select concat_ws(':', name, setting) from pg_settings where source = 'session'
  ) lines`;

const TABLES = sql`
  select string_agg(format('%I', tablename), ', ') as tables from pg_tables where schemaname = 'public'`;

async function readText({ db }: OpenedDatabase, query: SQL, column: string): Promise<string> {
  const { rows } = (await db.execute(query)) as { rows: Record<string, string>[] };
  return rows[0]?.[column] ?? '';
}
const readState = (database: OpenedDatabase) => readText(database, STATE, 'state');

async function empty(database: OpenedDatabase): Promise<void> {
  await database.db.execute(sql`unlisten *`);
  const tables = await readText(database, TABLES, 'tables');
  await database.db.execute(sql.raw(`truncate ${tables} restart identity cascade`));
}

async function open(): Promise<Embedded> {
  const testDatabase = await openTestDatabase();
  const database = await openDatabase(testDatabase.config, createLog({ write: () => {} }));
  await database.migrate();
  return { testDatabase, database, state: await readState(database) };
}

/**
 * An open, empty embedded database; undefined on other drivers. `giveBack` empties it for the next harness. It closes
 * a database in which more than rows changed.
 */
export async function takeEmbedded() {
  if (inject('driver') !== 'pglite') return undefined;
  const embedded = free.pop() ?? (await open());
  const { database, testDatabase, state } = embedded;
  const giveBack = async (): Promise<void> => {
    try {
      await empty(database);
      if ((await readState(database)) === state) return void free.push(embedded);
    } catch {
      // A test broke it.
    }
    await database.close().catch(() => {});
    await testDatabase.close();
  };
  return { testDatabase, database, giveBack };
}
