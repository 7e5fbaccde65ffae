import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Log } from '../log.ts';
import { ANNOUNCE_LATER } from './announcer.ts';
import type { Database, DatabaseConfig, OpenedDatabase } from './database.ts';
import type { Migrator } from './migrate.ts';
import { openPool } from './open-pool.ts';
import { POOL_SIZE, TIMEOUTS } from './pool.ts';
import * as schema from './schema/index.ts';
import { PRIMARY_ONLY, SETTINGS } from './settings.ts';
import type { TraceQuery } from './trace-queries.ts';

/** Any PostgreSQL through node-postgres. */
export function openPostgres(
  { url, unpooledUrl, poolSize = POOL_SIZE }: DatabaseConfig,
  log: Log,
  trace?: TraceQuery,
): OpenedDatabase {
  const every = { connectionTimeoutMillis: TIMEOUTS.connect, application_name: 'gatehouse' };
  const pool = new pg.Pool({
    ...every,
    connectionString: url,
    max: poolSize,
    query_timeout: TIMEOUTS.query,
    keepAlive: true,
    onConnect: (client) =>
      client.query(
        `${PRIMARY_ONLY}; ${SETTINGS}; ${ANNOUNCE_LATER}; set statement_timeout = ${TIMEOUTS.statement}; set idle_in_transaction_session_timeout = 10000`,
      ),
  });
  return openPool(
    {
      pool,
      toDatabase: (over) => drizzle(over, { schema }) as unknown as Database,
      createClient: (options) => new pg.Client({ ...every, connectionString: unpooledUrl, ...options }),
      migrate: migrate as unknown as Migrator<Database>,
    },
    log,
    trace,
  );
}
