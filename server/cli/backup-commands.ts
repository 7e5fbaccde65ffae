import { createWriteStream, existsSync } from 'node:fs';
import { open, readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { recordServiceAct } from '../activity/store.ts';
import type { BackupSummary } from '../backup/format.ts';
import { explainUnwritten, requireNoFile, writeNewFile } from '../backup/new-file.ts';
import { restoreBackup, verifyBackup } from '../backup/restore-backup.ts';
import { toBackupKeys } from '../backup/seal.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { findSecrets } from '../boot/secrets.ts';
import { forgetSecret, hasStoredSecret } from '../boot/stored-secrets.ts';
import { readConfig } from '../config/read-config.ts';
import { findSqlState } from '../db/fault.ts';
import { lockFolder } from '../db/folder-lock.js';
import { findFolder } from '../db/pglite-folder.ts';
import { AppError } from '../errors.ts';
import type { Operator } from '../operator/operator.ts';
import type { Options } from './act.ts';
import { requireOwner } from './folder-owner.ts';
import { findRunning, sourceOf, withOwnDatabase } from './own-database.ts';
import { removeOnSignal } from './part-file.ts';
import { printDone } from './print.ts';

/** The name that means stdin or stdout. */
const PIPE = '-';

async function writeToPipe<Result>(write: (output: Writable) => Promise<Result>): Promise<Result> {
  if (process.stdout.isTTY)
    throw new AppError('invalid_input', {
      sentence: 'A terminal cannot show a backup. Name a file, or pipe it on.',
    });
  const output = createWriteStream('', { fd: 1, autoClose: false });
  return write(output).catch((error: unknown) => {
    throw output.errored
      ? explainUnwritten('The output', output.errored, 'What was written is not complete.')
      : error;
  });
}

/** The service writes beside its database: it may not see or write other folders. This process passes the file on. */
async function copyFrom(running: Operator, output: Writable): Promise<BackupSummary> {
  const { name, summary } = await running.run('db.backup', {});
  const path = join(dirname(findFolder(readConfig().database) ?? '.'), name);
  const file = await open(path);
  await rm(path); // what is open can still be read, and nothing is left when this process is killed
  await pipeline(file.createReadStream(), output);
  return summary;
}

/** The SQLSTATEs of a database that is read-only, or has other tables. Every other error says why there is no backup. */
const TAKES_NO_ROW = /^(?:25006|42[0-9A-Z]{3})$/;

async function backUp(file: string, command: Command): Promise<void> {
  const options = command.optsWithGlobals<Options>();
  if (options.dryRun && file !== PIPE) await requireNoFile(resolve(file));
  if (options.dryRun)
    return printDone('The database would be read, and nothing would be written.', {}, options);
  const source = sourceOf(options);
  const running = await findRunning(options);
  const isPiped = file === PIPE;
  const own = (write: (output: Writable) => Promise<BackupSummary>) =>
    isPiped ? writeToPipe(write) : writeNewFile(resolve(file), write, removeOnSignal);
  const summary = running
    ? await own((output) => copyFrom(running, output))
    : await withOwnDatabase(({ database, backupKeys }) =>
        own(async (output) => {
          // At the beginning: whoever reads a pipe has a copy, even when its end is missing.
          // A database that takes no writes takes no row, and the tables of an older version may have no columns for it.
          await recordServiceAct(database.db, 'backup_made', source).catch((error: unknown) => {
            if (!TAKES_NO_ROW.test(findSqlState(error) ?? '')) throw error;
            process.stderr.write('Note: this database takes no row in its security log about the backup.\n');
          });
          return database.withConnection((db) => writeBackup(db, output, backupKeys[0]));
        }),
      );
  const users = summary.tables.user ?? 0;
  const sentence = `Backed up ${summary.rows} rows, ${users} users. The file holds addresses, password hashes and sessions: keep it as safe as the database. It does not hold BETTER_AUTH_SECRET: keep that elsewhere.`;
  if (isPiped) process.stderr.write(`${sentence}\n`);
  else printDone(sentence, summary, options);
}

type RestoreChoice = Options & {
  withoutSessions?: boolean;
  sendWaitingMails?: boolean;
  otherSecret?: boolean;
};

/** Throws `invalid_input` when there is nothing to read. */
async function openInput(file: string): Promise<Readable> {
  if (file === PIPE) return process.stdin;
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : 'look who may read it';
    throw new AppError('invalid_input', {
      sentence: `${resolve(file)} cannot be read (${error.code}): ${reason}.`,
      cause: error,
    });
  });
  if (!(await handle.stat()).isDirectory()) return handle.createReadStream();
  await handle.close();
  throw new AppError('invalid_input', {
    sentence: `${resolve(file)} is a folder. Name the file of a backup.`,
  });
}

