import pg from 'pg';
import { type OpenedDatabase, openDatabase } from '../server/db/database.ts';
import { createLog } from '../server/log.ts';

/** Opens a PostgreSQL database like the service does, and migrates it. */
export async function openMigrated(url: string): Promise<OpenedDatabase> {
  const database = await openDatabase(
    { driver: 'pg', url, unpooledUrl: url, neonProxy: undefined },
    createLog(),
  );
  await database.migrate();
  return database;
}

/** Makes every process, and every back end with an event stream, invalidate all cached answers. */
export async function forgetAll(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("select pg_notify('gatehouse', 'reset')");
  await client.end();
}
