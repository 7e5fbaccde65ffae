import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FAULTS, type Fault } from './faults.ts';
import { takeSeed } from './random.ts';
import { NOTHING, reachVerdict, waitForRecovery } from './verdict.ts';
import { openWorld, type World } from './world.ts';

// Each fault happens to two processes that serve a mixed load. What the clients were told, and what the database holds
// afterwards, must be what the contract's seven rules promise.

let world: World;
beforeAll(async () => {
  world = await openWorld({ seed: takeSeed() });
});
afterAll(() => world[Symbol.asyncDispose]());

/** Milliseconds of load before a fault, and after it. */
const WARM_UP = 600;
const AFTERWARDS = 1_000;

async function suffer({ name, allowed = {}, inject, check }: Fault): Promise<void> {
  world.load.start();
  await sleep(WARM_UP);
  const from = performance.now();
  await inject(world);
  const recovery = await waitForRecovery(world);
  const until = performance.now();
  await sleep(AFTERWARDS);
  const span = { from, until, allowed: { ...NOTHING, ...allowed } };
  const { breaches, inFault, said } = await reachVerdict(world, span);
  process.stdout.write(`${name}: ${said}; right again after ${recovery} ms\n`);
  expect(breaches).toEqual([]);
  await check?.({ inFault, world });
}

const walked = FAULTS.filter(({ isShort }) => isShort || !process.env.WHOLE_RUN);

it.each(walked.map((fault) => [fault.name, fault] as const))(
  'the seven rules hold through a fault under load: %s',
  (_, fault) => suffer(fault),
);
