import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Writable } from 'node:stream';
import { z } from 'zod/mini';
import { recordServiceAct } from '../activity/store.ts';
import { toPartName, writeNewFile } from '../backup/new-file.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { readStatus } from '../db/status.ts';
import { AppError } from '../errors.ts';
import { effect, query } from './operation.ts';

/** `db.status`: the database as it is now, and the work that waits in it. */
export const showDatabase = query(z.strictObject({}), async ({ db, driver, cleanup, mailer }) => {
  const backlog = await mailer.outbox.measureBacklog();
  return {
    ...(await readStatus(db, driver)),
    mailsWaiting: backlog.count,
    oldestMailSeconds: Math.round(backlog.oldestSeconds),
    rowsToSweep: await cleanup.countDue(),
  };
});

/** `db.due`: the rows that `db.sweep` would delete, by rule. */
export const countDue = query(z.strictObject({}), ({ cleanup }) => cleanup.countDue());

/** `db.sweep`: deletes what the hourly cleanup would delete, and returns the numbers of deleted rows. */
export const sweepDatabase = effect(z.strictObject({}), async ({ db, cleanup }, _, source) => {
  const deleted = await cleanup.run();
  await recordServiceAct(db, 'database_swept', source);
  return deleted;
});

/**
 * `db.backup`: the process that uses the folder of an embedded database writes a file beside it, where it may always
 * write, and returns the file's name. The command copies the file to where the operator wants it, and deletes it.
 * Requests wait meanwhile, because PGlite has one connection: a stop does not, and neither does a command that has gone.
 */
export const backUpDatabase = effect(
  z.strictObject({}),
  async ({ db, folder, backupKey, ending }, _, source) => {
    if (folder === null)
      throw new AppError('precondition_failed', { sentence: 'This service has no embedded database.' });
    const path = toPartName(folder);
    const summary = await writeNewFile(path, (output) => writeBackup(db, endOn(ending, output), backupKey));
    try {
      await recordServiceAct(db, 'backup_made', source);
      if (ending.aborted) throw toInterrupted();
      return { name: basename(path), summary };
    } catch (error) {
      await rm(path, { force: true }); // nobody will fetch it
      throw error;
    }
  },
);

const toInterrupted = () =>
  new AppError('unavailable', {
    sentence: 'The service stopped before the backup was complete. Nothing was left. Make it again.',
  });

/** Destroys `output` once the signal is aborted. */
function endOn(signal: AbortSignal, output: Writable): Writable {
  const end = () => void output.destroy(toInterrupted());
  signal.addEventListener('abort', end);
  output.once('close', () => signal.removeEventListener('abort', end));
  if (signal.aborted) end();
  return output;
}
