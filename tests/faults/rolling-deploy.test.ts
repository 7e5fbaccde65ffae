import { expect, it } from 'vitest';
import { readMigrations } from '../../server/db/schema-state.ts';
import { buildVersionBefore, NoVersionBefore } from '../setup/version-before.ts';
import type { Entry } from './call-log.ts';
import { expectNoneCut } from './felt.ts';
import { takeSeed } from './random.ts';
import { THIS_VERSION } from './service-pair.ts';
import { NOTHING, reachVerdict, waitForRecovery } from './verdict.ts';
import { openWorld, type World } from './world.ts';

// The version before runs on the schema of this one: beside it during an update, and alone after a rollback
// (CONTRIBUTING.md, *A change of a table*).

/** What people do at both processes before a step is over. */
const ACTS = [
  'sign-up',
  'sign-in',
  'sign-out',
  'get-session',
  'profile.get',
  'profile.update',
  'change-password',
  'reset-password',
  'session.revoke',
];
/** A busy machine needs a minute for what an idle one does in ten seconds. */
const UNTIL_ALL_DONE = { timeout: 240_000, interval: 100 };

/** What has not happened yet at a process. Sessions of the other process count, and ends that the other one did. */
function listOpen(entries: readonly Entry[], process: number): string[] {
  const here = entries.filter((entry) => entry.process === process);
  const ofOther = here.filter(({ act }) => act === 'bridge');
  const isAccepted = ({ status, held }: Entry) => status === 200 && held?.startedBy === 1 - process;
  const isRefused = ({ status, held }: Entry) => status === 401 && held?.endedBy === 1 - process;
  return [
    ...ACTS.filter((act) => !here.some((entry) => entry.act === act && entry.status === 200)),
    ...(ofOther.some(isAccepted) ? [] : ['a session of the other process is accepted']),
    ...(ofOther.some(isRefused) ? [] : ['a session that the other process ended is refused']),
  ];
}

/** Waits until the load has done each act from now on, and has seen sessions of the other process, at both. */
async function waitForAll({ client }: World): Promise<void> {
  const from = client.entries.length;
  const open = () => [0, 1].map((process) => listOpen(client.entries.slice(from), process));
  await expect.poll(open, UNTIL_ALL_DONE).toEqual([[], []]);
}

/** Lets the load run through `change` and go on until everything was done, and judges what was answered. */
async function step(world: World, name: string, change: () => Promise<unknown>): Promise<void> {
  world.load.start();
  const from = performance.now();
  await change();
  await waitForRecovery(world);
  const until = performance.now();
  await waitForAll(world);
  // A stopped process refuses connections. Nothing else may be seen.
  const span = { from, until, allowed: { ...NOTHING, broken: true } };
  const { breaches, inFault, said } = await reachVerdict(world, span);
  process.stdout.write(`${name}: ${said}\n`);
  expect(breaches).toEqual([]);
  expectNoneCut({ inFault });
}

async function replace({ processes }: World, index: 0 | 1, entry: string): Promise<void> {
  expect(await processes[index].kill('SIGTERM')).toBe(0);
  await processes[index].start({}, entry);
}

const countMigrations = async ({ query }: World) =>
  (await query('select 1 from drizzle.__drizzle_migrations')).length;

it('the version before works on the schema of this one, beside it and after a rollback', async ({ skip }) => {
  const before = await buildVersionBefore().catch((error: unknown) => {
    if (error instanceof NoVersionBefore) return skip(error.message);
    throw error;
  });
  process.stdout.write(`the version before is ${[before.name, ...before.passedOver].join('; ')}\n`);
  await using world = await openWorld({ seed: takeSeed(), entry: before.entry });
  const all = readMigrations().length;
  expect(await countMigrations(world)).toBeLessThan(all);
  world.load.start();
  await waitForAll(world);

  await step(world, 'the update of one process', () => replace(world, 1, THIS_VERSION));
  expect(await countMigrations(world)).toBe(all);
  await step(world, 'the rollback', async () => {
    await replace(world, 0, before.entry); // the version before also starts on the new schema
    await replace(world, 1, before.entry);
  });
  await step(world, 'the update after it', async () => {
    await replace(world, 0, THIS_VERSION);
    await replace(world, 1, THIS_VERSION);
  });
});
