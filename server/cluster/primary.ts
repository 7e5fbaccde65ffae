import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { toBackoff } from '../../shared/backoff.ts';
import { StartFailure } from '../boot/start-failure.ts';
import type { Log } from '../log.ts';
import type { WorkerMessage } from './worker.ts';

// Milliseconds.
/** The pause before a worker is replaced; it grows while workers end soon after their start. */
const RETRY = { first: 100, most: 10_000 };
/** A worker that lived this long did not end because of its start. */
const STEADY_AFTER = 60_000;

type PrimaryOptions = {
  count: number;
  /** The program that the workers run. */
  entry: string;
  /** Milliseconds that a worker may take to close after a signal; then it is killed. */
  closeWithin: (signal: NodeJS.Signals) => number;
  log: Log;
};

/** How a worker ended. `lines` say why it could not start, if it said so. */
type End = { isReady: boolean; lines: readonly string[]; code: number | null; signal: string | null };

const toFailure = ({ lines, code, signal }: End): StartFailure =>
  new StartFailure(
    lines.join('\n') || `A worker process ended during its start (${signal ?? `exit code ${code}`}).`,
  );

/**
 * Runs the workers: processes that accept connections on the same port. A worker that ends is replaced. The primary
 * process accepts no connection itself, so it is in no request's way (docs/adr/0046-workers.md).
 */
export function createPrimary({ count, entry, closeWithin, log }: PrimaryOptions) {
  const running = new Set<Worker>();
  let serving = 0;
  let isStarted = false;
  let isClosing = false;
  let onEmpty = () => {};
  let reportFailure = (_failure: StartFailure) => {};
  const failed = new Promise<never>((_, reject) => {
    reportFailure = reject;
  });
  failed.catch(() => {}); // before somebody waits for it
  const closing = new AbortController();

  // The workers share one listening socket. Its queue outlives each of them, and Node's own round robin would lose the
  // connection that it has just passed to a worker that dies.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const sourceMaps = process.sourceMapsEnabled ? ['--enable-source-maps'] : [];
  cluster.setupPrimary({ exec: entry, execArgv: [...process.execArgv, ...sourceMaps] });

  /** Runs one worker to its end. */
  const runOne = (onReady: () => void): Promise<End> =>
    new Promise((resolve) => {
      const worker = cluster.fork();
      const end: End = { isReady: false, lines: [], code: null, signal: null };
      running.add(worker);
      const finish = () => {
        if (!running.delete(worker)) return;
        if (end.isReady) serving -= 1;
        if (running.size === 0) onEmpty();
        resolve(end);
      };
      worker.on('message', (message: WorkerMessage) => {
        if (message.gatehouse === 'failed') end.lines = message.lines;
        if (message.gatehouse !== 'ready') return;
        end.isReady = true;
        serving += 1;
        onReady();
      });
      // The process could not be created.
      worker.on('error', (error) => {
        log.error({ error }, 'a worker process');
        if (worker.process.pid === undefined) finish();
      });
      worker.once('exit', (code, signal) => {
        end.code = code;
        end.signal = signal;
        finish();
      });
    });

  /** Keeps one place filled until the service closes. */
  async function fillPlace(onReady: () => void): Promise<void> {
    for (let failures = 0; !isClosing; ) {
      const startedAt = performance.now();
      const end = await runOne(onReady);
      if (isClosing) return;
      const { code, signal, isReady, lines } = end;
      // Later, the other workers go on serving. Without any, the supervisor has to know.
      if (!isReady && (!isStarted || serving === 0)) return reportFailure(toFailure(end));
      if (performance.now() - startedAt > STEADY_AFTER) failures = 0;
      log.error(
        { code, signal, ...(lines.length > 0 && { lines }) },
        'a worker process ended; another one starts',
      );
      await sleep(toBackoff(failures, RETRY), undefined, { signal: closing.signal }).catch(() => {});
      failures += 1;
    }
  }

  /** Ends all workers as `signal` does; kills those that take longer than they may. */
  async function close(signal: NodeJS.Signals): Promise<void> {
    isClosing = true;
    closing.abort();
    const kill = (by: NodeJS.Signals) => {
      for (const worker of running) worker.process.kill(by);
    };
    const empty = new Promise<void>((resolve) => {
      onEmpty = resolve;
    });
    if (running.size === 0) return;
    kill(signal);
    const deadline = setTimeout(() => {
      log.error({ workers: running.size }, 'worker processes did not close in time and are killed');
      kill('SIGKILL');
    }, closeWithin(signal));
    await empty;
    clearTimeout(deadline);
  }

  return {
    /**
     * Starts all workers; resolves when all of them serve. Rejects with StartFailure when one cannot start, after the
     * others have ended.
     */
    async start(): Promise<void> {
      let waiting = count;
      await new Promise<void>((resolve, reject) => {
        const onReady = () => {
          waiting -= 1;
          if (waiting === 0) resolve();
        };
        failed.catch(reject);
        for (let place = 0; place < count; place += 1) void fillPlace(onReady);
      }).catch(async (error: unknown) => {
        await close('SIGINT');
        throw error;
      });
      isStarted = true;
    },

    /** Rejects with StartFailure when no worker is left and none can be started. */
    failed,

    close,
  };
}
