import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { describeDatabaseFailure } from '../../server/boot/database-failure.ts';
import { openDatabase } from '../../server/db/database.ts';
import { isOlder, readSchemaState } from '../../server/db/schema-state.ts';
import { createLog } from '../../server/log.ts';
import { VERSION } from '../../server/root.ts';
import { openTestDatabase } from '../databases/test-database.ts';

async function openMigrated() {
  const testDatabase = await openTestDatabase();
  const { db, migrate, close } = await openDatabase(testDatabase.config, createLog({ write: () => {} }));
  return {
    db,
    /** What the operator reads when a start on this database fails; null when it works. */
    explainStart: () =>
      migrate().then(
        () => null,
        (error: unknown) => describeDatabaseFailure(error, 'db.example', false),
      ),
    async [Symbol.asyncDispose]() {
      await close();
      await testDatabase.close();
    },
  };
}

/** What a later version leaves behind: a migration, and the oldest version that works with it. */
async function migrateLater({ db }: Awaited<ReturnType<typeof openMigrated>>, needs?: string) {
  await db.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a later version', 4102444800000)`,
  );
  if (needs)
    await db.execute(sql.raw(`comment on table "drizzle"."__drizzle_migrations" is 'gatehouse >= ${needs}'`));
}

describe('a database that a newer version has migrated', () => {
  it('is used by an older version while the newer one has only added to it', async () => {
    await using migrated = await openMigrated();
    expect((await readSchemaState(migrated.db)).unknown).toEqual([]);
    await migrateLater(migrated);
    expect(await migrated.explainStart()).toBe(null);
    await migrateLater(migrated, VERSION);
    expect(await migrated.explainStart()).toBe(null);
    const { unknown, missing, needs } = await readSchemaState(migrated.db);
    expect({ unknown: unknown.length, missing, needs }).toEqual({ unknown: 2, missing: [], needs: VERSION });
  });

  it('stops a version that is older than its schema allows, which says what to do', async () => {
    await using migrated = await openMigrated();
    await migrateLater(migrated, '999.2.0');
    const before = await readSchemaState(migrated.db);
    expect(await migrated.explainStart()).toBe(
      `A newer Gatehouse has changed the database at db.example, which works with version 999.2.0 or later; this is ${VERSION}. Install that version again, or restore a backup from before the upgrade into an empty database.`,
    );
    expect(await readSchemaState(migrated.db)).toEqual(before);
  });
});

it.each([
  ['0.9.0', '0.10.0', true],
  ['0.10.0', '0.9.0', false],
  ['1.2.3', '1.2.3', false],
  ['1.2.3-beta.1', '1.2.3', false],
  ['1.2.2', '2.0.0', true],
])('version %s is older than %s: %s', (one, other, expected) => {
  expect(isOlder(one, other)).toBe(expected);
});
