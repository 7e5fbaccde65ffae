import { setTimeout as sleep } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { BROWSER_DAYS } from './account/browsers.ts';
import type { EmailChangeEnd } from './account/email-change-end.ts';
import type { Purge } from './account/purge.ts';
import type { Database } from './db/database.ts';
import {
  activity,
  attempt,
  knownBrowser,
  link,
  mail,
  mailCode,
  rateLimit,
  session,
  verification,
} from './db/schema/index.ts';
import type { Log } from './log.ts';
import type { Outbox } from './mail/outbox.ts';

/** Rows of one statement: short enough to hold nobody up. */
const BATCH = 500;
/** Milliseconds between two of them. */
const BREATH = 50;
/** Milliseconds. Seldom, so that a database that falls asleep is not kept awake. */
const EVERY = 60 * 60_000;
/** Any fixed number no other program of the same database is likely to lock: "swee" in ASCII. */
const LOCK = 0x73776565;

const daysAgo = (days: number): SQL => sql`now() - make_interval(days => ${days})`;

/** What is swept, and when. A session is only swept long after its end: then its going is no news. */
const RULES: readonly [name: string, table: PgTable, condition: SQL][] = [
  ['sessions', session, sql`expires_at < now() - interval '15 minutes'`],
  ['verifications', verification, sql`expires_at < now()`],
  ['codes', mailCode, sql`expires_at < now()`],
  ['links', link, sql`expires_at < now()`],
  ['limits', rateLimit, sql`ends_at < now()`],
  // A month after the last wrong password; where only a reset helps, as long as anything is kept.
  [
    'attempts',
    attempt,
    sql`updated_at < case when failures < 100 then ${daysAgo(30)} else ${daysAgo(400)} end`,
  ],
  ['mails', mail, sql`created_at < ${daysAgo(7)} and (sent_at is not null or given_up_at is not null)`],
  ['browsers', knownBrowser, sql`last_seen_at < ${daysAgo(BROWSER_DAYS)}`],
  ['activity', activity, sql`at < ${daysAgo(400)}`],
];

type SweeperOptions = {
  db: Database;
  /** Undefined where no mail is sent: then all of them stay. */
  outbox: Outbox | undefined;
  emailChangeEnd: EmailChangeEnd;
  purge: Purge;
  log: Log;
};

/** Clears away what has had its time, in small bites, one process at a time. */
export function createSweeper({ db, outbox, emailChangeEnd, purge, log }: SweeperOptions) {
  let isClosed = false;

  /** Deletes up to a batch of what nobody works on; none when another process is at it, or nothing is left. */
  const bite = (table: PgTable, condition: SQL): Promise<number> =>
    db.transaction(async (trx) => {
      const [lock] = await trx
        .select({ taken: sql<boolean>`pg_try_advisory_xact_lock(${LOCK})` })
        .from(sql`(values (1)) as one`);
      if (!lock?.taken) return 0;
      const gone = await trx
        .delete(table)
        .where(
          sql`ctid in (select ctid from ${table} where ${condition} limit ${BATCH} for update skip locked)`,
        )
        .returning({ one: sql<number>`1` });
      return gone.length;
    });

  async function sweep(): Promise<Record<string, number>> {
    const swept: Record<string, number> = {};
    /** One that fails keeps no other from being done. */
    const tend = (name: string, work: () => Promise<unknown>) =>
      work().catch((error: unknown) => log.warn({ error, name }, 'sweeping stopped, and goes on next time'));
    if (outbox) await tend('mails given up', outbox.giveUp);
    await tend('email changes', emailChangeEnd.sweep);
    await tend('accounts', async () => {
      const count = await purge();
      if (count > 0) swept.accounts = count;
    });
    for (const [name, table, condition] of RULES) {
      await tend(name, async () => {
        let count = 0;
        do {
          if (isClosed) return;
          count = await bite(table, condition);
          if (count > 0) swept[name] = (swept[name] ?? 0) + count;
          if (count === BATCH) await sleep(BREATH, undefined, { ref: false });
        } while (count === BATCH);
      });
    }
    if (Object.keys(swept).length > 0) log.info({ swept }, 'swept');
    return swept;
  }

  return {
    sweep,

    /** Sweeps now and then. Returns what ends that. */
    start(): () => Promise<unknown> {
      let running: Promise<unknown> = sweep();
      const timer = setInterval(() => {
        running = running.then(sweep);
      }, EVERY).unref();
      return () => {
        isClosed = true;
        clearInterval(timer);
        return running;
      };
    },
  };
}