/** The folders above this one that are not there yet, the innermost first. */
function findMissingParents(folder: string): string[] {
  const missing: string[] = [];
  for (let parent = dirname(resolve(folder)); !existsSync(parent); parent = dirname(parent))
    missing.push(parent);
  return missing;
}

/** Runs `work`. When it fails, the folders and the secret that it created are removed: nothing was restored into them. */
async function createAtMost<Result>(work: () => Promise<Result>): Promise<Result> {
  const folder = findFolder(readConfig().database);
  if (folder === null || (await readdir(folder).catch(() => [])).length > 0) return work();
  await requireOwner(folder);
  const hadSecret = hasStoredSecret(folder);
  const missing = findMissingParents(folder);
  try {
    return await work();
  } catch (error) {
    // When another process has taken the folder meanwhile, all stays.
    const unlock = await lockFolder(folder).catch(() => null);
    if (unlock) {
      await rm(folder, { recursive: true, force: true }).catch(() => {});
      if (!hadSecret) await forgetSecret(folder);
      await unlock();
    }
    for (const parent of missing) await rmdir(parent).catch(() => {}); // it stays when something is in it
    throw error;
  }
}

/** Opens no database, and makes no secret where none is. */
async function verify(input: Readable, isOtherSecret: boolean) {
  const { sessions, database } = readConfig();
  const folder = findFolder(database);
  const hasSecret = sessions.secret !== undefined || (folder !== null && hasStoredSecret(folder));
  const keys = hasSecret ? toBackupKeys(await findSecrets(sessions, { folder, place: folder ?? '' })) : [];
  return { ...(await verifyBackup(input, { keys, isOtherSecret })), givenUp: 0 };
}

async function restore(file: string, command: Command): Promise<void> {
  const choice = command.optsWithGlobals<RestoreChoice>();
  const isOtherSecret = choice.otherSecret === true;
  const source = sourceOf(choice);
  if (!choice.dryRun && (await findRunning(choice)))
    throw new AppError('conflict', { sentence: 'Gatehouse is running on this database. Stop it first.' });
  const input = await openInput(file);
  const done = choice.dryRun
    ? await verify(input, isOtherSecret)
    : await createAtMost(() =>
        withOwnDatabase(
          async ({ database, backupKeys: keys }) => {
            const restored = await database.withConnection((db) =>
              restoreBackup(db, input, {
                keys,
                isOtherSecret,
                withoutSessions: choice.withoutSessions === true,
                sendWaitingMails: choice.sendWaitingMails === true,
              }),
            );
            await recordServiceAct(database.db, 'backup_restored', source);
            await database.withConnection((db) => db.execute('analyze'));
            return restored;
          },
          { mayCreate: true },
        ),
      );
  const what = `${done.rows} rows, ${done.tables.user ?? 0} users, as of ${done.createdAt} (Gatehouse ${done.gatehouse})`;
  const givenUp = done.givenUp > 0 ? ` ${done.givenUp} mails that were waiting are given up.` : '';
  printDone(
    choice.dryRun ? `The backup is complete and unchanged: ${what}.` : `Restored ${what}.${givenUp}`,
    done,
    choice,
  );
}

/** `gatehouse db backup` and `gatehouse db restore`. */
export function addBackupCommands(db: Command): void {
  db.command('backup <file>')
    .description('write all data to a new file, as of one moment; - writes to a pipe')
    .action((file: string, _own: unknown, command: Command) => backUp(file, command));
  db.command('restore <file>')
    .description('load a backup into an empty database; - reads from a pipe')
    .option('--without-sessions', 'everybody signs in again')
    .option('--send-waiting-mails', 'send the mails that were waiting, for example after a move')
    .option('--other-secret', 'accept a backup that was made with another secret')
    .action((file: string, _own: unknown, command: Command) => restore(file, command));
}
