import cluster from 'node:cluster';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describeDatabaseFailure } from './boot/database-failure.ts';
import { printReady } from './boot/ready-lines.ts';
import { completeSecrets, findSecrets } from './boot/secrets.ts';
import {
  describeListenFailure,
  describePlaceFailure,
  describeStartFailure,
  step,
} from './boot/start-failure.ts';
import { startPrimary } from './cluster/start-primary.ts';
import { isMoved, leavePrimary, onPrimaryEnd, tellPrimary } from './cluster/worker.ts';
import { countWorkers } from './cluster/worker-count.ts';
import { readConfig } from './config/read-config.ts';
import { openDatabase, openReserve } from './db/database.ts';
import { findFolder } from './db/pglite-folder.ts';
import { toSocketPlace } from './db/socket-place.ts';
import { closeServer } from './http/close.ts';
import { findConnectionsMost } from './http/connections.ts';
import { listen } from './http/listen.ts';
import { createHttpServer } from './http/server.ts';
import { readMessagesFolder } from './language/messages-folder.ts';
import { createLog } from './log.ts';
import { createMetricsServer } from './metrics/metrics-server.ts';
import { listenOnSocket } from './operator/socket.ts';
import { openPlaceDatabase } from './place/place-database.ts';
import { openBuiltPortal } from './portal/built-portal.ts';
import { ROOT } from './root.ts';
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
/** Then the code of rare requests is loaded, so that the first of them need not wait. The first answers come before. */
const LOAD_AFTER_MS = 1_000;
const CONNECT_ABORT_TIMEOUT_MS = 500; // for a connection attempt to a database that does not answer

// A failed write (a full disk, a closed pipe) must not end the process.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

async function start(): Promise<void> {
  await step(readDotEnv(), () => 'The file .env cannot be read; mend or remove it.');
  const config = readConfig();
  const isDevelopment = process.argv.includes('--dev');
  const log = createLog(undefined, config.runtime.logLevel);
  const { isWorker } = cluster;
  const workers = countWorkers({ workers: config.runtime.workers, driver: config.database.driver });
  if (workers > 1 && !isWorker) {
    if (isDevelopment) await import('./service.ts'); // `tsx watch` watches what this process has loaded
    return startPrimary({
      config,
      count: workers,
      entry: fileURLToPath(import.meta.url),
      finishWithin: FINISH_WITHIN,
      log,
    });
  }
  const placeDatabase = config.places.database;
  const findPlace =
    placeDatabase === undefined
      ? undefined
      : await step(openPlaceDatabase(placeDatabase), (error) => describePlaceFailure(error, placeDatabase));
  const overrides = await readMessagesFolder(config.language.messagesFolder);
  const folder = findFolder(config.database);
  const place = folder ?? (new URL(config.database.url).host || 'memory');
  const where = { folder, place };
  const configured = await findSecrets(config.sessions, where);
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  // The primary process needs none of it. It is loaded while the database is opened, which is mostly waiting.
  const loading = import('./service.ts');
  loading.catch(() => {}); // reported below, unless the database fails first
  const tracing = await openTracing(config.runtime.traceEndpoint, version);
  const database = await step(openDatabase(config.database, log, tracing?.traceQuery), (error) =>
    describeDatabaseFailure(error, place, folder !== null),
  );
  const limiterDatabase = await openReserve(database, config.database, log, tracing?.traceQuery);
  // The primary process has migrated before it started its workers.
  if (!isWorker)
    await step(database.migrate(), (error) => describeDatabaseFailure(error, place, folder !== null));
  const secrets = await completeSecrets(database.db, configured, where);

  const development = isDevelopment
    ? await (await import('./portal/dev-portal.ts')).openDevPortal()
    : undefined;
  const portal =
    development?.portal ??
    (await step(openBuiltPortal(), () => 'The portal is not built; start with npm start.'));
  const changeListener = createChangeListener(database.listen, log);
  const { metricsPort } = config.runtime;
  const metrics =
    metricsPort === undefined
      ? undefined
      : (await import('./metrics/metrics.ts')).createMetrics(version, workers);
  // Early: the primary process may ask while the rest starts.
  if (isWorker && metrics) (await import('./metrics/cluster-metrics.ts')).shareMetrics(metrics.registry);
  const { createService } = await loading;
  const service = createService({
    config,
    secrets,
    db: database.db,
    limiterDb: limiterDatabase.db,
    findPlace,
    changeListener,
    log,
    portal,
    overrides,
    isDevelopment,
    observers: { metrics, tracing },
    measurePool: database.measurePool,
    processes: workers,
  });
  const server = createHttpServer(service.app.fetch, {
    fastPath: service.fastPath,
    middleware: development?.middleware,
    isClosing: () => service.isClosing() || isMoved(),
    watches: service.watches,
    connectionsMost: findConnectionsMost(),
  });
  await step(listen(server, config.http, log), (error) => describeListenFailure(error, config.http));
  setTimeout(
    () =>
      void service.loadAuth().catch((error: unknown) => log.error({ error }, 'Better Auth cannot be loaded')),
    LOAD_AFTER_MS,
  ).unref();

  const metricsServer =
    metrics && !isWorker
      ? createMetricsServer(async () => ({
          contentType: metrics.registry.contentType,
          text: await metrics.registry.metrics(),
        }))
      : undefined;
  if (metricsServer && metricsPort !== undefined)
    await step(listen(metricsServer, { host: config.http.host, port: metricsPort }, log), (error) =>
      describeListenFailure(error, { host: config.http.host, port: metricsPort }, 'METRICS_PORT'),
    );

  const stopSocket =
    folder === null
      ? undefined
      : await listenOnSocket(toSocketPlace(folder), service.operator, log).catch((error: unknown) => {
          log.warn({ error }, 'the socket for operators cannot be opened: commands do not work');
        });

  const mailWorker = service.mailer.open(config.database.driver === 'neon' ? HALF_AN_HOUR : A_MINUTE);
  const stopCleanup = service.cleanup.start();

  let isClosing = false;
  const close = async (signal: NodeJS.Signals) => {
    if (!isWorker) process.stdout.write(`${signal}: closing.\n`);
    service.announceClosing();
    if (isWorker) leavePrimary();
    // Load balancers need time to see that `/readyz` fails. After Ctrl-C (SIGINT) there is none to wait for.
    if (signal === 'SIGTERM') await sleep(config.runtime.shutdownUnreadySeconds * 1_000);
    // Together, because each may take seconds.
    await Promise.all([closeServer(server, FINISH_WITHIN), mailWorker?.close(), stopSocket?.()]);
    await development?.close();
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
  const onSignal = (signal: NodeJS.Signals) => {
    if (isClosing) return;
    isClosing = true;
    close(signal).catch((error: unknown) => {
      log.error({ error }, 'could not close in good order');
      process.exit(1);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => onSignal(signal));

  if (isWorker) {
    onPrimaryEnd(() => onSignal('SIGINT'));
    await tellPrimary({ gatehouse: 'ready' });
  } else {
    // Printed last: from this line on the process handles signals.
    await printReady(config, database.db, log);
  }
}

const readDotEnv = async (): Promise<void> => {
  if (existsSync('.env')) process.loadEnvFile('.env');
};

start().catch(async (error: unknown) => {
  const lines = describeStartFailure(error);
  // The primary process prints the lines of one worker only: the others fail for the same reason.
  if (lines && cluster.isWorker) await tellPrimary({ gatehouse: 'failed', lines });
  else if (lines) for (const line of lines) process.stderr.write(`${line}\n`);
  else createLog().fatal({ error }, 'could not start');
  process.exit(1);
});
