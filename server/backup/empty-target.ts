import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { readRows } from '../db/rows.ts';
import { readSchemaState, type SchemaState } from '../db/schema-state.ts';
import { AppError } from '../errors.ts';
import { quote, readTables } from './tables.ts';

const refuse = (sentence: string): never => {
  throw new AppError('conflict', { sentence });
};

/**
 * Checks that a restore into this database destroys nothing, and returns the state of its schema. Throws `conflict`
 * while a process of Gatehouse uses the database, for a database with users, and for tables of another program or of a
 * newer version.
 */
export async function requireEmptyTarget(trx: Database): Promise<SchemaState> {
  await requireNoProcess(trx);
  const state = await readSchemaState(trx);
  const tables = await readTables(trx);
  if (tables.some(({ name }) => name === 'user')) {
    const [row] = await readRows<{ users: boolean }>(
      trx,
      sql.raw(`select exists (select from ${quote('user')}) as users`),
    );
    if (row?.users)
      refuse(
        'The database has users. Nothing was changed. Restore into an empty database or another folder.',
      );
  }
  if (state.applied.length === 0 && tables.length > 0)
    refuse(
      'The database has no users, but tables of another program with the same names. Restore into an empty database or another folder.',
    );
  if (state.unknown.length > 0)
    refuse('A newer version has migrated the database. Restore into an empty database or another folder.');
  return state;
}

/** Throws `conflict` while a process of Gatehouse uses the database server's database. */
export async function requireNoProcess(db: Database): Promise<void> {
  const running = await countProcesses(db);
  if (running > 0)
    refuse(`Gatehouse is running on this database (${running} connections). Stop every process of it first.`);
}

/** Connections of other processes of Gatehouse that this role may see. PGlite has one process, which its folder lock names. */
async function countProcesses(trx: Database): Promise<number> {
  const [row] = await readRows<{ running: number }>(
    trx,
    sql`select count(*)::int as running from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() 
        and (application_name like 'gatehouse%' or application_name like '%(announces)%')`,
  );
  return row?.running ?? 0;
}
