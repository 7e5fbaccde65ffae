import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { type Migration, readMigrations } from '../db/schema-state.ts';
import { AppError } from '../errors.ts';
import type { Header } from './format.ts';

/**
 * The migrations of this version, divided into those of the backup and those after it. Throws `precondition_failed` for
 * a backup of a newer version.
 */
export function divideMigrations({ migrations, gatehouse }: Header): {
  until: Migration[];
  after: Migration[];
} {
  const own = readMigrations();
  const until = own.slice(0, migrations.length);
  const isKnown = migrations.every(
    ({ when, hash }, at) => until[at]?.when === when && until[at].hash === hash,
  );
  if (!isKnown || migrations.length === 0)
    throw new AppError('precondition_failed', {
      sentence: `This backup was made by Gatehouse ${gatehouse}, whose migrations this version does not have. Restore it with that version or a later one.`,
    });
  return { until, after: own.slice(migrations.length) };
}

/**
 * Applies migrations in the current transaction, and notes them where Drizzle does. Drizzle's own migrator commits a
 * transaction of its own.
 */
export async function applyMigrationsIn(trx: Database, migrations: readonly Migration[]): Promise<void> {
  await trx.execute(sql`create schema if not exists drizzle`);
  await trx.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  for (const { statements, hash, when } of migrations) {
    for (const statement of statements) await trx.execute(sql.raw(statement));
    await trx.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${when})`,
    );
  }
}
