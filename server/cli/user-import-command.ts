import { isCancel, password } from '@clack/prompts';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { findImportUrl, IMPORT_URL } from '../config/import-url.ts';
import { AppError } from '../errors.ts';
import { BATCH_MOST, SOURCES, type SourceName } from '../moving/import-record.ts';
import { type ImportCounts, importUsers, type Remark } from '../moving/importer.ts';
import type { SourceRows } from '../moving/source-row.ts';
import { hasDatabase, readDatabaseUsers, readFileUsers } from '../moving/sources.ts';
import { act } from './act.ts';
import { Cancelled } from './confirm.ts';
import { print, printDone, toJsonText, toPrintable } from './print.ts';

type Own = { from: SourceName; batch: number; keepIds?: boolean; onConflict: 'report' | 'skip' };

/** `gatehouse user import` */
export const addUserImport = (user: Command): Command =>
  user
    .command('import [file]')
    .description('import users from a file (- for the standard input) or another database, without mails')
    .addOption(
      new Option('--from <source>', 'where they come from').choices([...SOURCES]).makeOptionMandatory(),
    )
    .option('--batch <n>', 'users of one transaction', toBatch, BATCH_MOST)
    .option('--keep-ids', 'keep the ids of the source')
    .addOption(
      new Option('--on-conflict <what>', 'users whose address or id another user has')
        .choices(['report', 'skip'])
        .default('report'),
    )
    .action(
      act<[string | undefined], Own>(async ({ operator, options }, file) => {
        const { from, keepIds = false, batch, dryRun = false, onConflict } = options;
        const counts = await importUsers({
          rows: await findRows(from, file),
          keepIds,
          batch,
          send: (records) =>
            operator.run(dryRun ? 'user.checkImport' : 'user.import', { source: from, records }),
          tell: (remark) => {
            if (onConflict === 'report' || remark.kind !== 'conflict') printRemark(remark, options.json);
          },
          progress: showProgress,
        });
        printDone(toSentence(counts, dryRun), { ...(dryRun && { dryRun }), ...counts }, options);
        refuseIncomplete(counts, onConflict);
      }),
    );

function toBatch(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > BATCH_MOST)
    throw new InvalidArgumentError(`Give a whole number from 1 to ${BATCH_MOST}.`);
  return number;
}

async function findRows(source: SourceName, file: string | undefined): Promise<SourceRows> {
  if (file !== undefined) return readFileUsers(source, file);
  if (!hasDatabase(source))
    throw new AppError('invalid_input', {
      sentence: `Name the file of ${source}, or - for the standard input.`,
    });
  return readDatabaseUsers(source, findImportUrl() ?? (await askForUrl()));
}

async function askForUrl(): Promise<string> {
  if (!process.stdin.isTTY) throw new Cancelled(`Set ${IMPORT_URL} to the address of the other database.`);
  const answer = await password({ message: 'Address of the other database (postgres://…)' });
  if (isCancel(answer)) throw new Cancelled('Nothing was done.');
  return answer;
}

const printRemark = ({ line, kind, email, what }: Remark, json: boolean | undefined) =>
  print(
    json
      ? toJsonText({ line, kind, email, what })
      : `line ${line}: ${kind}: ${[email, what].filter(Boolean).map(toPrintable).join(': ')}`,
  );

const toSentence = (counts: ImportCounts, dryRun: boolean): string =>
  [
    `${dryRun ? 'Would import' : 'Imported'} ${counts.imported} of ${counts.rows} rows`,
    ` (without a password: ${counts.withoutPassword}, unverified: ${counts.unverified}, changed: ${counts.changed}).`,
    ` There already: ${counts.already}. Conflicts: ${counts.conflicts}. Refused: ${counts.refused}.`,
  ].join('');

/** On one line of a terminal. */
function showProgress({ rows }: ImportCounts): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${rows} rows `);
}

/** A program sees by the exit code that not every row is there. */
function refuseIncomplete({ refused, conflicts }: ImportCounts, onConflict: Own['onConflict']): void {
  const left = refused + (onConflict === 'skip' ? 0 : conflicts);
  if (left > 0) throw new AppError('conflict', { sentence: `Rows that were not imported: ${left}.` });
}
