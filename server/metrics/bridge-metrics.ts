import { Counter, Histogram, type Registry } from 'prom-client';
import type { SessionQuestion } from '../bridge/session.ts';

/** One of this many questions is timed: a clock costs as much as a hundredth of an answer. */
const TIMED_EVERY = 64;
const FIRST_STATUS = 200;
const STATUSES = 400;

/** Where an answer came from. `refused`: arithmetic alone showed that the credential or the key is wrong. */
const SOURCES = ['cache', 'refused', 'database'] as const;
const [CACHE, REFUSED, DATABASE] = [0, 1, 2] as const;

/**
 * The bridge's question 'who is this?'. It is answered tens of thousands of times a second, so it is counted in plain
 * numbers, which become metrics only when somebody asks for them.
 */
export function createBridgeMetrics(registry: Registry) {
  /** Answers by source and status. */
  const counts = new Float64Array(SOURCES.length * STATUSES);
  let asked = 0;
  new Counter({
    name: 'gatehouse_bridge_validations_total',
    help: "Answers to the bridge's question by source and status.",
    labelNames: ['source', 'status'],
    registers: [registry],
    collect() {
      this.reset();
      counts.forEach((count, at) => {
        const source = SOURCES[Math.floor(at / STATUSES)];
        if (count > 0 && source) this.inc({ source, status: FIRST_STATUS + (at % STATUSES) }, count);
      });
    },
  });
  const durations = new Histogram({
    name: 'gatehouse_bridge_validation_duration_seconds',
    help: `Time for an answer without reading and writing HTTP; of one in ${TIMED_EVERY} questions.`,
    labelNames: ['source'],
    // An answer from the cache takes some microseconds, one from the database about a millisecond.
    buckets: [0.000_01, 0.000_05, 0.000_25, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5],
    registers: [registry],
  });

  const add = (source: 0 | 1 | 2, status: number): void => {
    const at = source * STATUSES + status - FIRST_STATUS;
    counts[at] = (counts[at] ?? 0) + 1;
  };
  const time = (source: 0 | 1 | 2, startedAt: number): void => {
    durations.observe({ source: SOURCES[source] }, (performance.now() - startedAt) / 1_000);
  };

  return {
    /** The same question, counted. */
    watchQuestion: (ask: SessionQuestion): SessionQuestion => {
      const finish = (status: number, isLate: boolean, startedAt: number) => {
        const source = isLate ? DATABASE : status === 200 ? CACHE : REFUSED;
        add(source, status);
        if (startedAt > 0) time(source, startedAt);
      };
      return (headers, requestId) => {
        asked = (asked + 1) % TIMED_EVERY;
        const startedAt = asked === 1 ? performance.now() : 0;
        const reply = ask(headers, requestId);
        if (!(reply instanceof Promise)) {
          finish(reply.status, false, startedAt);
          return reply;
        }
        return reply.then((late) => {
          finish(late.status, true, startedAt);
          return late;
        });
      };
    },
  };
}
