import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod/mini';
import { recordServiceAct } from '../activity/store.ts';
import { writeBackupFile } from '../backup/backup-file.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { readStatus } from '../db/status.ts';
import { AppError } from '../errors.ts';
import { operation, query } from './operation.ts';

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
export const sweepDatabase = operation(z.strictObject({}), async ({ db, cleanup }, _, source) => {
  const deleted = await cleanup.run();
  await recordServiceAct(db, 'database_swept', source);
  return deleted;
});

/**
 * `db.backup`: the process that uses the folder of an embedded database writes a file beside it, where it may always
 * write, and returns the file's name. The command copies the file to where the operator wants it, and deletes it.
 * Requests wait meanwhile, because PGlite has one connection.
 */
export const backUpDatabase = operation(z.strictObject({}), async ({ db, folder, backupKey }, _, source) => {
  if (folder === null)
    throw new AppError('precondition_failed', { sentence: 'This service has no embedded database.' });
  const path = `${folder}.backup-${randomUUID()}`;
  const summary = await writeBackupFile(path, (output) => writeBackup(db, output, backupKey));
  await recordServiceAct(db, 'backup_made', source);
  return { name: basename(path), summary };
});
