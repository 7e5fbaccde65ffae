import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Log } from '../log.ts';
import type { Database, DatabaseConfig, OpenedDatabase } from './database.ts';
import { listenOn } from './listen.ts';
import { migrateAlone } from './migrate.ts';
import { inTransaction, POOL_SIZE, TIMEOUTS } from './pool.ts';
import * as schema from './schema/index.ts';
import { SETTINGS } from './settings.ts';

/** Any PostgreSQL through node-postgres. */
export function openPostgres(
  { url, unpooledUrl, poolSize = POOL_SIZE }: DatabaseConfig,
  log: Log,
): OpenedDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: TIMEOUTS.connect,
    query_timeout: TIMEOUTS.query,
    keepAlive: true,
    application_name: 'gatehouse',
    onConnect: (client) =>
      client.query(
        `${SETTINGS}; set statement_timeout = ${TIMEOUTS.statement}; set idle_in_transaction_session_timeout = 10000`,
      ),
  });
  // Without listeners an idle connection that dies would end the process.
  pool.on('error', (error) => log.warn({ error }, 'an idle database connection was lost'));
  pool.on('connect', (client) => client.on('error', () => {}));

  const direct = {
    connectionString: unpooledUrl,
    connectionTimeoutMillis: TIMEOUTS.connect,
    application_name: 'gatehouse',
  };
  const db: NodePgDatabase<typeof schema> = drizzle(pool, { schema });
  db.transaction = (work, config) =>
    inTransaction(
      () => pool.connect(),
      (client) => work(drizzle(client, { schema }) as unknown as Parameters<typeof work>[0]),
      config,
    );

  return {
    db: db as unknown as Database,
    migrate: () => {
      const client = new pg.Client(direct);
      return migrateAlone(client, drizzle(client), migrate);
    },
    listen: (hear, onLost) =>
      listenOn(new pg.Client({ ...direct, query_timeout: TIMEOUTS.query }), hear, onLost),
    close: () => pool.end(),
  };
}
