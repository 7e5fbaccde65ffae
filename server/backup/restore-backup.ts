import type { Readable } from 'node:stream';
import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { MIGRATION_LOCK } from '../db/migrate.ts';
import { mail } from '../db/schema/mail.ts';
import type { Migration } from '../db/schema-state.ts';
import { AppError } from '../errors.ts';
import { requireEmptyTarget } from './empty-target.ts';
import type { BackupSummary, Header } from './format.ts';
import { applyMigrationsIn, divideMigrations } from './known-migrations.ts';
import { createLoader, moveIdentities, withoutTriggers } from './load-rows.ts';
import { type Part, readBackup } from './read-backup.ts';
import { dropTables, quoteAll, readTables, type Table, withDependents } from './tables.ts';

export type RestoreOptions = {
  /** Of the service's secret, and of the one before it. */
  keys: readonly Buffer[];
  /** Accepts a file of another secret. */
  isOtherSecret: boolean;
  /** Leaves out sessions and what belongs to them: everybody signs in again. */
  withoutSessions: boolean;
  /** Sends the mails that were waiting. Otherwise they are given up. */
  sendWaitingMails: boolean;
};

type Restored = BackupSummary & { /** Mails that were waiting and are not sent. */ givenUp: number };

/** Reads a whole backup without a database. Throws what `readBackup` throws, and `precondition_failed` like a restore. */
export async function verifyBackup(input: Readable, options: Pick<RestoreOptions, 'keys' | 'isOtherSecret'>) {
  const parts = readBackup(input, options.keys);
  const header = await readHeader(parts);
  divideMigrations(header);
  for await (const part of parts) if (part.kind === 'end') return finish(part, header, options);
  throw new Error('the backup has no end'); // readBackup has thrown before
}

/**
 * Loads a backup into an empty database, and migrates that to this version: everything or nothing. `db` is one
 * connection without time-outs. Throws `conflict` when the database is in use, or is not empty.
 */
export function restoreBackup(db: Database, input: Readable, options: RestoreOptions): Promise<Restored> {
  const parts = readBackup(input, options.keys);
  return db.transaction(async (trx) => {
    const header = await readHeader(parts);
    const { until, after } = divideMigrations(header);
    // A service that starts now waits for this lock before it migrates.
    await trx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const tables = await prepareTables(trx, header, until);
    const left = options.withoutSessions ? withDependents(tables, ['session']) : new Set<string>();
    let end: Part | undefined;
    await withoutTriggers(trx, tables, async () => {
      end = await loadTables(trx, parts, tables, left);
    });
    const summary = finish(end, header, options);
    // Last of what the file decides: no transaction takes the new value of an identity back.
    await moveIdentities(trx, tables);
    await applyMigrationsIn(trx, after);
    const givenUp = options.sendWaitingMails ? 0 : await giveUpWaiting(trx);
    return { ...summary, givenUp };
  });
}

/** Creates the tables as the backup's version had them, or empties those that are there. */
async function prepareTables(trx: Database, header: Header, until: readonly Migration[]): Promise<Table[]> {
  const { applied } = await requireEmptyTarget(trx);
  if (JSON.stringify(applied) !== JSON.stringify(header.migrations)) {
    if (applied.length > 0) await dropTables(trx);
    await applyMigrationsIn(trx, until);
    return readTables(trx);
  }
  const tables = await readTables(trx);
  await withoutTriggers(trx, tables, async () => {
    await trx.execute(sql.raw(`truncate ${quoteAll(tables.map(({ name }) => name))}`));
  });
  return tables;
}

async function loadTables(
  trx: Database,
  parts: AsyncGenerator<Part>,
  tables: readonly Table[],
  left: ReadonlySet<string>,
): Promise<Part | undefined> {
  let loader: ReturnType<typeof createLoader> | undefined;
  for await (const part of parts) {
    if (part.kind === 'row') await loader?.add(part.line);
    else {
      await loader?.flush();
      if (part.kind === 'end') return part;
      loader = undefined;
      if (part.kind === 'table' && !left.has(part.table)) {
        const table = tables.find(({ name }) => name === part.table);
        if (!table)
          throw new AppError('invalid_input', { sentence: `The backup has an unknown table ${part.table}.` });
        loader = createLoader(trx, table, part.columns);
      }
    }
  }
  return undefined;
}

async function readHeader(parts: AsyncGenerator<Part>): Promise<Header> {
  const { value } = await parts.next();
  if (value?.kind !== 'header') throw new Error('the backup has no header'); // readBackup has thrown before
  return value.header;
}

function finish(
  end: Part | undefined,
  { gatehouse, createdAt, tables }: Header,
  { isOtherSecret }: Pick<RestoreOptions, 'isOtherSecret'>,
): BackupSummary {
  if (end?.kind !== 'end') throw new Error('the backup has no end'); // readBackup has thrown before
  if (!end.isOwn && !isOtherSecret)
    throw new AppError('precondition_failed', {
      sentence:
        'This backup was made with another BETTER_AUTH_SECRET, or somebody has changed it. Set the secret that the service had then. If that is lost, add --other-secret, and run gatehouse secret lost after the restore.',
    });
  return { gatehouse, createdAt, tables, rows: end.rows };
}

/** The service that was lost has sent most of them, and nobody knows which. */
async function giveUpWaiting(trx: Database): Promise<number> {
  const gone = await trx
    .update(mail)
    .set({ givenUpAt: sql`now()`, secrets: null, lastError: 'restored' })
    .where(sql`sent_at is null and given_up_at is null`)
    .returning({ id: mail.id });
  return gone.length;
}
