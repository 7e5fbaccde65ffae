import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toBackupKeys } from '../backup/seal.ts';
import { describeDatabaseFailure } from '../boot/database-failure.ts';
import { findSecrets } from '../boot/secrets.ts';
import { step } from '../boot/start-failure.ts';
import type { StoredSecrets } from '../boot/stored-secrets.ts';
import type { Source } from '../caller/source.ts';
import type { Config } from '../config/config.ts';
import { findOperatorName } from '../config/operator-name.ts';
import { readConfig } from '../config/read-config.ts';
import { type OpenedDatabase, openDatabase } from '../db/database.ts';
import { findFolder } from '../db/pglite-folder.ts';
import { AppError } from '../errors.ts';
import { createLog } from '../log.ts';
import { type Operator, toSource } from '../operator/operator.ts';
import type { Keys } from '../secrets/keys.ts';
import type { Options } from './act.ts';
import { Cancelled } from './confirm.ts';
import { requireOwner } from './folder-owner.ts';
import { createRemoteOperator } from './remote.ts';

/** The configured database in this process, in whatever state it is. */
export type OwnDatabase = {
  config: Config;
  database: OpenedDatabase;
  /** The configured or stored ones. */
  secrets: StoredSecrets;
  /** Of these secrets. */
  backupKeys: Keys;
};

/** The service that uses the folder of the configured embedded database; null when none runs, or with a server. */
export async function findRunning({ as = findOperatorName() }: Partial<Options>): Promise<Operator | null> {
  const folder = findFolder(readConfig().database);
  return folder === null || !isDatabase(folder) ? null : createRemoteOperator(folder, as);
}

/** The operator as the source of an act in this process. Throws `invalid_input` for a name that cannot be logged. */
export const sourceOf = ({ as = findOperatorName() }: Partial<Options>): Source => toSource(as);

const isDatabase = (folder: string): boolean => existsSync(join(folder, 'PG_VERSION'));

/**
 * Opens the configured database, works and closes it. Unlike `connect`, this needs no migrated database, and creates a
 * folder if `mayCreate` is set. What the database or the folder answers with is explained to the operator.
 */
export async function withOwnDatabase<Result>(
  work: (own: OwnDatabase) => Promise<Result>,
  { mayCreate = false } = {},
): Promise<Result> {
  const config = readConfig();
  const folder = findFolder(config.database);
  if (folder === null && config.database.driver === 'pglite')
    throw new AppError('precondition_failed', {
      sentence: 'DATABASE_URL names a database in memory, which nothing reaches from outside of the service.',
    });
  if (folder !== null && !mayCreate && !isDatabase(folder))
    throw new AppError('precondition_failed', {
      sentence: `There is no database in ${folder}. Run the command in the folder of the service, or set DATABASE_URL.`,
    });
  if (folder !== null) await requireOwner(folder);
  const place = folder ?? new URL(config.database.url).host;
  const explain = (error: unknown) => describeDatabaseFailure(error, place, folder !== null);
  const secrets = await findSecrets(config.sessions, { folder, place });
  const database = await step(
    openDatabase({ ...config.database, poolSize: 1 }, createLog(process.stderr)),
    explain,
  );
  try {
    return await work({ config, database, secrets, backupKeys: toBackupKeys(secrets) });
  } catch (error) {
    if (error instanceof AppError || error instanceof Cancelled) throw error;
    return await step(Promise.reject(error), explain);
  } finally {
    await database.close();
  }
}
