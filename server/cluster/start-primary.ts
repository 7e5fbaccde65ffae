import { describeDatabaseFailure } from '../boot/database-failure.ts';
import { printReady } from '../boot/ready-lines.ts';
import { completeSecrets, findSecrets } from '../boot/secrets.ts';
import { describeListenFailure, step } from '../boot/start-failure.ts';
import type { Config } from '../config/config.ts';
import { openDatabase } from '../db/database.ts';
import { listen } from '../http/listen.ts';
import type { Log } from '../log.ts';
import { createMetricsServer } from '../metrics/metrics-server.ts';
import { findConnectionHint } from './connections.ts';
import { createPrimary } from './primary.ts';

/** Milliseconds beyond the running requests in which a worker closes its connections. */
const CLOSE_REST = 1_500;

type StartOptions = {
  config: Config;
  count: number;
  /** The program that the workers run. */
  entry: string;
  /** Milliseconds that running requests may take after a signal. */
  finishWithin: number;
  log: Log;
};

/** The start with several processes: it migrates once, then starts the workers and passes signals on to them. */
export async function startPrimary({ config, count, entry, finishWithin, log }: StartOptions): Promise<void> {
  const isBehindPooler = config.database.unpooledUrl !== config.database.url;
  const where = { folder: null, place: new URL(config.database.url).host };
  const describe = (error: unknown) => describeDatabaseFailure(error, where.place, false);
  const secrets = await findSecrets(config.sessions, where);
  const database = await step(openDatabase(config.database, log), describe);
  await step(database.migrate(), describe);
  await completeSecrets(database.db, secrets, where); // each worker does it again, and finds it done

  const { metricsPort } = config.runtime;
  if (metricsPort !== undefined) {
    const { createSummedMetrics } = await import('../metrics/cluster-metrics.ts');
    const address = { host: config.http.host, port: metricsPort };
    await step(listen(createMetricsServer(createSummedMetrics(count)), address, log), (error) =>
      describeListenFailure(error, address, 'METRICS_PORT'),
    );
  }

  const unready = (signal: NodeJS.Signals) =>
    signal === 'SIGTERM' ? config.runtime.shutdownUnreadySeconds * 1_000 : 0;
  const primary = createPrimary({
    count,
    entry,
    closeWithin: (signal) => unready(signal) + finishWithin + CLOSE_REST,
    log,
  });
  let isClosing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isClosing) return;
      isClosing = true;
      process.stdout.write(`${signal}: closing.\n`);
      void primary.close(signal).then(() => process.exit(0));
    });
  }
  await primary.start();
  // The workers serve already: a question that fails must not end them.
  const hint = isBehindPooler
    ? null
    : await findConnectionHint({ count, db: database.db }).catch((error: unknown) => {
        log.warn({ error }, 'the number of allowed database connections is not known');
        return null;
      });
  await printReady(config, database.db, log, hint === null ? [] : [hint]);
  await database.close();
  await primary.failed;
}
