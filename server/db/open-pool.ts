import type { Client, Pool, PoolClient } from 'pg';
import type { Log } from '../log.ts';
import { followCommit } from './after-commit.ts';
import { announceCommits } from './announcer.ts';
import type { Database, OpenedDatabase } from './database.ts';
import { listenOn } from './listen.ts';
import { type Migrator, migrateAlone } from './migrate.ts';
import { inTransaction, TIMEOUTS } from './pool.ts';
import { SETTINGS } from './settings.ts';
import { type TraceQuery, traceQueries } from './trace-queries.ts';

/** The differences between node-postgres and Neon's driver, whose classes have the interface of node-postgres. */
type PoolDriver = {
  pool: Pool;
  /** Drizzle over the pool, or over one connection. */
  toDatabase(over: Pool | PoolClient | Client): Database;
  /** A separate client for the direct endpoint, not yet connected. `query_timeout` in ms. */
  createClient(options?: { query_timeout: number }): Client;
  migrate: Migrator<Database>;
};

/** Only a wait for somebody else's lock ends. */
const UNHURRIED =
  "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '60s'";

/** Opens a database with a pool of connections, which are made on demand. */
export function openPool(
  { pool, toDatabase, createClient, migrate }: PoolDriver,
  log: Log,
  trace?: TraceQuery,
): OpenedDatabase {
  // Without listeners an idle connection that dies would end the process.
  pool.on('error', (error) => log.warn({ error }, 'an idle database connection was lost'));
  pool.on('connect', (connection) => connection.on('error', () => {}));
  if (trace) {
    traceQueries(pool, trace);
    pool.on('connect', (connection) => traceQueries(connection, trace));
  }
  const announcer = announceCommits(pool, log);

  // Drizzle reads the whole schema each time it wraps a connection, which takes longer than a short transaction.
  const known = new WeakMap<PoolClient, Database>();
  const toTransaction = (connection: PoolClient): Database => {
    const over = known.get(connection) ?? toDatabase(connection);
    known.set(connection, over);
    return over;
  };

  const db = toDatabase(pool);
  db.transaction = async (work, config) => {
    const commit = followCommit(db);
    const result = await inTransaction(
      () => pool.connect(),
      (connection) => {
        const trx = toTransaction(connection);
        return commit.during(trx, () => work(trx as Parameters<typeof work>[0]));
      },
      config,
    );
    commit.committed();
    return result;
  };

  return {
    db,
    migrate: () => {
      const client = createClient();
      return migrateAlone(client, toDatabase(client), migrate);
    },
    measurePool: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      most: pool.options.max,
    }),
    withConnection: async (work) => {
      const client = createClient();
      client.on('error', () => {}); // the statement that needs the connection fails
      await client.connect();
      try {
        await client.query(`${SETTINGS}; ${UNHURRIED}`);
        return await work(toDatabase(client));
      } finally {
        void client.end().catch(() => {});
      }
    },
    listen: (receive, onLost) => listenOn(createClient({ query_timeout: TIMEOUTS.query }), receive, onLost),
    close: async () => {
      await announcer.close();
      await pool.end();
    },
  };
}
