import { DEV_MAIL, pages } from '../../shared/paths.ts';
import type { Config } from '../config/config.ts';
import { checkTopology } from '../config/topology.ts';
import type { Database } from '../db/database.ts';
import { readSchemaState } from '../db/schema-state.ts';
import type { Log } from '../log.ts';
import { findForeignPasskeys } from '../passkeys/foreign-passkeys.ts';

/** Prints that the service is ready, and what the operator should know: `notes`, and what is found here. */
export async function printReady(
  config: Config,
  db: Database,
  log: Log,
  notes: readonly string[] = [],
): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`Gatehouse is ready at ${config.http.url}`);
  say(`Open ${config.http.url}${pages.signUp} to create an account.`);
  for (const hint of [...notes, ...(await findHints(config, db, log))]) say(`Note: ${hint}`);
}

async function findHints(config: Config, db: Database, log: Log): Promise<string[]> {
  const hints = [...checkTopology(config).hints];
  const foreign = await findForeignPasskeys(db, config.http.url).catch((error: unknown) => {
    log.warn({ error }, 'the hosts of the stored passkeys could not be read');
    return [];
  });
  hints.push(...foreign);
  const newer = await countNewerMigrations(db, log);
  if (newer > 0)
    hints.push(
      `a newer Gatehouse has migrated the database (${newer} migrations more). This version works with it; see gatehouse db status.`,
    );
  if (config.mail.smtpUrl === undefined)
    hints.push(
      config.runtime.isProduction
        ? 'SMTP_URL is not set: mails stay in the outbox, and nobody can confirm an address or reset a password.'
        : `mails are not sent but shown at ${config.http.url}${DEV_MAIL}`,
    );
  return hints;
}

const countNewerMigrations = (db: Database, log: Log): Promise<number> =>
  readSchemaState(db).then(
    ({ unknown }) => unknown.length,
    (error: unknown) => {
      log.warn({ error }, 'the applied migrations could not be read');
      return 0;
    },
  );
