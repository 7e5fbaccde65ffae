import type { Command } from 'commander';
import { recordServiceAct } from '../activity/store.ts';
import { listAfter, readSchemaState } from '../db/schema-state.ts';
import { readStatus } from '../db/status.ts';
import { AppError } from '../errors.ts';
import type { Json } from '../operator/operation.ts';
import type { Operator } from '../operator/operator.ts';
import { act, type Options } from './act.ts';
import { addBackupCommands } from './backup-commands.ts';
import { findRunning, sourceOf, withOwnDatabase } from './own-database.ts';
import { printDone, printRecord, printRows } from './print.ts';

const SIZES = ['B', 'KB', 'MB', 'GB', 'TB'];

/** Bytes for people. */
function toSize(bytes: number): string {
  const power = Math.min(SIZES.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${SIZES[power]}`;
}

type Status = Awaited<ReturnType<typeof readStatus>> & { [more: string]: Json };

/** `missingMigrations` as people write it: missing migrations. */
const toWords = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function printStatus(status: Status, options: Options): void {
  if (options.json) printRecord(status, options);
  else printForPeople(status, options);
}

function printForPeople({ tables, missingMigrations, size, ...rest }: Status, options: Options): void {
  const record = { ...rest, missingMigrations: missingMigrations.join(', ') || 'none', size: toSize(size) };
  printRecord(
    Object.fromEntries(Object.entries(record).map(([field, value]) => [toWords(field), value])),
    options,
  );
  const shown = tables.map(({ table, rows, isEstimate, size }) => ({
    table,
    rows: isEstimate ? `about ${rows}` : rows,
    size: toSize(size),
  }));
  printRows(shown, ['table', 'rows', 'size'], options);
}

/** A service that runs has the migrations of its own version, which may be an older one. */
async function findMissing(running: Operator): Promise<string[]> {
  const { migratedTo } = await running.run('db.status', {});
  const missing = listAfter(migratedTo).map(({ name }) => name);
  if (missing.length > 0)
    throw new AppError('conflict', {
      sentence: `An older Gatehouse is running on this database, which lacks ${missing.join(', ')}. Stop it, then run this command again.`,
    });
  return missing;
}

async function migrate(command: Command): Promise<void> {
  const options = command.optsWithGlobals<Options>();
  const source = sourceOf(options);
  const running = await findRunning(options);
  const migrated = running
    ? await findMissing(running)
    : await withOwnDatabase(
        async ({ database }) => {
          const { missing } = await readSchemaState(database.db);
          if (!options.dryRun) await database.migrate();
          if (!options.dryRun && missing.length > 0)
            await recordServiceAct(database.db, 'database_migrated', source);
          return missing.map(({ name }) => name);
        },
        { mayCreate: !options.dryRun },
      );
  const verb = options.dryRun ? 'Would apply' : 'Applied';
  const sentence =
    migrated.length === 0
      ? 'The database has every migration of this version.'
      : `${verb} ${migrated.join(', ')}.`;
  printDone(sentence, { migrations: migrated }, options);
}

/** `gatehouse db …` */
export function addDbCommands(program: Command): void {
  const db = program.command('db').description('look after the database');
  db.command('status')
    .description('server, migrations, sizes, and the work that waits')
    .action(async (_own: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const isComplete = (await findRunning(options))
        ? true
        : await withOwnDatabase(async ({ database, config }) => {
            const { missing } = await readSchemaState(database.db);
            if (missing.length > 0)
              printStatus(await readStatus(database.db, config.database.driver), options);
            return missing.length === 0;
          });
      if (isComplete)
        await act(async ({ operator }) => printStatus(await operator.run('db.status', {}), options))(command);
    });
  db.command('migrate')
    .description('apply the migrations of this version, as a start does')
    .action((_own: unknown, command: Command) => migrate(command));
  db.command('sweep')
    .description('delete now what the hourly cleanup deletes')
    .action(
      act(async ({ operator, options }) => {
        const rows = await operator.run(options.dryRun ? 'db.due' : 'db.sweep', {});
        const list = Object.entries(rows).map(([name, count]) => `${count} ${name}`);
        const verb = options.dryRun ? 'Would delete' : 'Deleted';
        printDone(`${verb} ${list.join(', ') || 'nothing'}.`, rows, options);
      }),
    );
  addBackupCommands(db);
}
