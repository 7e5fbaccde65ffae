import type { Pool, PoolClient } from 'pg';
import type { Log } from '../log.ts';

/** Sends what committed transactions left to be announced (`migrations/0017_people.sql`). */
export const ANNOUNCE_REST = 'select gatehouse_announce_rest()';

/**
 * Makes triggers leave announcements for after the commit, instead of notifying inside the transaction. The name keeps
 * what the operator chose; PostgreSQL cuts it after 63 bytes.
 */
export const ANNOUNCE_LATER = `select set_config('application_name',
  left(split_part(current_setting('application_name'), ' (announces)', 1), 40) || ' (announces)', false)`;

const NOTICE = 'gatehouse: announce after the commit';
/** Milliseconds until the next attempt after one that failed. */
const RETRY_AFTER = 500;
/** Milliseconds between two announcements of a busy process, which then announces more commits at once. */
const GATHER = 3;

/**
 * Announces after the commits of one pool what their transactions changed. NOTIFY inside a transaction would make all
 * commits wait for each other. One statement at a time announces whatever has been committed meanwhile, so a busy
 * process sends few. If the process dies before it, the next ping of any change listener announces instead.
 */
export function announceCommits(pool: Pool, log: Log): { close(): Promise<void> } {
  /** Connections whose current transaction left something. */
  const pending = new WeakSet<PoolClient>();
  let isNeeded = false;
  let isClosed = false;
  let running: Promise<void> | undefined;
  /** Ends the current pause. */
  let interrupt = () => {};

  const pause = (time: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, time);
      interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function announce(): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query(ANNOUNCE_REST);
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (isNeeded && !(isClosed && failures > 0)) {
      isNeeded = false;
      try {
        await announce();
        failures = 0;
        if (isNeeded && !isClosed) await pause(GATHER);
      } catch (error) {
        isNeeded = true;
        if (failures === 0) log.warn({ error }, 'changes could not be announced; trying again');
        if (!isClosed) await pause(RETRY_AFTER);
        failures += 1;
      }
    }
  }

  const wake = () => {
    isNeeded = true;
    running ??= run().finally(() => {
      running = undefined;
      // A commit may come after the last look of the loop, and before this.
      if (isNeeded && !isClosed) wake();
    });
  };

  pool.on('connect', (client) =>
    client.on('notice', ({ message }) => {
      if (message === NOTICE) pending.add(client);
    }),
  );
  // A connection is released after its commit, and before the caller receives the answer.
  pool.on('release', (_error, client) => {
    if (pending.delete(client)) wake();
  });

  return {
    /** Announces what is left, unless the database does not answer. */
    async close() {
      isClosed = true;
      interrupt();
      await running;
    },
  };
}
