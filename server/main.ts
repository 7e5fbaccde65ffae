import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEV_MAIL, pages } from '../shared/paths.ts';
import { describeDatabaseFailure } from './boot/database-failure.ts';
import { completeSecrets, findSecrets } from './boot/secrets.ts';
import {
  describeListenFailure,
  describePlaceFailure,
  describeStartFailure,
  step,
} from './boot/start-failure.ts';
import type { Config } from './config/config.ts';
import { readConfig } from './config/read-config.ts';
import { checkTopology } from './config/topology.ts';
import { openDatabase, openReserve } from './db/database.ts';
import { findFolder, toSocketPath } from './db/pglite-folder.ts';
import { readSchemaState } from './db/schema-state.ts';
import { closeServer } from './http/close.ts';
import { findConnectionsMost } from './http/connections.ts';
import { createHttpServer } from './http/server.ts';
import { createLog } from './log.ts';
import { createMetricsServer } from './metrics/metrics-server.ts';
import { listenOnSocket } from './operator/socket.ts';
import { findForeignPasskeys } from './passkeys/foreign-passkeys.ts';
import { openPlaceDatabase } from './place/place-database.ts';
import { openBuiltPortal } from './portal/built-portal.ts';
import { ROOT } from './root.ts';
import { createService } from './service.ts';
import { createChangeListener } from './session/change-listener.ts';
import { openTracing } from './tracing/tracing.ts';

// The process: it reads the environment, opens what the service needs, listens, and on a signal closes everything in
// reverse order. No other file opens anything.

// Milliseconds. Supervisors commonly kill a process ten seconds after the signal.
const FINISH_WITHIN = 7_000; // running requests may take this long
// One minute is early enough for a mail whose process died. A Neon compute suspends after five idle minutes, so the
// service looks there less often.
const A_MINUTE = 60_000;
const HALF_AN_HOUR = 30 * A_MINUTE;
const CONNECT_ABORT_TIMEOUT_MS = 500; // for a connection attempt to a database that does not answer

// A failed write (a full disk, a closed pipe) must not end the process.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

