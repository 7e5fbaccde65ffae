import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { ROOT } from '../root.ts';
import type { Database } from './database.ts';

export const MIGRATIONS = { migrationsFolder: join(ROOT, 'server/db/migrations') };

// Any fixed number no other program of the same database is likely to lock: "gate" in ASCII.
const MIGRATION_LOCK = 0x67617465;

type DirectClient = {
  connect(): Promise<unknown>;
  query(text: string): Promise<unknown>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
};

/**
 * Applies what is missing over a direct connection, alone: Drizzle takes no lock, and five
 * processes starting at once would race. The lock dies with the connection.
 */
export async function applyMigrations(
  client: DirectClient,
  migrate: (config: typeof MIGRATIONS) => Promise<void>,
): Promise<void> {
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query("set lock_timeout = '60s'");
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await migrate(MIGRATIONS);
  } finally {
    await client.end().catch(() => {});
  }
}

/** When the newest migration was made, read once: a probe every second must not read files. */
let newest: number | undefined;

/** True when the database answers and holds every migration of this version. Throws when it does not answer. */
export async function isMigrated(db: Database): Promise<boolean> {
  newest ??= readMigrationFiles(MIGRATIONS).at(-1)?.folderMillis ?? 0;
  const applied = sql<string>`coalesce(max(created_at), 0)`.mapWith(Number).as('applied');
  const [row] = await db.select({ applied }).from(sql`drizzle.__drizzle_migrations`);
  return row !== undefined && row.applied >= newest;
}
