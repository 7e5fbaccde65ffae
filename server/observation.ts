import { BRIDGE, BRIDGE_SESSION } from '../shared/paths.ts';
import { type ActivityEvent, onActivity } from './activity/event.ts';
import type { SessionQuestion } from './bridge/session.ts';
import type { Database } from './db/database.ts';
import { createAccessLog } from './http/access-log.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { traceHashes } from './passwords/password-hash.ts';
import type { Tracing } from './tracing/tracing.ts';

const QUESTION = BRIDGE + BRIDGE_SESSION;

/** Undefined: nothing is collected, or traced. */
export type Observers = { metrics?: Metrics | undefined; tracing?: Tracing | undefined };
type Deps = Observers & { db: Database; log: Log };

/** Puts together who hears of the service's work: the log always, metrics and traces where they are configured. */
export function createObservation({ db, log, metrics, tracing }: Deps) {
  const logActivity = ({ kind, ipAddress, ...rest }: ActivityEvent) =>
    log.info({ event: kind, ...rest, ...(ipAddress !== null && { address: ipAddress }) }, 'security');
  onActivity(db, (event) => {
    logActivity(event);
    metrics?.countActivity(event);
  });
  if (tracing) traceHashes((work) => tracing.traceWork('password hash', work));

  const logAccess = createAccessLog(log);
  /** At `debug`, where speed does not matter. */
  const logQuestion =
    (ask: SessionQuestion): SessionQuestion =>
    (headers, requestId) => {
      const startedAt = performance.now();
      const finish = (status: number) =>
        logAccess({
          door: 'bridge',
          method: 'GET',
          route: QUESTION,
          status,
          ms: performance.now() - startedAt,
          requestId,
        });
      const reply = ask(headers, requestId);
      if (reply instanceof Promise) void reply.then(({ status }) => finish(status));
      else finish(reply.status);
      return reply;
    };

  return {
    watches: [logAccess, ...(metrics ? [metrics.countRequest] : [])],
    trace: tracing?.traceRequest,
    /** The bridge's question, counted where there are metrics. */
    countQuestion: (ask: SessionQuestion): SessionQuestion => (metrics ? metrics.watchQuestion(ask) : ask),
    /** The question of the fast path, which passes no middleware: unchanged, unless traces or lines are configured. */
    observeFastPath(ask: SessionQuestion): SessionQuestion {
      const traced = tracing ? tracing.traceQuestion(ask) : ask;
      return log.isLevelEnabled('debug') ? logQuestion(traced) : traced;
    },
    onLimit: metrics?.countLimit,
    onMail: metrics?.countMail,
    traceMail: tracing && ((work: () => Promise<void>) => tracing.traceWork('mail', work)),
  };
}
export type Observation = ReturnType<typeof createObservation>;
