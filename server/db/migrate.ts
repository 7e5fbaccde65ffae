import { DrizzleQueryError, sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Database } from './database.ts';
import { MIGRATIONS, readMigrations, readUsableSchema } from './schema-state.ts';
import { SETTINGS } from './settings.ts';

/** A fixed number that other programs in the same database are unlikely to lock: "gate" in ASCII. */
export const MIGRATION_LOCK = 0x67617465;

type DirectClient = {
  connect(): Promise<unknown>;
  query(text: string): Promise<unknown>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
};
export type Migrator<Db> = (db: Db, config: typeof MIGRATIONS) => Promise<void>;

/**
 * Applies the missing migrations over a direct connection, under a lock: Drizzle takes no lock, and five processes
 * that start at once would race, and a backup holds the lock while it reads. The lock ends with the connection. A database
 * that lacks nothing needs no lock, so that a service can start during a backup. Throws MigrationFailure when a migration
 * fails; then none of the missing migrations is applied.
 */
export async function migrateAlone<Db>(client: DirectClient, db: Db, migrate: Migrator<Db>): Promise<void> {
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(SETTINGS);
    const { missing } = await readUsableSchema(db as Database);
    if (missing.length === 0) return;
    await client.query("set lock_timeout = '60s'");
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await applyMigrations(db, migrate);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Applies the missing migrations, all or none. Throws SchemaTooNew when a newer version has taken away what this one
 * uses, and MigrationFailure when a migration fails.
 */
export async function applyMigrations<Db>(db: Db, migrate: Migrator<Db>): Promise<void> {
  const { applied } = await readUsableSchema(db as Database);
  const appliedUntil = applied.at(-1)?.when ?? 0;
  await migrate(db, MIGRATIONS).catch((error: unknown) => {
    const name = findFailed(error, appliedUntil);
    throw name === undefined ? error : new MigrationFailure(name, error);
  });
}

/** A migration that PostgreSQL refused, or that stopped itself on purpose. `cause` says why. */
export class MigrationFailure extends Error {
  /** The name of its file, such as `0003_credentials`. */
  readonly migration: string;
  constructor(migration: string, cause: unknown) {
    super(`the migration ${migration} failed`, { cause });
    this.migration = migration;
  }
}

/** The first migration not yet applied that contains the failed statement; undefined when none does. */
function findFailed(error: unknown, appliedUntil: number): string | undefined {
  const statement = error instanceof DrizzleQueryError ? error.query : undefined;
  return readMigrations().find(
    ({ when, statements }) => when > appliedUntil && statements.some((one) => one === statement),
  )?.name;
}

/** When the newest migration was made. It is read once, because a health check every second must not read files. */
let newest: number | undefined;

/**
 * When the newest applied migration of this database was made. Throws when the database does not answer, or was
 * never migrated.
 */
async function findAppliedUntil(db: Database): Promise<number> {
  const until = sql<string>`coalesce(max(created_at), 0)`.mapWith(Number).as('until');
  const [row] = await db.select({ until }).from(sql`drizzle.__drizzle_migrations`);
  return row?.until ?? 0;
}

/** True when every migration of this version is applied. Throws when the database does not answer. */
export async function isMigrated(db: Database): Promise<boolean> {
  newest ??= readMigrationFiles(MIGRATIONS).at(-1)?.folderMillis ?? 0;
  return (await findAppliedUntil(db)) >= newest;
}
