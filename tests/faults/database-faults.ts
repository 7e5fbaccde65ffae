import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect } from 'vitest';
import type { Fault } from './faults.ts';
import { expectRefusals, expectWork } from './felt.ts';
import type { World } from './world.ts';

const OTHERS = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

async function stopFor({ cluster }: World, mode: 'fast' | 'immediate', ms: number): Promise<void> {
  await cluster.stop(mode);
  await sleep(ms);
  await cluster.start();
}

/** Holds a lock on what nearly every request reads. Statements that wait for it occupy all connections. */
async function lockTables({ databaseUrl }: World, ms: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin; lock table "user" in access exclusive mode');
    await sleep(ms);
    await client.query('rollback');
  } finally {
    await client.end();
  }
}

async function makeReadOnly({ query }: World, ms: number): Promise<void> {
  const set = async (state: 'on' | 'off') => {
    await query(
      `begin; set transaction read write; alter database faults set default_transaction_read_only = ${state}; commit`,
    );
    await query(OTHERS);
  };
  await set('on');
  await sleep(ms);
  await set('off');
}

/** From then on no answer that was remembered before the stop may be used. */
const FORGOTTEN_AFTER = 3_500; // ms
/** The time while a standby answered and nothing was remembered any more. */
let onStandby = { from: 0, until: 0 };

async function failOver({ cluster, query }: World): Promise<void> {
  await cluster.stop('fast');
  await cluster.startAsStandby();
  await sleep(FORGOTTEN_AFTER);
  onStandby = { from: performance.now(), until: performance.now() + 2_000 };
  await sleep(2_000);
  expect(await query('select pg_is_in_recovery() as is_standby')).toEqual([{ is_standby: true }]);
  await query('select pg_promote()');
}

export const DATABASE_FAULTS: readonly Fault[] = [
  {
    name: 'database stopped for 10 s, with crash recovery',
    allowed: { unavailable: true },
    inject: (world) => stopFor(world, 'immediate', 10_000),
    check: expectRefusals,
  },
  {
    name: 'database restarted',
    allowed: { unavailable: true },
    isShort: true,
    inject: (world) => stopFor(world, 'immediate', 1_500),
    check: expectRefusals,
  },
  {
    name: 'database stopped in good order, and started',
    allowed: { unavailable: true },
    inject: (world) => stopFor(world, 'fast', 2_000),
    check: expectRefusals,
  },
  {
    name: 'idle connections killed',
    allowed: { unavailable: true },
    inject: async ({ query }) => {
      for (let round = 0; round < 8; round += 1) {
        await query(`${OTHERS} and state = 'idle'`);
        await sleep(400);
      }
    },
    check: expectWork,
  },
  {
    name: 'pool exhausted by locks',
    allowed: { unavailable: true },
    inject: (world) => lockTables(world, 7_000),
    check: expectRefusals,
  },
  {
    name: 'failover to a standby that is promoted after seconds',
    allowed: { unavailable: true },
    inject: failOver,
    check: ({ inFault }) => {
      const { from, until } = onStandby;
      const during = inFault.filter(({ sentAt, doneAt, held }) => held && sentAt > from && doneAt < until);
      expect(during.length).toBeGreaterThan(5);
      expect(during.filter(({ status }) => status !== 503)).toEqual([]);
    },
  },
  {
    name: 'database read-only',
    allowed: { unavailable: true },
    isShort: true,
    inject: (world) => makeReadOnly(world, 3_000),
    check: (seen) => {
      expectRefusals(seen);
      expectWork(seen);
    },
  },
];
