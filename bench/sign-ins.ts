import { BRIDGE, BRIDGE_SESSION } from '../shared/paths.ts';
import { forgetAll } from './database.ts';
import { load, startGatehouse, startSignIns } from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { measureInTurns, ratioOf } from './rounds.ts';

const RATE = 500; // requests a second, far below what one process can answer
/** Milliseconds. */
const SLICE = 1_000;
const PERSON = { name: 'Ada', email: 'signs-in@example.com', password: 'correct horse battery' };

const post = (port: number, path: string, body: object) =>
  fetch(`http://localhost:${port}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Whether sign-ins delay all other callers. */
export async function benchSignIns(databaseUrl: string): Promise<void> {
  const gatehouse = await startGatehouse(databaseUrl);
  await post(gatehouse.port, '/sign-up/email', PERSON);
  const signIns = startSignIns(gatehouse, [JSON.stringify(PERSON)], 4);
  const task = {
    port: gatehouse.port,
    path: `${BRIDGE}${BRIDGE_SESSION}`,
    people: { from: 0, to: 10_000 },
    connections: 32,
    duration: SLICE,
  };
  const p99: number[] = [];
  const perSecond: number[] = [];
  // Warm-up: the code is compiled and the connections are open before the measurement.
  await signIns.during(() => load({ ...task, duration: 5_000 }));
  // Cached answers expire after a minute. All are queried right before, and the rounds end before they expire.
  // Otherwise a p50 would mix answers from the cache and from the database.
  await forgetAll(databaseUrl);
  await load({ ...task, duration: 3_000 });
  const rounds = await measureInTurns(
    {
      idle: async () => (await load({ ...task, rate: RATE })).p50,
      hashing: () =>
        signIns.during(async () => {
          const before = await signIns.count();
          const found = await load({ ...task, rate: RATE });
          p99.push(found.p99);
          perSecond.push(((await signIns.count()) - before) / (SLICE / 1000));
          return found.p50;
        }),
    },
    20,
  );
  signIns.end();
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
