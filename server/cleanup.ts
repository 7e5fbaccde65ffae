import { setTimeout as sleep } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { type EmailChangeEnd, isChangeOver } from './account/email-change-end.ts';
import { type FactorReset, isResetDue } from './account/factor-reset.ts';
import { isPurgeDue, type Purge } from './account/purge.ts';
import { BROWSER_DAYS } from './caller/known-browsers.ts';
import type { ChangeStore } from './changes/store.ts';
import type { Database } from './db/database.ts';
import { isDataError } from './db/fault.ts';
import {
  account,
  activity,
  announcement,
  attempt,
  avatar,
  backupCode,
  change,
  claims,
  emailChange,
  knownBrowser,
  lastingSecret,
  link,
  mail,
  mailBudget,
  mailCode,
  oauthAccessToken,
  oauthCode,
  oauthGrant,
  oauthProof,
  operatorRecovery,
  passkey,
  pendingSignIn,
  profile,
  rateLimit,
  session,
  twoFactor,
  usedChallenge,
  user,
  verification,
} from './db/schema/index.ts';
import type { Log } from './log.ts';
import type { Outbox } from './mail/outbox.ts';

/** Rows in one batch: few enough that a statement does not delay others. */
const BATCH = 500;
/** Rows of one rule that are counted: more are as good as many. */
const COUNT_MOST = 100_000;
/** Milliseconds between two batches. */
const PAUSE = 50;
/** Milliseconds between two runs. PostgreSQL may suspend when it is idle; a frequent job would wake it up. */
const EVERY = 60 * 60_000;
/** A fixed number that no other program in the same database is likely to lock: "swee" in ASCII. */
const LOCK = 0x73776565;

const daysAgo = (days: number): SQL => sql`now() - make_interval(days => ${days})`;

/**
 * What the job deletes, and when. It deletes a session only long after the session has ended: subscribers need no event
 * for such a deletion.
 */
export const RULES: readonly [name: string, table: PgTable, condition: SQL][] = [
  ['sessions', session, sql`expires_at < now() - interval '15 minutes'`],
  ['verifications', verification, sql`expires_at < now()`],
  ['codes', mailCode, sql`expires_at < now()`],
  ['links', link, sql`expires_at < now()`],
  ['recoveries', operatorRecovery, sql`expires_at < now()`],
  ['authorization codes', oauthCode, sql`expires_at < now()`],
  ['access tokens', oauthAccessToken, sql`expires_at < now()`],
  // A grant with a refresh token ends with its session.
  ['grants', oauthGrant, sql`refresh_hash is null and expires_at < now() - interval '15 minutes'`],
  // A process whose clock is late still accepts the nonce.
  ['proofs', oauthProof, sql`expires_at < now() - interval '15 minutes'`],
  // A call that found the challenge good in time may be slow to use it up.
  ['challenges', usedChallenge, sql`expires_at < now() - interval '15 minutes'`],
  ['pending sign-ins', pendingSignIn, sql`expires_at < now()`],
  ['limits', rateLimit, sql`ends_at < now()`],
  // 30 days after the last wrong guess. After 100 failures waiting does not help: those rows stay for 400 days.
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

/** What else a run deletes, by the rules of its subjects, with what belongs to it. */
const FINISHED: readonly [name: string, table: PgTable, condition: SQL | undefined][] = [
  ['accounts', user, isPurgeDue],
  ['email changes', emailChange, isChangeOver],
  ['second factors', operatorRecovery, isResetDue],
];

/** Tables without a rule, and what deletes their rows. Each table is in one of the two lists; a test checks it. */
export const ENDS: readonly [
  table: PgTable,
  by: 'the person' | 'two_factor' | 'purge' | 'emailChangeEnd' | 'changeStore' | 'announcer' | 'nobody',
][] = [
  [user, 'purge'],
  [account, 'the person'], // deleted with the row in `user`, by the foreign key
  [profile, 'the person'],
  [claims, 'the person'],
  [avatar, 'the person'],
  [emailChange, 'emailChangeEnd'],
  [passkey, 'the person'],
  [twoFactor, 'the person'],
  [change, 'changeStore'], // in the order of their numbers
  [announcement, 'announcer'],
  [lastingSecret, 'nobody'], // one row, for as long as the database
  [backupCode, 'two_factor'], // deleted with the row in `two_factor`, by the foreign key
];

type CleanupOptions = {
  db: Database;
  /** Undefined if the service sends no mail: then all mails stay in the outbox. */
  outbox: Outbox | undefined;
  emailChangeEnd: EmailChangeEnd;
  factorReset: FactorReset;
  purge: Purge;
  changeStore: ChangeStore;
  log: Log;
};

/** Deletes outdated rows in small batches. Only one process works at a time. */
export function createCleanup({
  db,
  outbox,
  emailChangeEnd,
  factorReset,
  purge,
  changeStore,
  log,
}: CleanupOptions) {
  let isClosed = false;

  /** Deletes the rows that `rows` selects by `ctid`; returns their number. Null when another process holds the lock. */
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

  /** Deletes at most one batch. False when nothing is left, or only rows that cannot be deleted. */
  async function runBatch(name: string, table: PgTable, condition: SQL, count: (gone: number) => void) {
    const batch = sql`select ctid from ${table} where ${condition} limit ${BATCH} for update skip locked`;
    try {
      const gone = (await remove(table, batch)) ?? 0;
      count(gone);
      return gone === BATCH;
    } catch (error) {
      if (!isDataError(error)) throw error;
    }
    // A constraint or trigger that is not the service's own blocks one row of the batch. The rows are deleted one by
    // one, so that it does not keep the others.
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
    /** Logs the error of a step that fails, so that the other steps still run. */
    const runStep = (name: string, work: () => Promise<unknown>) =>
      work().catch((error: unknown) =>
        log.warn({ error, name }, 'a step of the cleanup failed; the next run tries again'),
      );
    if (outbox) await runStep('mails given up', outbox.giveUp);
    await runStep('email changes', emailChangeEnd.run);
    await runStep('second factors', factorReset.run);
    await runStep('accounts', async () => {
      const count = await purge();
      if (count > 0) deleted.accounts = count;
    });
    await runStep('changes', async () => {
      for (let isDone = false; !isDone && !isClosed; ) {
        const batch = await changeStore.removeOld();
        if (batch.gone > 0) deleted.changes = (deleted.changes ?? 0) + batch.gone;
        ({ isDone } = batch);
        if (!isDone) await sleep(PAUSE, undefined, { ref: false });
      }
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

    /** The rows that a run would delete now, at most `COUNT_MOST` of each kind. Old changes are not counted. */
    async countDue(): Promise<Record<string, number>> {
      const due: Record<string, number> = {};
      for (const [name, table, condition] of [...FINISHED, ...RULES]) {
        const rows = db
          .select({ one: sql`1`.as('one') })
          .from(table)
          .where(condition)
          .limit(COUNT_MOST)
          .as('due');
        const [row] = await db.select({ count: sql`count(*)`.mapWith(Number) }).from(rows);
        if (row && row.count > 0) due[name] = row.count;
      }
      return due;
    },

    /** Runs the job at once, then every `EVERY` ms. The returned function stops it. */
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
export type Cleanup = ReturnType<typeof createCleanup>;
