import { setTimeout as sleep } from 'node:timers/promises';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { PoolState } from '../db/database.ts';
import type { QueueWatch } from '../limits/concurrency-limiter.ts';
import type { ChangeHandler } from '../session/change-listener.ts';
import { createReadyGauge } from './process-metrics.ts';

type DatabaseState = { isReady: boolean; backlog: { count: number; oldestSeconds: number } | null };

/**
 * Milliseconds that a scrape waits for the database, which may hang. It is less than the primary process waits for a
 * worker (cluster-metrics.ts), and much less than Prometheus waits.
 */
const LOOK_WITHIN = 1_000;

/** The parts of the service whose state is read when somebody asks for the metrics. */
export type LoadSources = {
  /** Null for the embedded database, which has one connection. */
  measurePool: () => PoolState | null;
  hashQueue: { countWaiting(): number; watch(watch: QueueWatch): void };
  changeListener: {
    subscribe(handler: ChangeHandler): unknown;
    describe(): { provenSecondsAgo: number | null };
  };
  /** Whether this process is ready, and the mails that should have been sent: null when unknown, or without a mail server. */
  lookAtDatabase: () => Promise<DatabaseState>;
  /** Open event streams. */
  streams: { bridge: () => number; page: () => number };
};

/** How much there is to do, and how long it waits. Sums and maxima over the processes make sense of each. */
export function createLoadMetrics(registry: Registry, sources: LoadSources): void {
  const registers = [registry];
  const { hashQueue, changeListener, streams } = sources;
  const look = createBoundedLook(sources.lookAtDatabase);

  createReadyGauge(registry, async () => ((await look()).isReady ? 1 : 0));
  new Gauge({
    name: 'gatehouse_database_pool_connections',
    help: 'Connections to the database by state.',
    labelNames: ['state'],
    registers,
    collect() {
      const pool = sources.measurePool();
      if (!pool) return;
      this.set({ state: 'idle' }, pool.idle);
      this.set({ state: 'busy' }, pool.total - pool.idle);
    },
  });
  new Gauge({
    name: 'gatehouse_database_pool_waiting',
    help: 'Pieces of work that wait for a connection to the database.',
    registers,
    collect() {
      this.set(sources.measurePool()?.waiting ?? 0);
    },
  });
  new Gauge({
    name: 'gatehouse_hash_queue_length',
    help: 'Passwords that wait for a thread to hash them.',
    registers,
    collect() {
      this.set(hashQueue.countWaiting());
    },
  });
  const waits = new Histogram({
    name: 'gatehouse_hash_wait_seconds',
    help: 'Time that a password waited for a thread; up to five seconds.',
    buckets: [0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const refusals = new Counter({
    name: 'gatehouse_hash_refusals_total',
    help: 'Passwords that were refused with 503, because the queue was full or the wait too long.',
    registers,
  });
  hashQueue.watch({ waited: (ms) => waits.observe(ms / 1_000), refused: () => refusals.inc() });

  const lag = new Histogram({
    name: 'gatehouse_revocation_lag_seconds',
    help: 'Time of an echo through the database, once a second: a committed revocation arrives no later.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.25, 0.5, 1, 1.5],
    registers,
  });
  changeListener.subscribe({
    onChange: () => {},
    onGap: () => {},
    onProof: (roundTrip) => lag.observe(roundTrip / 1_000),
  });
  new Gauge({
    name: 'gatehouse_change_proof_age_seconds',
    help: 'Time since this process last proved that it hears every change; absent while nobody asks. Above 3 the cache is not used.',
    aggregator: 'max',
    registers,
    collect() {
      this.reset();
      const age = changeListener.describe().provenSecondsAgo;
      if (age !== null) this.set(age);
      else this.remove();
    },
  });

  new Gauge({
    name: 'gatehouse_outbox_mails',
    help: 'Mails that should have been sent by now; at most 10000 are counted.',
    aggregator: 'max',
    registers,
    async collect() {
      this.set((await look()).backlog.count);
    },
  });
  new Gauge({
    name: 'gatehouse_outbox_oldest_age_seconds',
    help: 'How long the oldest of them has waited.',
    aggregator: 'max',
    registers,
    async collect() {
      this.set((await look()).backlog.oldestSeconds);
    },
  });
  new Gauge({
    name: 'gatehouse_event_streams',
    help: 'Open event streams of back ends (bridge) and of pages.',
    labelNames: ['reader'],
    registers,
    collect() {
      this.set({ reader: 'bridge' }, streams.bridge());
      this.set({ reader: 'page' }, streams.page());
    },
  });
}

/**
 * A look at the database that never takes longer than a scrape may wait. Without an answer in time the process counts as
 * not ready. The last backlog that was seen stays, so that an alert about old mails does not end with the database.
 */
function createBoundedLook(lookAtDatabase: LoadSources['lookAtDatabase']) {
  let backlog = { count: 0, oldestSeconds: 0 };
  return async () => {
    const wait = new AbortController();
    const late = sleep(LOOK_WITHIN, null, { signal: wait.signal }).catch(() => null);
    const seen = await Promise.race([lookAtDatabase(), late]);
    wait.abort();
    backlog = seen?.backlog ?? backlog;
    return { isReady: seen?.isReady ?? false, backlog };
  };
}
