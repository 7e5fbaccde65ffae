import { sql } from 'drizzle-orm';
import type { Database, Driver } from './database.ts';
import { readRows } from './rows.ts';
import { readMigrations, readSchemaState } from './schema-state.ts';

/** What the database says of itself. Sizes are bytes. */
export type DatabaseStatus = {
  server: string;
  driver: Driver;
  /** The newest migration that this version knows and the database has. */
  migratedTo: string | null;
  missingMigrations: string[];
  /** Of a newer version. */
  unknownMigrations: number;
  /** The oldest version that works with the schema; null for every version. */
  needsVersion: string | null;
  connections: number;
  connectionsMost: number;
  /** Bytes that the slowest replica is behind; null without one, or without the right to see it. */
  replicaBehind: number | null;
  size: number;
  /** Rows of small tables are counted, those of large ones are estimates of the statistics; null when neither is known. */
  tables: { table: string; rows: number | null; isEstimate: boolean; size: number }[];
};

type Server = Pick<DatabaseStatus, 'server'> & Record<'connections' | 'most' | 'size', string>;

/** Reads the status, also of a database without tables. Throws when the database does not answer. */
export async function readStatus(db: Database, driver: Driver): Promise<DatabaseStatus> {
  const [server] = await readRows<Server>(
    db,
    sql`select split_part(version(), ' on ', 1) as server,
      (select count(*)::text from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections') as most, pg_database_size(current_database())::text as size`,
  );
  if (!server) throw new Error('the database says nothing of itself');
  const { applied, missing, unknown, needs } = await readSchemaState(db);
  const known = applied.filter((one) => !unknown.includes(one)).map(({ when }) => when);
  return {
    server: server.server,
    driver,
    migratedTo: readMigrations().findLast(({ when }) => known.includes(when))?.name ?? null,
    missingMigrations: missing.map(({ name }) => name),
    unknownMigrations: unknown.length,
    needsVersion: needs,
    connections: Number(server.connections),
    connectionsMost: Number(server.most),
    replicaBehind: await readReplication(db),
    size: Number(server.size),
    tables: await readSizes(db),
  };
}

/** Bytes. Counting the rows of a larger table takes too long. */
const COUNTED_MOST = 8_000_000;

async function readSizes(db: Database): Promise<DatabaseStatus['tables']> {
  const tables = await readRows<{ table: string; estimate: string | null; isSmall: boolean; size: string }>(
    db,
    sql`select relname as table, nullif(reltuples, -1)::bigint::text as estimate, pg_total_relation_size(oid)::text as size,
        pg_relation_size(oid) <= ${COUNTED_MOST}::int and has_table_privilege(oid, 'select') as "isSmall"
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by pg_total_relation_size(oid) desc, relname`,
  );
  const counts = await countRows(
    db,
    tables.filter(({ isSmall }) => isSmall).map(({ table }) => table),
  );
  return tables.map(({ table, estimate, size }) => {
    const rows = counts.get(table) ?? estimate;
    return {
      table,
      rows: rows === null ? null : Number(rows),
      isEstimate: rows !== null && !counts.has(table),
      size: Number(size),
    };
  });
}

async function countRows(db: Database, tables: readonly string[]): Promise<Map<string, string>> {
  if (tables.length === 0) return new Map();
  const counts = tables.map(
    (table) =>
      sql`select ${table}::text as table, count(*)::text as rows from public.${sql.identifier(table)}`,
  );
  const found = await readRows<{ table: string; rows: string }>(db, sql.join(counts, sql` union all `));
  return new Map(found.map(({ table, rows }) => [table, rows]));
}

async function readReplication(db: Database): Promise<number | null> {
  const [row] = await readRows<{ behind: string | null }>(
    db,
    sql`select max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn))::text as behind from pg_stat_replication`,
  ).catch(() => []); // a hosted database may not let this user see it
  return row?.behind == null ? null : Number(row.behind);
}
