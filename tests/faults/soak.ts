import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { countStatuses } from './call-log.ts';
import { takeSample } from './probing.ts';
import { takeSeed } from './random.ts';
import { findLimit } from './soak-limits.ts';
import { findSlope, type Point, secondHalf } from './trend.ts';
import { NOTHING, reachVerdict, waitForRecovery } from './verdict.ts';
import { openWorld, type World } from './world.ts';

// `npm run soak -- --minutes 10`: a steady mixed load on two processes, with a fault now and then. It prints what they
// hold, and fails when something grows without an end, or when a rule of the contract is broken.

const PROBE = pathToFileURL(join(import.meta.dirname, 'probe.js')).href;
const SAMPLES_A_MINUTE = 4;
const FAULT_EVERY = 3; // samples
const MINUTE = 60_000; // ms

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
if (!(minutes >= 1)) {
  process.stderr.write('--minutes takes a number from 1 up.\n');
  process.exit(2);
}

const FAULTS: readonly ((world: World) => Promise<void>)[] = [
  async ({ processes }) => {
    for (const { link, listenLink } of processes) for (const one of [link, listenLink]) one.cut();
  },
  async ({ cluster }) => {
    await cluster.stop('immediate');
    await sleep(1_000);
    await cluster.start();
  },
  async ({ mailServer }) => {
    mailServer.setBehaviour('die');
    await sleep(1_000);
    mailServer.setBehaviour('well');
  },
];

await using world = await openWorld({
  seed: takeSeed(),
  toEnv: async () => ({ NODE_OPTIONS: `--import=${PROBE}` }),
});
const began = performance.now();
const samples: { minute: number; people: number; figures: Record<string, number> }[] = [];
const breaches: string[] = [];
let people = 0;
let requests = 0;

for (
  let round = 1;
  samples.at(-1) === undefined || performance.now() - began < minutes * MINUTE;
  round += 1
) {
  const from = performance.now();
  world.load.start();
  if (round % FAULT_EVERY === 0) await FAULTS[(round / FAULT_EVERY) % FAULTS.length]?.(world);
  await sleep(MINUTE / SAMPLES_A_MINUTE);
  await waitForRecovery(world);
  const known = new Set(world.load.everybody);
  const isFault = round % FAULT_EVERY === 0;
  const span = { from, until: performance.now(), allowed: { ...NOTHING, unavailable: isFault } };
  const verdict = await reachVerdict(world, span);
  breaches.push(...verdict.breaches);
  requests += verdict.entries.length;
  people += [...known].filter((person) => !world.load.everybody.includes(person)).length + 2; // two for the recovery
  const minute = (performance.now() - began) / MINUTE;
  samples.push({ minute, people, figures: await takeSample(world) });
  process.stdout.write(`${minute.toFixed(1)} min: ${countStatuses(verdict.entries)}\n`);
}

const late = secondHalf(samples);
const toPoints = (name: string): Point[] =>
  late.map(({ minute, figures }) => ({ minute, value: figures[name] ?? 0 }));
const newPeople = findSlope(late.map(({ minute, people: value }) => ({ minute, value })));
process.stdout.write(`${requests} requests, ${newPeople.toFixed(1)} new people a minute\n`);
process.stdout.write(
  `${'figure'.padEnd(32) + ['first', 'middle', 'last', 'a minute', 'limit'].map(pad).join('')}\n`,
);
for (const name of Object.keys(samples[0]?.figures ?? {})) {
  const slope = findSlope(toPoints(name));
  const limit = findLimit(name, newPeople);
  const row = [samples[0], late[0], samples.at(-1)].map((sample) => (sample?.figures[name] ?? 0).toFixed(1));
  process.stdout.write(
    `${name.padEnd(32) + [...row, slope.toFixed(2), limit.toFixed(2)].map(pad).join('')}\n`,
  );
  if (slope > limit)
    breaches.push(`${name} grows by ${slope.toFixed(2)} a minute, more than ${limit.toFixed(2)}`);
}
for (const breach of breaches) process.stderr.write(`${breach}\n`);
process.exitCode = breaches.length > 0 ? 1 : 0;

function pad(text: string): string {
  return text.padStart(12);
}
