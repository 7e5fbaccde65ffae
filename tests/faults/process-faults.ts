import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import type { Fault } from './faults.ts';
import { expectNoneCut, expectWork } from './felt.ts';
import type { World } from './world.ts';

const SKEW = pathToFileURL(join(import.meta.dirname, 'skewed-clock.js')).href;
const FIVE_MINUTES = 300_000;

async function restart({ processes }: World, index: 0 | 1, env?: Record<string, string>): Promise<void> {
  const code = await processes[index].kill('SIGTERM');
  if (code !== 0) throw new Error(`process ${index} ended with ${code}`);
  await processes[index].start(env);
}

/** Opens connections that send nothing, and some that send a request byte by byte. */
async function occupy({ processes }: World, ms: number): Promise<void> {
  const sockets = processes.flatMap(({ port }) =>
    Array.from({ length: 250 }, () => connect(port, '127.0.0.1').on('error', () => {})),
  );
  const slow = sockets.filter((_, index) => index % 10 === 0);
  for (const socket of slow)
    socket.write('POST /api/auth/sign-in/email HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
  const writing = setInterval(() => {
    for (const socket of slow) socket.write('a');
  }, 300);
  await sleep(ms);
  clearInterval(writing);
  for (const socket of sockets) socket.destroy();
}

export const PROCESS_FAULTS: readonly Fault[] = [
  {
    name: 'slow clients and 500 idle connections',
    inject: (world) => occupy(world, 5_000),
    check: expectWork,
  },
  {
    name: 'clients leave in the middle of requests',
    inject: async ({ client }) => {
      client.setAborts(0.3);
      await sleep(6_000);
      client.setAborts(0);
      await sleep(5_000); // what they asked for may still be done
    },
    check: async ({ inFault, world }) => {
      expect(inFault.filter(({ isAborted, status }) => isAborted && status === null).length).toBeGreaterThan(
        0,
      );
      await expectPoolInOrder(world);
    },
  },
  {
    name: 'stop (SIGTERM) under load',
    allowed: { broken: true },
    inject: async (world) => {
      const began = performance.now();
      await world.processes[1].kill('SIGTERM').then((code) => expect(code).toBe(0));
      expect(performance.now() - began).toBeLessThan(10_000);
      await world.processes[1].start();
    },
    check: expectNoneCut,
  },
  {
    name: 'clocks five minutes apart from the database, and ten from each other',
    allowed: { broken: true },
    inject: async (world) => {
      const toEnv = (ms: number) => ({ NODE_OPTIONS: `--import=${SKEW}`, CLOCK_SKEW_MS: String(ms) });
      await restart(world, 0, toEnv(FIVE_MINUTES));
      await restart(world, 1, toEnv(-FIVE_MINUTES));
      await sleep(6_000);
      await restart(world, 0);
      await restart(world, 1);
    },
    check: expectWork,
  },
];

/** A leaked connection would be missing for ever. */
async function expectPoolInOrder({ query }: World): Promise<void> {
  const stuck = await query(
    `select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'
       and state_change < now() - interval '5 seconds'`,
  );
  expect(stuck).toEqual([]);
}