async function start(): Promise<void> {
  await step(readDotEnv(), () => 'The file .env cannot be read; mend or remove it.');
  const config = readConfig();
  const isDevelopment = process.argv.includes('--dev');
  const log = createLog(undefined, config.runtime.logLevel);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const placeDatabase = config.places.database;
  const findPlace =
    placeDatabase === undefined
      ? undefined
      : await step(openPlaceDatabase(placeDatabase), (error) => describePlaceFailure(error, placeDatabase));
  const folder = findFolder(config.database);
  const place = folder ?? (new URL(config.database.url).host || 'memory');
  const where = { folder, place };
  const configured = await findSecrets(config.sessions, where);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const tracing = await openTracing(config.runtime.traceEndpoint, version);
  const database = await step(openDatabase(config.database, log, tracing?.traceQuery), (error) =>
    describeDatabaseFailure(error, place, folder !== null),
  );
  const limiterDatabase = await openReserve(database, config.database, log, tracing?.traceQuery);
  await step(database.migrate(), (error) => describeDatabaseFailure(error, place, folder !== null));
  const secrets = await completeSecrets(database.db, configured, where);

  const { unknown: newer } = await step(readSchemaState(database.db), (error) =>
    describeDatabaseFailure(error, place, folder !== null),
  );

  const development = isDevelopment
    ? await (await import('./portal/dev-portal.ts')).openDevPortal()
    : undefined;
  const portal =
    development?.portal ??
    (await step(openBuiltPortal(), () => 'The portal is not built; start with npm start.'));
  const changeListener = createChangeListener(database.listen, log);
  const { metricsPort } = config.runtime;
  const metrics =
    metricsPort === undefined ? undefined : (await import('./metrics/metrics.ts')).createMetrics(version);
  const service = await createService({
    config,
    secrets,
    db: database.db,
    limiterDb: limiterDatabase.db,
    findPlace,
    changeListener,
    log,
    portal,
    isDevelopment,
    observers: { metrics, tracing },
    measurePool: database.measurePool,
  });
  const server = createHttpServer(service.app.fetch, {
    fastPath: service.fastPath,
    middleware: development?.middleware,
    isClosing: service.isClosing,
    connectionsMost: findConnectionsMost(),
  });
  await step(listen(server, config.http), (error) => describeListenFailure(error, config.http));

  const metricsServer =
    metrics &&
    createMetricsServer(async () => ({
      contentType: metrics.registry.contentType,
      text: await metrics.registry.metrics(),
    }));
  if (metricsServer && metricsPort !== undefined)
    await step(listen(metricsServer, { host: config.http.host, port: metricsPort }), (error) =>
      describeListenFailure(error, { host: config.http.host, port: metricsPort }, 'METRICS_PORT'),
    );

  const stopSocket =
    folder === null
      ? undefined
      : await listenOnSocket(toSocketPath(folder), service.operator, log).catch((error: unknown) => {
          log.warn({ error }, 'the socket for operators cannot be opened: commands do not work');
        });

  const mailWorker = service.mailer.open(config.database.driver === 'neon' ? HALF_AN_HOUR : A_MINUTE);
  const stopCleanup = service.cleanup.start();

  let isClosing = false;
  const close = async (signal: string) => {
    say(`${signal}: closing.`);
    service.announceClosing();
    // Load balancers need time to see that `/readyz` fails. After Ctrl-C (SIGINT) there is none to wait for.
    if (signal === 'SIGTERM') await sleep(config.runtime.shutdownUnreadySeconds * 1_000);
    await Promise.all([closeServer(server, FINISH_WITHIN), mailWorker?.close()]);
    await development?.close();
    await stopSocket?.();
    await Promise.race([
      Promise.all([changeListener.close(), stopCleanup()]),
      sleep(CONNECT_ABORT_TIMEOUT_MS),
    ]);
    if (limiterDatabase !== database) await limiterDatabase.close();
    await database.close();
    metricsServer?.close();
    await tracing?.close();
    process.exit(0);
  };
  // npm and the terminal may both forward a signal: the second signal must not interrupt the closing.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isClosing) return;
      isClosing = true;
      close(signal).catch((error: unknown) => {
        log.error({ error }, 'could not close in good order');
        process.exit(1);
      });
    });
  }

  // Printed last: from this line on the process handles signals.
  say(`Gatehouse is ready at ${config.http.url}`);
  say(`Open ${config.http.url}${pages.signUp} to create an account.`);
  const hints = [...checkTopology(config).hints];
  const foreign = await findForeignPasskeys(database.db, config.http.url).catch((error: unknown) => {
    log.warn({ error }, 'the hosts of the stored passkeys could not be read');
    return [];
  });
  hints.push(...foreign);
  if (newer.length > 0)
    hints.push(
      `a newer Gatehouse has migrated the database (${newer.length} migrations more). This version works with it; see gatehouse db status.`,
    );
  if (config.mail.smtpUrl === undefined)
    hints.push(
      config.runtime.isProduction
        ? 'SMTP_URL is not set: mails stay in the outbox, and nobody can confirm an address or reset a password.'
        : `mails are not sent but shown at ${config.http.url}${DEV_MAIL}`,
    );
  for (const hint of hints) say(`Note: ${hint}`);
}

const readDotEnv = async (): Promise<void> => {
  if (existsSync('.env')) process.loadEnvFile('.env');
};

function listen(server: Server, { host, port }: Pick<Config['http'], 'host' | 'port'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

start().catch((error: unknown) => {
  const lines = describeStartFailure(error);
  if (lines) for (const line of lines) process.stderr.write(`${line}\n`);
  else createLog().fatal({ error }, 'could not start');
  process.exit(1);
});
