import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedDatabase, openDatabase } from '../../server/db/database.ts';
import { isOlder, readMigrations, readSchemaState } from '../../server/db/schema-state.ts';
import { createLog } from '../../server/log.ts';
import { openTestDatabase, type TestDatabase } from '../databases/test-database.ts';
import { findBreaches, readShape, type SchemaShape } from './schema-shape.ts';

// During an update the version before runs on the new schema (CONTRIBUTING.md, *A change of a table*).

/** The last migration before the rule. Later ones must not take anything away, unless they say so. */
const BASELINE = '0018_actor';

let testDatabase: TestDatabase;
let database: OpenedDatabase;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  database = await openDatabase(testDatabase.config, createLog({ write: () => {} }));
});
afterAll(async () => {
  await database.close();
  await testDatabase.close();
});

const run = async (statements: readonly string[]) => {
  for (const statement of statements) await database.db.execute(sql.raw(statement));
};

it('a version works on the schema of each later migration that does not name the version it needs', async () => {
  const { db } = database;
  await run([
    'drop schema public cascade',
    'create schema public',
    'delete from drizzle.__drizzle_migrations',
  ]);
  const migrations = readMigrations();
  const first = migrations.findIndex(({ name }) => name === BASELINE) + 1;
  expect(first).toBeGreaterThan(0);
  for (const { statements } of migrations.slice(0, first)) await run(statements);
  let shape = await readShape(db);
  let needs = '0.0.0';
  for (const { name, statements } of migrations.slice(first)) {
    await run(statements);
    const next = await readShape(db);
    const state = await readSchemaState(db);
    expect(isOlder(state.needs ?? '0.0.0', needs), `${name} needs an older version than before`).toBe(false);
    if ((state.needs ?? '0.0.0') === needs) expect([name, findBreaches(shape, next)]).toEqual([name, []]);
    needs = state.needs ?? '0.0.0';
    shape = next;
  }
});

describe('a change that breaks the version before is found', () => {
  let before: SchemaShape;
  beforeAll(async () => {
    before = await readShape(database.db);
  });

  it.each([
    ['a removed column', 'alter table "profile" drop column "created_at"', ['profile.created_at is gone']],
    [
      'a renamed table',
      'alter table "claims" rename to "statements"',
      expect.arrayContaining(['claims.data is gone']),
    ],
    [
      'another type',
      'alter table "activity" alter column "actor" type varchar(10)',
      ['activity.actor has another type'],
    ],
    [
      'a column that is required from now on',
      'alter table "activity" alter column "actor" set not null',
      ['activity.actor is required now'],
    ],
    [
      'a removed default',
      'alter table "activity" alter column "ok" drop default',
      ['activity.ok has no default any more'],
    ],
    [
      'a new column that old code does not fill in',
      'alter table "activity" add column "new" text not null',
      ['activity.new is new, required and without a default'],
    ],
    [
      'a new check',
      `alter table "activity" add constraint "new" check ("kind" <> 'x')`,
      [expect.stringMatching(/^a new rule of activity: CHECK/)],
    ],
    [
      'a new unique index',
      'create unique index "new" on "activity" ("at")',
      [expect.stringMatching(/^a new rule of activity: CREATE UNIQUE/)],
    ],
    [
      'a removed function',
      'drop function "gatehouse_announce_rest"() cascade',
      ['the function gatehouse_announce_rest() is gone'],
    ],
    ['nothing: a new table', 'create table "new" ("id" text primary key not null)', []],
    ['nothing: a new column with a rule', 'alter table "activity" add column "new" text unique', []],
    [
      'nothing: a new column with a default',
      'alter table "activity" add column "new" text default \'\' not null',
      [],
    ],
  ])('%s', async (_, statement, breaches) => {
    const { db } = database;
    const undo = new Error('undo');
    const change = db.transaction(async (trx) => {
      await trx.execute(sql.raw(statement));
      expect(findBreaches(before, await readShape(trx as never))).toEqual(breaches);
      throw undo;
    });
    await expect(change).rejects.toBe(undo);
  });
});
