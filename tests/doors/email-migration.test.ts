import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database, OpenedDatabase } from '../../server/db/database.ts';
import { openDatabase } from '../../server/db/database.ts';
import { findSqlState } from '../../server/db/fault.ts';
import { user } from '../../server/db/schema/index.ts';
import { MIGRATIONS } from '../../server/db/schema-state.ts';
import { createLog } from '../../server/log.ts';
import { hashPassword } from '../../server/passwords/password-hash.ts';
import { openTestDatabase, type TestDatabase } from '../databases/test-database.ts';
import { type Harness, PASSWORD, startHarness } from '../harness.ts';

// `user.email` is compared byte by byte, so the database enforces its form: lower case (also for the accounts of ASVS
// 6.3.8).

let harness: Harness;
let testDatabase: TestDatabase;
let database: OpenedDatabase;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
  database = await openDatabase(testDatabase.config, createLog({ write: () => {} }));
  harness = await startHarness({ beside: { testDatabase, database } });
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
  if (testDatabase.config.driver !== 'pglite') await database.close().catch(() => {});
  await testDatabase.close();
});

type Entry = { tag: string; when: number };

/** Empties the database, and migrates it to the state before the named migration. */
async function migrateUpTo(db: Database, name: string): Promise<void> {
  const folder = MIGRATIONS.migrationsFolder;
  const journal = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: Entry[];
  };
  const end = journal.entries.findIndex(({ tag }) => tag.endsWith(name));
  expect(end).toBeGreaterThan(0);
  await db.execute(sql`drop schema public cascade`);
  await db.execute(sql`create schema public`);
  await db.execute(sql`delete from drizzle.__drizzle_migrations`);
  for (const { tag, when } of journal.entries.slice(0, end)) {
    const statements = (await readFile(join(folder, `${tag}.sql`), 'utf8')).split('--> statement-breakpoint');
    for (const statement of statements) await db.execute(sql.raw(statement));
    await db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${tag}, ${when})`,
    );
  }
}

/** A person as an import creates them, directly in the database. */
async function insertPerson(email: string): Promise<void> {
  const id = randomUUID();
  await database.db.execute(sql`insert into "user" (id, name, email) values (${id}, 'Ada', ${email})`);
  await database.db.execute(sql`insert into account (id, account_id, provider_id, user_id, password)
    values (${id}, ${id}, 'credential', ${id}, ${await hashPassword(PASSWORD)})`);
}

const emails = async (): Promise<string[]> =>
  (await database.db.select({ email: user.email }).from(user)).map(({ email }) => email).sort();

describe('addresses that were stored in capitals', () => {
  it('become lower case if they stay unique, and sign in; capitals are then refused', async () => {
    await migrateUpTo(database.db, 'email_lower_case');
    const [stored = []] = fc.sample(
      fc.uniqueArray(fc.stringMatching(/^[a-zA-Z&+]{3,9}$/), {
        selector: (one) => one.toLowerCase(),
        minLength: 5,
      }),
      1,
    );
    const made = [
      ...stored.map((one) => `${one}@Example.COM`),
      'INGRID@IMPORT.EXAMPLE',
      'plain@import.example',
    ];
    for (const email of made) await insertPerson(email);
    await database.migrate();
    expect(await emails()).toEqual(made.map((email) => email.toLowerCase()).sort());
    for (const email of [made[0] ?? '', 'INGRID@IMPORT.EXAMPLE', 'ingrid@import.example'])
      await harness.signIn(email);

    const refused = await insertPerson('Ada@later.example').catch((error: unknown) => error);
    expect(findSqlState(refused)).toBe('23514');
    expect(String((refused as Error).cause)).toContain('user_email_lower_case');
    await database.migrate();
  });

  it('stop the migration with a list of the addresses that would become equal, and nothing changes', async () => {
    await migrateUpTo(database.db, 'email_lower_case');
    const clashing = ['Ada@import.example', 'ada@import.example', 'BOB@import.example', 'Bob@import.example'];
    const fine = ['CAROL@import.example', 'dan@import.example'];
    for (const email of [...clashing, ...fine]) await insertPerson(email);
    const failure: unknown = await database.migrate().then(
      () => null,
      (error: unknown) => error,
    );
    expect(findSqlState(failure)).toBe('P0001');
    const messages: string[] = [];
    for (let at = failure; at instanceof Error; at = at.cause) messages.push(at.message);
    const told = messages.join('\n');
    expect(told).toContain('Ada@import.example, ada@import.example; BOB@import.example, Bob@import.example');
    for (const email of fine) expect(told).not.toContain(email);
    expect(await emails()).toEqual([...clashing, ...fine].sort());

    // After the row is corrected, the next start continues.
    await database.db.execute(
      sql`delete from "user" where email in ('Ada@import.example', 'Bob@import.example')`,
    );
    await database.migrate();
    expect(await emails()).toEqual([
      'ada@import.example',
      'bob@import.example',
      'carol@import.example',
      'dan@import.example',
    ]);
  });
});

describe('addresses that are not stored in their normal form', () => {
  it('lose the spaces around them; other forms are then refused', async () => {
    await migrateUpTo(database.db, 'email_ascii');
    for (const email of [' sp@import.example', 'sp2@import.example\n']) await insertPerson(email);
    await database.migrate();
    expect(await emails()).toEqual(['sp2@import.example', 'sp@import.example']);
    await harness.signIn('sp@import.example');
    for (const email of ['a b@later.example', 'zw\u200b@later.example', 'ada@bücher.example', '']) {
      const refused = await insertPerson(email).catch((error: unknown) => error);
      expect(findSqlState(refused)).toBe('23514');
    }
  });

  it('stop the migration with a list of the addresses that only the operator can correct', async () => {
    await migrateUpTo(database.db, 'email_ascii');
    for (const email of ['ada@bücher.example', 'zw\u200b@import.example', 'fine@import.example'])
      await insertPerson(email);
    const failure: unknown = await database.migrate().then(
      () => null,
      (error: unknown) => error,
    );
    expect(findSqlState(failure)).toBe('P0001');
    let told = '';
    for (let at = failure; at instanceof Error; at = at.cause) told = at.message; // the database's own message
    expect(told).toContain('ada@bücher.example, zw');
    expect(told).not.toContain('fine@');
  });
});
