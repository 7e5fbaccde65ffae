import pg from 'pg';
import { type OpenedDatabase, openDatabase } from '../server/db/database.ts';
import { createLog } from '../server/log.ts';

/** A PostgreSQL as the service opens it, migrated. */
export async function openMigrated(url: string): Promise<OpenedDatabase> {
  const database = await openDatabase(
    { driver: 'pg', url, unpooledUrl: url, neonProxy: undefined },
    createLog(),
  );
  await database.migrate();
  return database;
}

/** Makes every process, and every back end that listens to one, forget all answers. */
export async function forgetAll(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("select pg_notify('gatehouse', 'reset')");
  await client.end();
}
