import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { MIGRATION_LOCK } from '../db/migrate.ts';
import { readRows } from '../db/rows.ts';
import { readSchemaState } from '../db/schema-state.ts';
import { AppError } from '../errors.ts';
import { VERSION } from '../root.ts';
import { type BackupSummary, FORMAT, FORMAT_VERSION, type Footer, type Header } from './format.ts';
import { createSeal } from './seal.ts';
import { quote, quoteAll, readTables, type Table } from './tables.ts';

/** Characters that one FETCH should bring: the memory that a backup needs is a few times that. */
const FETCH_SIZE = 1_000_000;
const FETCH_MOST = 5_000;

const SNAPSHOT = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;

/**
 * Writes every table, as it is at one moment, and ends `output`. `db` is one connection without time-outs, and holds a
 * transaction meanwhile. Destroying `output` ends the backup. Throws `precondition_failed` for a database of a newer
 * version, or one that is being migrated, and what `output` throws.
 */
export async function writeBackup(db: Database, output: Writable, key: Buffer): Promise<BackupSummary> {
  const gzip = createGzip();
  const written = finished(output);
  written.catch(() => {}); // it is awaited below; an error may come before that
  output.on('error', (error) => gzip.destroy(error));
  gzip.on('error', () => {});
  gzip.pipe(output);
  try {
    const before = await readSchemaState(db);
    if (before.applied.length === 0)
      refuse('The database has no tables of Gatehouse. There is nothing to back up.');
    if (before.unknown.length > 0)
      refuse('A newer version has migrated the database. Make the backup with that version.');
    const tables = await readTables(db);
    const summary = await db.transaction(async (trx) => {
      // Before the first query, which takes the snapshot: no migration may change the tables after it.
      await trx.execute(
        sql.raw(`lock table ${quoteAll(tables.map(({ name }) => name))} in access share mode`),
      );
      // From now on a migration waits for this lock. If it waited for a table, all writers would wait behind it.
      const [lock] = await readRows<{ taken: boolean }>(
        trx,
        sql`select pg_try_advisory_xact_lock_shared(${MIGRATION_LOCK}) as taken`,
      );
      if (!lock?.taken) refuse('The database is being migrated at this moment. Make the backup again.');
      return writeTables(trx, tables, { gzip, key, applied: before.applied });
    }, SNAPSHOT);
    gzip.end();
    await written;
    return summary;
  } catch (error) {
    gzip.destroy();
    output.destroy();
    throw error;
  }
}

type Target = { gzip: Writable; key: Buffer; applied: Header['migrations'] };

async function writeTables(trx: Database, tables: readonly Table[], { gzip, key, applied }: Target) {
  const seal = createSeal([key]);
  /** Resolves when there is room for more. */
  const write = (lines: string) =>
    new Promise<void>((resolve, reject) => {
      gzip.write(lines, (error) => (error ? reject(gzip.errored ?? error) : resolve()));
    });
  const add = (lines: string) => {
    seal.add(lines);
    return write(lines);
  };
  const header = await toHeader(trx, tables);
  if (JSON.stringify(header.migrations) !== JSON.stringify(applied))
    refuse('The database was migrated at this moment. Make the backup again.');
  await add(`${JSON.stringify(header)}\n`);
  let rows = 0;
  for (const table of tables) {
    const columns = table.columns.map(({ name }) => name);
    await add(`${JSON.stringify({ table: table.name, columns })}\n`);
    for await (const lines of readLines(trx, table)) {
      rows += lines.length;
      await add(lines.map((line) => `${line}\n`).join(''));
    }
  }
  const { sha256, hmacs } = seal.finish();
  await write(`${JSON.stringify({ rows, sha256, hmac: hmacs[0] ?? '' } satisfies Footer)}\n`);
  return { gatehouse: header.gatehouse, createdAt: header.createdAt, tables: header.tables, rows };
}

async function toHeader(trx: Database, tables: readonly Table[]): Promise<Header> {
  const counts: Header['tables'] = {};
  for (const { name } of tables) {
    const [row] = await readRows<{ rows: string }>(
      trx,
      sql.raw(`select count(*)::text as rows from ${quote(name)}`),
    );
    counts[name] = Number(row?.rows);
  }
  const { applied } = await readSchemaState(trx);
  const [now] = await readRows<{ at: string }>(
    trx,
    sql`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  );
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    gatehouse: VERSION,
    createdAt: now?.at ?? '',
    migrations: applied,
    tables: counts,
  };
}

/** The rows of a table as lines, in groups that fit in memory. */
async function* readLines(trx: Database, { name, columns }: Table): AsyncGenerator<string[]> {
  const values = columns.map((column) => `${quote(column.name)}::text`).join(', ');
  await trx.execute(
    sql.raw(
      `declare gatehouse_backup no scroll cursor for select json_build_array(${values})::text as line from ${quote(name)}`,
    ),
  );
  let most = 100;
  for (;;) {
    const found = await readRows<{ line: string }>(trx, sql.raw(`fetch ${most} from gatehouse_backup`));
    if (found.length > 0) yield found.map(({ line }) => line);
    if (found.length < most) break;
    const size = found.reduce((sum, { line }) => sum + line.length, 0) / found.length;
    most = Math.min(FETCH_MOST, Math.max(1, Math.floor(FETCH_SIZE / size)));
  }
  await trx.execute(sql.raw('close gatehouse_backup'));
}

function refuse(sentence: string): never {
  throw new AppError('precondition_failed', { sentence });
}
