import { setTimeout as sleep } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { EmailChangeEnd } from './account/email-change-end.ts';
import type { Purge } from './account/purge.ts';
import { BROWSER_DAYS } from './caller/known-browsers.ts';
import type { Database } from './db/database.ts';
import { isDataError } from './db/fault.ts';
import {
  account,
  activity,
  attempt,
  avatar,
  emailChange,
  knownBrowser,
  link,
  mail,
  mailBudget,
  mailCode,
  profile,
  rateLimit,
  session,
  user,
  verification,
} from './db/schema/index.ts';
import type { Log } from './log.ts';
import type { Outbox } from './mail/outbox.ts';

/** Rows of one statement: short enough to hold nobody up. */
const BATCH = 500;
/** Milliseconds between two of them. */
const PAUSE = 50;
/** Milliseconds. Seldom, so that a database that falls asleep is not kept awake. */
const EVERY = 60 * 60_000;
/** Any fixed number no other program of the same database is likely to lock: "swee" in ASCII. */
const LOCK = 0x73776565;

const daysAgo = (days: number): SQL => sql`now() - make_interval(days => ${days})`;

/** What is swept, and when. A session is only swept long after its end: then its going is no news. */
export const RULES: readonly [name: string, table: PgTable, condition: SQL][] = [
  ['sessions', session, sql`expires_at < now() - interval '15 minutes'`],
  ['verifications', verification, sql`expires_at < now()`],
  ['codes', mailCode, sql`expires_at < now()`],
  ['links', link, sql`expires_at < now()`],
  ['limits', rateLimit, sql`ends_at < now()`],
  // A month after the last wrong password; where only a reset helps, as long as anything is kept.
  [
    'attempts',
    attempt,
    sql`updated_at < ${daysAgo(30)} and (failures < 100 or updated_at < ${daysAgo(400)})`,
  ],
  ['mails', mail, sql`created_at < ${daysAgo(7)} and (sent_at is not null or given_up_at is not null)`],
  ['mail budgets', mailBudget, sql`ends_at < now()`],
  ['browsers', knownBrowser, sql`last_seen_at < ${daysAgo(BROWSER_DAYS)}`],
  ['activity', activity, sql`at < ${daysAgo(400)}`],
];

/** Tables without such a rule, and what deletes their rows. Each table is in one of the two lists: a test says so. */
export const ENDS: readonly [table: PgTable, by: 'the person' | 'purge' | 'emailChangeEnd'][] = [
  [user, 'purge'],
  [account, 'the person'], // deleted with their row of `user`, by the foreign key
  [profile, 'the person'],
  [avatar, 'the person'],
  [emailChange, 'emailChangeEnd'],
];

type CleanupOptions = {
  db: Database;
  /** Undefined where no mail is sent: then all of them stay. */
  outbox: Outbox | undefined;
  emailChangeEnd: EmailChangeEnd;
  purge: Purge;
  log: Log;
};

/** Clears away what has had its time, in small bites, one process at a time. */
export function createCleanup({ db, outbox, emailChangeEnd, purge, log }: CleanupOptions) {
  let isClosed = false;

  /** Deletes the given rows, or a batch of those nobody works on; null when another process is sweeping. */
  const remove = (table: PgTable, rows: SQL): Promise<number | null> =>
    db.transaction(async (trx) => {
      const [lock] = await trx
        .select({ taken: sql<boolean>`pg_try_advisory_xact_lock(${LOCK})` })
        .from(sql`(values (1)) as one`);
      if (!lock?.taken) return null;
      const gone = await trx
        .delete(table)
        .where(sql`ctid = any(array(${rows}))`)
        .returning({ one: sql<number>`1` });
      return gone.length;
    });

  /** Deletes up to a batch. False when nothing is left, or only rows that cannot be deleted. */
  async function runBatch(name: string, table: PgTable, condition: SQL, count: (gone: number) => void) {
    const batch = sql`select ctid from ${table} where ${condition} limit ${BATCH} for update skip locked`;
    try {
      const gone = (await remove(table, batch)) ?? 0;
      count(gone);
      return gone === BATCH;
    } catch (error) {
      if (!isDataError(error)) throw error;
    }
    // A constraint or trigger of somebody else keeps one of them: it must not keep the others.
    const rows = await db.select({ ctid: sql<string>`ctid::text` }).from(table).where(condition).limit(BATCH);
    let gone = 0;
    for (const { ctid } of rows) {
      const row = sql`select ctid from ${table} where ctid = ${ctid}::tid and ${condition} for update skip locked`;
      gone += await remove(table, row).then(
        (removed) => removed ?? 0,
        (error: unknown) => {
          log.warn({ error, name }, 'a row could not be deleted; the next run tries again');
          return 0;
        },
      );
    }
    count(gone);
    return gone > 0 && rows.length === BATCH;
  }

  async function run(): Promise<Record<string, number>> {
    const deleted: Record<string, number> = {};
    /** One that fails keeps no other from being done. */
    const runStep = (name: string, work: () => Promise<unknown>) =>
      work().catch((error: unknown) =>
        log.warn({ error, name }, 'the cleanup stopped, and goes on next time'),
      );
    if (outbox) await runStep('mails given up', outbox.giveUp);
    await runStep('email changes', emailChangeEnd.run);
    await runStep('accounts', async () => {
      const count = await purge();
      if (count > 0) deleted.accounts = count;
    });
    for (const [name, table, condition] of RULES) {
      await runStep(name, async () => {
        const count = (gone: number) => {
          if (gone > 0) deleted[name] = (deleted[name] ?? 0) + gone;
        };
        while (!isClosed && (await runBatch(name, table, condition, count)))
          await sleep(PAUSE, undefined, { ref: false });
      });
    }
    if (Object.keys(deleted).length > 0) log.info({ deleted }, 'cleaned up');
    return deleted;
  }

  return {
    run,

    /** Sweeps now and then. Returns what ends that. */
    start(): () => Promise<unknown> {
      let running: Promise<unknown> = run();
      const timer = setInterval(() => {
        running = running.then(run);
      }, EVERY).unref();
      return () => {
        isClosed = true;
        clearInterval(timer);
        return running;
      };
    },
  };
}
