import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeDatabaseFailure } from '../boot/database-failure.ts';
import { completeSecrets, findSecrets } from '../boot/secrets.ts';
import { step } from '../boot/start-failure.ts';
import { findErrorCode } from '../boot/start-reason.ts';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import { type OpenedDatabase, openDatabase } from '../db/database.ts';
import { FolderInUse } from '../db/folder-lock.js';
import { findFolder } from '../db/pglite-folder.ts';
import { readUsableSchema } from '../db/schema-state.ts';
import { AppError } from '../errors.ts';
import { createCatalogues, type FindCatalogue } from '../language/catalogues.ts';
import { readMessagesFolder } from '../language/messages-folder.ts';
import { createLog } from '../log.ts';
import type { Mailer } from '../mail/mailer.ts';
import { createOperator, type Operator } from '../operator/operator.ts';
import { createOperatorDeps } from '../operator-deps.ts';
import { requireOwner } from './folder-owner.ts';
import { createRemoteOperator } from './remote.ts';

export type Connection = { operator: Operator; close(): Promise<void> };

/** Connections to a database server. Commands work one step after the other. */
const CONNECTIONS = 2;
// Milliseconds. A service that starts or stops has the folder, and no socket, for a few seconds.
const WAIT_FOR_FOLDER = 10_000;
/** A command waits so long for the mail server. */
const SEND_WITHIN = 5_000;
const LOOK_EVERY = 200;

/**
 * Connects to the database of the configured service. A server is used directly, beside the service: triggers tell its
 * processes what changed. The folder of an embedded database belongs to the service while that runs, which then answers
 * over its socket; otherwise this process opens the folder.
 */
export async function connect(name: string): Promise<Connection> {
  const config = readConfig();
  const folder = findFolder(config.database);
  if (folder !== null) return connectToFolder(config, folder, name);
  if (config.database.driver === 'pglite')
    throw new AppError('precondition_failed', {
      sentence: 'DATABASE_URL names a database in memory: no command reaches it from outside of the service.',
    });
  const { host } = new URL(config.database.url);
  const explain = (error: unknown) => describeDatabaseFailure(error, host, false);
  const opened = openDatabase({ ...config.database, poolSize: CONNECTIONS }, createLog(process.stderr));
  return use(await step(opened, explain), { config, folder, name, explain });
}

/** Two commands at once, or a command while the service starts, wait for each other. */
async function connectToFolder(config: Config, folder: string, name: string): Promise<Connection> {
  // Opening would create a database, in the folder where the command happens to run.
  const trouble = await stat(join(folder, 'PG_VERSION')).then(() => null, findErrorCode);
  if (trouble === 'EACCES')
    throw new AppError('forbidden', {
      sentence: `The database in ${folder} belongs to another user. Run the command as the user who runs the service.`,
    });
  if (trouble !== null)
    throw new AppError('precondition_failed', {
      sentence: `There is no database in ${folder}. Run the command in the folder of the service, or set DATABASE_URL.`,
    });
  const explain = (error: unknown) => describeDatabaseFailure(error, folder, true);
  const until = Date.now() + WAIT_FOR_FOLDER;
  for (;;) {
    const remote = await createRemoteOperator(folder, name);
    if (remote) return { operator: remote, close: async () => {} };
    await requireOwner(folder);
    try {
      const opened = await openDatabase(config.database, createLog(process.stderr));
      return await use(opened, { config, folder, name, explain });
    } catch (error) {
      if (!(error instanceof FolderInUse))
        throw error instanceof AppError ? error : await step(fail(error), explain);
      if (Date.now() > until)
        throw new AppError('unavailable', {
          sentence: `The database folder ${folder} is in use by a process that takes no commands. Try again when it has ended.`,
        });
    }
    await sleep(LOOK_EVERY);
  }
}

const fail = (error: unknown): Promise<never> => Promise.reject(error);

type Use = { config: Config; folder: string | null; name: string; explain(error: unknown): string };

async function use(database: OpenedDatabase, { config, folder, name, explain }: Use): Promise<Connection> {
  const { db, close } = database;
  try {
    const { missing } = await step(readUsableSchema(db), explain);
    if (missing.length > 0)
      throw new AppError('precondition_failed', {
        sentence: 'The database lacks migrations of this version. Run: gatehouse db migrate',
      });
    const from = { folder, place: folder ?? new URL(config.database.url).host };
    const secrets = await completeSecrets(db, await findSecrets(config.sessions, from), from);
    const log = createLog(process.stderr, 'error');
    const findCatalogue = toFindCatalogue(config.language.messagesFolder);
    const deps = createOperatorDeps({ config, secrets, db, findCatalogue, log });
    const sendMails = toSendMails(deps.mailer);
    return {
      operator: createOperator(deps, name),
      close: () => sendMails().finally(close),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Reads the operator's own words only when a mail needs them: a file with a fault must not keep an operator from a ban.
 * The service, which says what is wrong when it starts, sends the mail later.
 */
function toFindCatalogue(messagesFolder: string | undefined): FindCatalogue {
  let reading: Promise<FindCatalogue> | undefined;
  return async (tag) => {
    reading ??= readMessagesFolder(messagesFolder).then(createCatalogues);
    return (await reading)(tag);
  };
}

/**
 * Returns the function that sends the mails of this command. The service looks for them too, but only every minute, and
 * on Neon every half hour. In a dry run nothing is queued.
 */
function toSendMails({ outbox, sendDue }: Pick<Mailer, 'outbox' | 'sendDue'>): () => Promise<void> {
  let isQueued = false;
  outbox.listen(() => {
    isQueued = true;
  });
  return async () => {
    if (!isQueued || (await sendDue(SEND_WITHIN))) return;
    process.stderr.write('A mail could not be sent yet. The service tries again: gatehouse mail list\n');
  };
}
