import type { Database } from './db/database.ts';
import { findSqlState } from './db/fault.ts';
import { isMigrated } from './db/migrate.ts';
import type { Readiness } from './http/health.ts';
import type { Outbox } from './mail/outbox.ts';
import type { ChangeListener } from './session/change-listener.ts';

/** Milliseconds that a result is used for. Ten load balancers that ask every second cost one query a second. */
const KEPT_FOR = 1_000;
/** Seconds. A mail that waits longer is late: the mail server does not accept it, or nothing sends. */
const LATE_AFTER = 300;

/** SQLSTATE: undefined table, and undefined schema (PostgreSQL appendix A). */
const UNMIGRATED = new Set(['42P01', '3F000']);

type Deps = {
  db: Database;
  changeListener: Pick<ChangeListener, 'describe'>;
  /** Undefined when no mail server is configured: then nothing is sent, and nothing is late. */
  outbox: Pick<Outbox, 'measureBacklog'> | undefined;
  isClosing: () => boolean;
};
type Backlog = Awaited<ReturnType<Outbox['measureBacklog']>>;
type Measured = {
  database: 'ok' | 'down';
  migrations: 'ok' | 'missing' | 'unknown';
  backlog: Backlog | null;
  cause?: unknown;
};

/**
 * Says whether this process can answer requests, for load balancers. Only what no other process could do better is
 * shown without a refusal: a mail server that is down must not take every process out of the load balancer, and without
 * the change listener each question goes to the database.
 */
export function createReadiness({ db, changeListener, outbox, isClosing }: Deps) {
  async function measure(): Promise<Measured> {
    try {
      const migrations = (await isMigrated(db)) ? 'ok' : 'missing';
      const backlog = (await outbox?.measureBacklog().catch(() => null)) ?? null;
      return { database: 'ok', migrations, backlog };
    } catch (cause) {
      // The database answers that it has no such table: nobody has migrated it.
      if (UNMIGRATED.has(findSqlState(cause) ?? ''))
        return { database: 'ok', migrations: 'missing', backlog: null, cause };
      return { database: 'down', migrations: 'unknown', backlog: null, cause };
    }
  }

  let last: { result: Promise<Measured>; keptUntil: number } | undefined;
  /** All checks that come during a measurement share it, however long it takes. */
  const measureSometimes = (): Promise<Measured> => {
    if (last && performance.now() < last.keptUntil) return last.result;
    const current = { result: measure(), keptUntil: Number.POSITIVE_INFINITY };
    const startedAt = performance.now();
    void current.result.then(({ database }) => {
      // A failure is not kept: the load balancer has to see at once that the database is back.
      current.keptUntil = database === 'down' ? 0 : startedAt + KEPT_FOR;
    });
    last = current;
    return current.result;
  };

  const describeOutbox = (backlog: Backlog | null): string => {
    if (!outbox) return 'off';
    if (!backlog) return 'unknown';
    return backlog.oldestSeconds > LATE_AFTER ? 'late' : 'ok';
  };

  return {
    /** Never throws. The result may be a second old; only the closing of this process shows at once. */
    async check(): Promise<Readiness> {
      if (isClosing()) return { isReady: false, checks: { process: 'closing' } }; // certain without a query
      const { database, migrations, backlog, cause } = await measureSometimes();
      const checks = {
        process: 'ok',
        database,
        migrations,
        listener: changeListener.describe().state,
        outbox: describeOutbox(backlog),
      };
      return { isReady: database === 'ok' && migrations === 'ok', checks, cause };
    },

    /** The mails that should have been sent; null when unknown, or when no mail server is configured. */
    measureBacklog: async (): Promise<Backlog | null> => (await measureSometimes()).backlog,
  };
}
