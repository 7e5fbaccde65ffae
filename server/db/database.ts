import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Log } from '../log.ts';
import type { Listen } from './listen.ts';
import { POOL_SIZE } from './pool.ts';
import type * as schema from './schema/index.ts';
import type { TraceQuery } from './trace-queries.ts';

/** The database for the rest of the code, independent of which of the three drivers is used. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

export const DRIVERS = ['pglite', 'pg', 'neon'] as const;
export type Driver = (typeof DRIVERS)[number];

export type DatabaseConfig = {
  driver: Driver;
  /** `pglite:<folder>`, `pglite:memory` or a `postgres://` URL. */
  url: string;
  /** The direct endpoint, for migrations and LISTEN: both need a database session, which poolers do not keep. */
  unpooledUrl: string;
  /** `host:port/path` of a WebSocket relay in front of PostgreSQL; tests and private networks only. */
  neonProxy: string | undefined;
  /** The most connections of one process; `POOL_SIZE` when absent. */
  poolSize?: number;
  /** False: PGlite does not sync its folder, so a power cut may damage it. For tests. */
  fsync?: boolean;
};

/** Connections, and requests that wait for one. */
export type PoolState = { total: number; idle: number; waiting: number; most: number };

export type OpenedDatabase = {
  db: Database;
  /** Applies the missing migrations of `migrations/`; several processes may call it at once. */
  migrate(): Promise<void>;
  /** The connections of the pool; null for PGlite, which has one. */
  measurePool(): PoolState | null;
  /**
   * Works with one connection to the direct endpoint, which has no time-outs: for a backup, or a restore. PGlite's only
   * connection is also everybody's.
   */
  withConnection<Result>(work: (db: Database) => Promise<Result>): Promise<Result>;
  /** Listens for changes by any process, or by an operator with SQL. */
  listen: Listen;
  close(): Promise<void>;
};

/**
 * Opens the configured database. `pg` and `neon` do not connect yet; PGlite locks its folder and refuses a second
 * process. Each driver is loaded only when it is configured. `trace` puts each statement into a span.
 */
export async function openDatabase(
  config: DatabaseConfig,
  log: Log,
  trace?: TraceQuery,
): Promise<OpenedDatabase> {
  switch (config.driver) {
    case 'pglite':
      return (await import('./pglite.ts')).openPglite(config, trace);
    case 'pg':
      return (await import('./postgres.ts')).openPostgres(config, log, trace);
    case 'neon':
      return (await import('./neon.ts')).openNeon(config, log, trace);
  }
}

/** Connections reserved for work that must not wait behind requests. */
const RESERVED = 2;

/** The most connections of one process: for requests, for the rate limiter, and one that listens. */
export const PROCESS_CONNECTIONS = POOL_SIZE + RESERVED + 1;

/** The same database through a few separate connections. PGlite has only one connection, which all share. */
export const openReserve = async (
  database: OpenedDatabase,
  config: DatabaseConfig,
  log: Log,
  trace?: TraceQuery,
): Promise<OpenedDatabase> =>
  config.driver === 'pglite' ? database : openDatabase({ ...config, poolSize: RESERVED }, log, trace);
