import { setTimeout as sleep } from 'node:timers/promises';
import { BRIDGE, BRIDGE_SESSION } from '../shared/paths.ts';
import { load, type Program, startGatehouse, startLoad } from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { measureInTurns, ratioOf } from './rounds.ts';

const RATE = 500; // requests a second, far below what one process can answer
const PERSON = { name: 'Ada', email: 'signs-in@example.com', password: 'correct horse battery' };

const post = (port: number, path: string, body: object) =>
  fetch(`http://localhost:${port}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Has people sign in, four at a time, while `work` runs; counts them. */
async function whileSigningIn<Result>({ port }: Program, work: () => Promise<Result>) {
  const signIns = startLoad('sign-in-load.ts', {
    PORT: String(port),
    PEOPLE: JSON.stringify([JSON.stringify(PERSON)]),
  });
  await sleep(1_000); // until it is at work
  const result = await work();
  return { result, count: Number(await signIns.end()) };
}

/** Whether people who sign in make everybody else wait. */
export async function benchSignIns(databaseUrl: string): Promise<void> {
  const gatehouse = await startGatehouse(databaseUrl);
  await post(gatehouse.port, '/sign-up/email', PERSON);
  const task = {
    port: gatehouse.port,
    path: `${BRIDGE}${BRIDGE_SESSION}`,
    people: { from: 0, to: 10_000 },
    connections: 32,
    duration: 3_000,
    rate: RATE,
  };
  const p99: number[] = [];
  const perSecond: number[] = [];
  const rounds = await measureInTurns(
    {
      idle: async () => (await load(task)).p50,
      hashing: async () => {
        const { result, count } = await whileSigningIn(gatehouse, () => load(task));
        p99.push(result.p99);
        perSecond.push((count / (task.duration + 1_000)) * 1000);
        return result.p50;
      },
    },
    9,
  );
  await gatehouse.stop();

  heading(`Bridge at ${RATE} requests/s while four sign-ins are hashing`);
  showRounds('p50 while nobody signs in', 'ms', rounds.idle);
  showRounds('p50 meanwhile', 'ms', rounds.hashing);
  showRounds('p99 meanwhile', 'ms', p99);
  showRounds('sign-ins meanwhile', 'per second', perSecond);
  note(
    'two cores for the service, the database, the load and who signs in: p99 is what the scheduler makes of that',
  );
  judge('p50 meanwhile to p50 idle', ratioOf(rounds.hashing, rounds.idle), { atMost: 2 }, ' ×');
}
