import type { Command } from 'commander';
import { findSecrets } from '../boot/secrets.ts';
import { hasStoredSecret } from '../boot/stored-secrets.ts';
import { countWorkers } from '../cluster/worker-count.ts';
import type { Config } from '../config/config.ts';
import { ConfigError, readConfig } from '../config/read-config.ts';
import { checkTopology } from '../config/topology.ts';
import { findFolder } from '../db/pglite-folder.ts';
import { checkAddress } from '../doctor/check-address.ts';
import { checkDatabase } from '../doctor/check-database.ts';
import { checkMachine } from '../doctor/check-machine.ts';
import { type Finding, fail, ok, warn, within } from '../doctor/finding.ts';
import { AppError } from '../errors.ts';
import { MessagesError, readMessagesFolder } from '../language/messages-folder.ts';
import { createSmtpTransport, describeSmtpError } from '../mail/transport.ts';
import { deriveKeys } from '../secrets/keys.ts';
import type { Options } from './act.ts';
import { findRunning, withOwnDatabase } from './own-database.ts';
import { printRows } from './print.ts';

/** Milliseconds. */
const MAIL_WITHIN = 20_000;

async function checkMail({ mail, http, runtime }: Config): Promise<Finding> {
  if (mail.smtpUrl === undefined)
    return warn(
      'mail',
      'SMTP_URL is not set: mails stay in the outbox',
      'Set it, or nobody can confirm an address or reset a password.',
    );
  const { hostname: host } = new URL(http.url);
  const transport = createSmtpTransport({
    smtpUrl: mail.smtpUrl,
    from: mail.from,
    host,
    isProduction: runtime.isProduction,
  });
  try {
    await within(MAIL_WITHIN, transport.verify());
    return ok('mail', `${new URL(mail.smtpUrl).host} accepts this service. No mail was sent`);
  } catch (error) {
    return fail(
      'mail',
      `${new URL(mail.smtpUrl).host} refuses or does not answer (${describeSmtpError(error)})`,
      'Look at SMTP_URL: the port, the user, the password, and whether the provider lets this machine in.',
    );
  } finally {
    transport.close();
  }
}

/** Nothing without a folder of own words. */
async function checkMessages({ language }: Config): Promise<Finding[]> {
  if (language.messagesFolder === undefined) return [];
  try {
    const { size } = await readMessagesFolder(language.messagesFolder);
    return [ok('messages', `your own words are right, in ${size} ${size === 1 ? 'language' : 'languages'}`)];
  } catch (error) {
    if (!(error instanceof MessagesError)) throw error;
    return error.lines.map((line) =>
      fail('messages', line, 'Set it right: the service does not start. See docs/languages.md.'),
    );
  }
}

async function checkOwnDatabase(options: Options, processes: number): Promise<Finding[]> {
  const running = await findRunning(options);
  if (running) {
    const { server, missingMigrations, unknownMigrations } = await running.run('db.status', {});
    return [
      ok('database', `${server} in the running service`),
      missingMigrations.length + unknownMigrations > 0
        ? warn(
            'migrations',
            `${missingMigrations.length} are missing, ${unknownMigrations} unknown`,
            'Restart the service with the newest version.',
          )
        : ok('migrations', 'all are applied'),
    ];
  }
  try {
    return await withOwnDatabase(({ database, config }) =>
      checkDatabase(database, config.database.driver, processes),
    );
  } catch (error) {
    return [
      fail('database', (error as Error).message, 'Mend this first: the service does not start without it.'),
    ];
  }
}

async function examine(config: Config, options: Options): Promise<Finding[]> {
  const { database, http, runtime, sessions } = config;
  const folder = findFolder(database);
  const processes = countWorkers({ workers: runtime.workers, driver: database.driver });
  // Looking must not store a new secret.
  const stored = folder !== null && hasStoredSecret(folder) ? folder : null;
  const secrets = await findSecrets(sessions, { folder: stored, place: folder ?? '' });
  return [
    ok('configuration', 'every variable is valid'),
    ...checkTopology(config).hints.map((hint) => warn('topology', hint, 'See docs/topologies.md.')),
    ...(await checkMachine({ folder, secret: sessions.secret, isProduction: runtime.isProduction })),
    ...(await checkMessages(config)),
    ...(await checkOwnDatabase(options, processes)),
    await checkMail(config),
    ...(await checkAddress({
      url: http.url,
      cookieDomain: sessions.cookieDomain,
      probeKeys: deriveKeys(secrets, 'doctor'),
    })),
  ];
}

async function diagnose(options: Options): Promise<Finding[]> {
  try {
    return await examine(readConfig(), options);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.lines.map((line) =>
      fail('configuration', line, 'Set it right: the service does not start.'),
    );
  }
}

/** `gatehouse doctor` */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('look at everything that the service needs, and say what to do')
    .action(async (_own: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const findings = await diagnose(options);
      printRows(findings, ['level', 'check', 'found', 'advice'], options);
      const bad = findings.filter(({ level }) => level === 'fail').length;
      if (bad > 0)
        throw new AppError('precondition_failed', {
          sentence: `${bad} of ${findings.length} checks failed.`,
        });
    });
}
