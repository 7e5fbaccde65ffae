import { setTimeout as sleep } from 'node:timers/promises';
import { BRIDGE, BRIDGE_SESSION } from '../shared/paths.ts';
import { signUp } from './passwords.ts';
import { cpuTimeWithChildren, load, type Program, startGatehouse, startSignIns } from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { measureInTurns, type Rounds, ratioOf } from './rounds.ts';

/** Questions per second: far below the maximum of one process, so that both services answer as many. */
const RATE = 3_000;
const CONNECTIONS = 20;
/** So few that each worker soon has every answer in its memory. */
const PEOPLE = { from: 0, to: 500 };
const SIGN_INS_AT_ONCE = 8;
// Milliseconds.
const WARM_UP = 3_000;
const DURATION = 3_000;
const ROUNDS = 4;

/** What a request costs when two workers share the port, compared with one process. */
export async function benchWorkers(databaseUrl: string): Promise<void> {
  const one = await startGatehouse(databaseUrl, { WORKERS: '1' });
  const two = await startGatehouse(databaseUrl, { WORKERS: '2' });
  heading('Two workers behind one port');
  await benchWarm({ one, two });
  await benchSignIns({ one, two });
  for (const program of [one, two]) await program.stop();
  note(
    'the load, PostgreSQL and both workers share the cores: without pause, the cores are what bounds both',
  );
}

type Pair = { one: Program; two: Program };

const ask = ({ port }: Program, duration: number, rate?: number) =>
  load({
    port,
    path: `${BRIDGE}${BRIDGE_SESSION}`,
    people: PEOPLE,
    connections: CONNECTIONS,
    duration,
    ...(rate !== undefined && { rate }),
  });

async function benchWarm({ one, two }: Pair): Promise<void> {
  for (const program of [one, two]) await ask(program, WARM_UP);
  const costOf = async (program: Program) => {
    const before = cpuTimeWithChildren(program.pid);
    const { answers } = await ask(program, DURATION, RATE);
    return ((cpuTimeWithChildren(program.pid) - before) * 1_000) / answers;
  };
  const cost = await measureInTurns({ one: () => costOf(one), two: () => costOf(two) }, ROUNDS);
  const speed = await measureInTurns(
    {
      one: async () => (await ask(one, DURATION)).perSecond,
      two: async () => (await ask(two, DURATION)).perSecond,
    },
    ROUNDS,
  );
  show(`warm questions, asked ${RATE}/s`, 'µs of processor time', cost);
  judge(
    'a warm question with two workers, to one process',
    ratioOf(cost.two, cost.one),
    { atMost: 1.4 },
    ' ×',
  );
  show('warm questions without pause', 'requests/s', speed);
  note(`two workers to one process: ${ratioOf(speed.two, speed.one).toFixed(2)} ×`);
}

async function benchSignIns({ one, two }: Pair): Promise<void> {
  const start = async (program: Program, name: string) => {
    const people: string[] = [];
    for (let n = 0; n < SIGN_INS_AT_ONCE; n += 1)
      people.push(await signUp(program, `workers-${name}${n}@example.com`));
    return startSignIns(program, people, SIGN_INS_AT_ONCE);
  };
  const signIns = { one: await start(one, 'one'), two: await start(two, 'two') };
  const speeds = { one: [] as number[], two: [] as number[] };
  const costOf = (program: Program, name: 'one' | 'two') =>
    signIns[name].during(async () => {
      const [usedBefore, countBefore] = [cpuTimeWithChildren(program.pid), await signIns[name].count()];
      await sleep(DURATION);
      const count = (await signIns[name].count()) - countBefore;
      speeds[name].push(count / (DURATION / 1_000));
      return (cpuTimeWithChildren(program.pid) - usedBefore) / count;
    });
  const cost = await measureInTurns({ one: () => costOf(one, 'one'), two: () => costOf(two, 'two') }, ROUNDS);
  for (const one of Object.values(signIns)) one.end();
  show(`sign-ins, ${SIGN_INS_AT_ONCE} at once`, 'ms of processor time', cost);
  judge('a sign-in with two workers, to one process', ratioOf(cost.two, cost.one), { atMost: 1.4 }, ' ×');
  show('the same', 'sign-ins/s', speeds);
  note(`two workers to one process: ${ratioOf(speeds.two, speeds.one).toFixed(2)} ×`);
}

function show(what: string, unit: string, { one, two }: Rounds<'one' | 'two'>): void {
  showRounds(`${what}: one process`, unit, one);
  showRounds(`${what}: two workers`, unit, two);
}
