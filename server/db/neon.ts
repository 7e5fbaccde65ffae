import { Client, neonConfig, Pool } from '@neondatabase/serverless';
import { drizzle } from 'drizzle-orm/neon-serverless';
import { migrate } from 'drizzle-orm/neon-serverless/migrator';
import type pg from 'pg';
import ws from 'ws';
import type { Log } from '../log.ts';
import { ANNOUNCE_LATER } from './announcer.ts';
import type { Database, DatabaseConfig, OpenedDatabase } from './database.ts';
import type { Migrator } from './migrate.ts';
import { openPool } from './open-pool.ts';
import { POOL_SIZE, TIMEOUTS } from './pool.ts';
import * as schema from './schema/index.ts';
import { PRIMARY_ONLY, SETTINGS } from './settings.ts';
import type { TraceQuery } from './trace-queries.ts';

// The driver has one set of settings for the whole process, so this map stores the relay of each server.
const relays = new Map<string, string>();

function relayThrough(relay: string, url: string): void {
  const { hostname, port } = new URL(url);
  relays.set(`${hostname}:${port || 5432}`, relay);
  neonConfig.wsProxy = (host, port) => relays.get(`${host}:${port}`) ?? `${host}/v2`;
  neonConfig.useSecureWebSocket = false;
  // A plain relay to PostgreSQL supports neither Neon's pipelined TLS nor its pipelined password.
  neonConfig.pipelineTLS = false;
  neonConfig.pipelineConnect = false;
}

/** Neon's serverless driver: PostgreSQL's protocol over a WebSocket, transactions included. */
export function openNeon(
  { url, unpooledUrl, neonProxy, poolSize = POOL_SIZE }: DatabaseConfig,
  log: Log,
  trace?: TraceQuery,
): OpenedDatabase {
  neonConfig.webSocketConstructor = ws;
  if (neonProxy) for (const target of [url, unpooledUrl]) relayThrough(neonProxy, target);
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: TIMEOUTS.connect,
    query_timeout: TIMEOUTS.query,
  });
  pool.on('connect', (client: Client) => {
    // The settings are queued before the first query. If they fail, the connection must not be used.
    client
      .query(`${PRIMARY_ONLY}; ${SETTINGS}; ${ANNOUNCE_LATER}; set statement_timeout = ${TIMEOUTS.statement}`)
      .catch(() => client.end());
  });
  const direct = {
    connectionString: unpooledUrl,
    connectionTimeoutMillis: TIMEOUTS.connect,
    application_name: 'gatehouse', // a restore recognises a running service by it
  };
  return openPool(
    {
      pool: pool as unknown as pg.Pool,
      toDatabase: (over) => drizzle(over as unknown as Pool, { schema }) as unknown as Database,
      createClient: (options) => new Client({ ...direct, ...options }) as unknown as pg.Client,
      migrate: migrate as unknown as Migrator<Database>,
    },
    log,
    trace,
  );
}
