import { describeDatabaseFailure } from '../boot/database-failure.ts';
import { completeSecrets, findSecrets } from '../boot/secrets.ts';
import { step } from '../boot/start-failure.ts';
import { readConfig } from '../config/read-config.ts';
import { openDatabase } from '../db/database.ts';
import { findFolder, toSocketPath } from '../db/pglite-folder.ts';
import { readUsableSchema } from '../db/schema-state.ts';
import { AppError } from '../errors.ts';
import { createLog } from '../log.ts';
import { createOperator, type Operator } from '../operator/operator.ts';
import { createOperatorDeps } from '../operator-deps.ts';
import { createRemoteOperator } from './remote.ts';

type Connection = { operator: Operator; close(): Promise<void> };

/**
 * Connects to the database of the configured service. A server is used directly, beside the service: triggers tell its
 * processes what changed. The folder of an embedded database belongs to the service while that runs, which then answers
 * over its socket; otherwise this process opens the folder.
 */
export async function connect(name: string): Promise<Connection> {
  const config = readConfig();
  const folder = findFolder(config.database);
  if (folder !== null) {
    const remote = await createRemoteOperator(toSocketPath(folder), name);
    if (remote) return { operator: remote, close: async () => {} };
  }
  const log = createLog(process.stderr);
  const place = folder ?? (new URL(config.database.url).host || 'memory');
  const explain = (error: unknown) => describeDatabaseFailure(error, place, folder !== null);
  const configured = await findSecrets(config.sessions, { folder, place });
  const database = await step(openDatabase({ ...config.database, poolSize: 2 }, log), explain);
  try {
    const { missing } = await step(readUsableSchema(database.db), explain);
    if (missing.length > 0)
      throw new AppError('precondition_failed', {
        sentence: 'The database lacks migrations of this version. Run: gatehouse db migrate',
      });
    const secrets = await completeSecrets(database.db, configured, { folder, place });
    const deps = await createOperatorDeps({ config, secrets, db: database.db, log });
    return { operator: createOperator(deps, name), close: database.close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
