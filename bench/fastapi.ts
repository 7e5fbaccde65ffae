import { forgetAll } from './database.ts';
import { load, startGatehouse } from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { measureInTurns, ratioOf } from './rounds.ts';
import { BRIDGE_KEYS, startTutor } from './tutor.ts';

/** Milliseconds. So short that a disturbance of a second by another program affects both sides of a ratio. */
const SLICE = 300;

/** The cost of authentication for a FastAPI route, and the cost of the usual alternatives. */
export async function benchFastApi(databaseUrl: string): Promise<void> {
  const gatehouse = await startGatehouse(databaseUrl, { BRIDGE_KEYS });
  const tutor = await startTutor(gatehouse);
  const jwt: string = await (await fetch(`http://127.0.0.1:${tutor.port}/jwt/token`)).json();
  const ask = async (path: string, headers: Record<string, string> = {}, duration = SLICE) => {
    const people = { from: 0, to: 10_000 };
    return (await load({ port: tutor.port, path, people, connections: 32, duration, headers })).perSecond;
  };
  await ask('/empty', {}, 3_000);
  // Cached answers expire after a minute. All are queried right before, and no measurement lasts until they expire,
  // so that this compares cached answers.
  await forgetAll(databaseUrl);
  await ask('/require', {}, 10_000);
  const rounds = await measureInTurns({ empty: () => ask('/empty'), require: () => ask('/require') }, 60, 4);
  const others = await measureInTurns(
    {
      empty: () => ask('/empty', {}, 1_000),
      asking: () => ask('/asking', {}, 1_000),
      httpx: () => ask('/httpx', {}, 1_000),
      jwt: () => ask('/jwt', { Authorization: `Bearer ${jwt}` }, 1_000),
    },
    5,
  );
  await tutor.stop();
  await gatehouse.stop();

  heading('FastAPI route, one uvicorn worker, 10,000 sessions');
  showRounds('an empty dependency', 'requests/s', rounds.empty);
  showRounds('require(), answers in memory', 'requests/s', rounds.require);
  showRounds('require() without a key, each request asks', 'requests/s', others.asking);
  showRounds('forwarding by hand, one shared httpx client', 'requests/s', others.httpx);
  showRounds('a JWT (EdDSA) verified by PyJWT, never revoked', 'requests/s', others.jwt);
  judge('require() to an empty dependency', ratioOf(rounds.require, rounds.empty), { atLeast: 0.95 });
  for (const [name, values] of [
    ['each request asks', others.asking],
    ['httpx', others.httpx],
    ['PyJWT', others.jwt],
  ] as const)
    note(`${name} to an empty dependency: ${ratioOf(values, others.empty).toFixed(3)}`);
}
