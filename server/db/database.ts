import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Log } from '../log.ts';
import type { Listen } from './listen.ts';
import type * as schema from './schema/index.ts';

/** The database as the rest of the code sees it, whichever of the three drivers is behind it. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

export const DRIVERS = ['pglite', 'pg', 'neon'] as const;
export type Driver = (typeof DRIVERS)[number];

export type DatabaseConfig = {
  driver: Driver;
  /** `pglite:<folder>`, `pglite:memory` or a `postgres://` URL. */
  url: string;
  /** The direct endpoint, for migrations and LISTEN: poolers keep no session for either. */
  unpooledUrl: string;
  /** `host:port/path` of a WebSocket relay in front of PostgreSQL; tests and private networks only. */
  neonProxy: string | undefined;
  /** Connections of one process at most; the default when absent. */
  poolSize?: number;
  /** False: PGlite does not sync its folder, which a power cut may then damage. For tests. */
  fsync?: boolean;
};

export type OpenedDatabase = {
  db: Database;
  /** Applies what is missing of `migrations/`; safe in several processes at once. */
  migrate(): Promise<void>;
  /** Hears changes that any process, or an operator with SQL, made. */
  listen: Listen;
  close(): Promise<void>;
};

/**
 * Opens the configured database. Nothing is connected yet on `pg` and `neon`; PGlite takes its
 * folder and refuses a second process. The drivers are loaded on demand: none pays for another.
 */
export async function openDatabase(config: DatabaseConfig, log: Log): Promise<OpenedDatabase> {
  switch (config.driver) {
    case 'pglite':
      return (await import('./pglite.ts')).openPglite(config);
    case 'pg':
      return (await import('./postgres.ts')).openPostgres(config, log);
    case 'neon':
      return (await import('./neon.ts')).openNeon(config, log);
  }
}

/** Connections kept for what must not wait behind requests. */
const RESERVED = 2;

/** The same database by a few connections of its own. PGlite has one, which everybody shares in turn. */
export const openReserve = async (
  database: OpenedDatabase,
  config: DatabaseConfig,
  log: Log,
): Promise<OpenedDatabase> =>
  config.driver === 'pglite' ? database : openDatabase({ ...config, poolSize: RESERVED }, log);
