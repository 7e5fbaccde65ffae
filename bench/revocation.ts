import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { BRIDGE, BRIDGE_SESSION, TRPC } from '../shared/paths.ts';
import { cookieOf, SECRET, sessionIdOf } from './people.ts';
import { type Program, startGatehouse } from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { percentile } from './rounds.ts';
import { BRIDGE_KEYS, startTutor } from './tutor.ts';

const REVOCATIONS = 300;
/** People of this bench only, because their revoked sessions must not be missing elsewhere. */
const FIRST = 101_500;
/** Milliseconds for which a place is queried after its first refusal: it must not accept the session again. */
const AFTERWARDS = 30;
/**
 * Seconds after the last revocation at which all sessions are queried again: immediately; when a cache may store an
 * answer about that session again (3 s); and when the cache no longer refuses by itself (60 s).
 */
const AGAIN_AFTER = [0, 4, 61];

type Place = { name: string; url: string };
/** The milliseconds until the first refusal, and the number of acceptances after it. */
type Found = { delay: number; relapses: number };

/** Node's plain client. `fetch` would use more processor time than the queried programs need to answer. */
const agent = new Agent({ keepAlive: true });
const ask = (url: string, cookie: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', reject);
  });

/** Revokes the session with its own credential, at one process. */
async function revoke({ port }: Program, n: number): Promise<void> {
  const url = `http://localhost:${port}`;
  const response = await fetch(`${url}${TRPC}/session.revoke`, {
    method: 'POST',
    headers: { cookie: cookieOf(n, SECRET), origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ id: sessionIdOf(n) }),
  });
  if (response.status !== 200) throw new Error(`session.revoke answered ${response.status}`);
  await response.arrayBuffer();
}

async function watch({ url, name }: Place, cookie: string, since: number): Promise<Found> {
  let refusedAt: number | undefined;
  let relapses = 0;
  for (;;) {
    const status = await ask(url, cookie);
    const now = performance.now();
    if (status !== 200 && status !== 401) throw new Error(`${name} answered ${status}`);
    if (status === 401) refusedAt ??= now;
    else if (refusedAt !== undefined) relapses += 1;
    if (refusedAt !== undefined && now - refusedAt > AFTERWARDS)
      return { delay: refusedAt - since, relapses };
    if (now - since > 10_000) throw new Error(`${name} never heard of a revocation`);
  }
}

/** How long other places still accept a revoked session. */
export async function benchRevocation(databaseUrl: string): Promise<void> {
  const env = { BRIDGE_KEYS };
  const [revoking, other] = [await startGatehouse(databaseUrl, env), await startGatehouse(databaseUrl, env)];
  const tutor = await startTutor(other);
  const places: Place[] = [
    { name: 'the other process', url: `http://localhost:${other.port}${BRIDGE}${BRIDGE_SESSION}` },
    { name: 'FastAPI', url: `http://127.0.0.1:${tutor.port}/require` },
  ];
  const delays = new Map<string, number[]>(places.map(({ name }) => [name, []]));
  let relapses = 0;
  for (let index = 0; index < REVOCATIONS; index += 1) {
    const n = FIRST + index;
    const cookie = cookieOf(n, SECRET);
    // Queried until the answer is cached in both places: the third answer comes from the cache.
    for (const { url } of places) for (let time = 0; time < 3; time += 1) await ask(url, cookie);
    await revoke(revoking, n);
    const since = performance.now();
    const found = await Promise.all(places.map((place) => watch(place, cookie, since)));
    for (const [at, { name }] of places.entries()) {
      delays.get(name)?.push(found[at]?.delay ?? Number.NaN);
      relapses += found[at]?.relapses ?? 0;
    }
  }
  const lastAt = performance.now();
  let askedAgain = 0;
  for (const seconds of AGAIN_AFTER) {
    await sleep(Math.max(0, lastAt + seconds * 1_000 - performance.now()));
    for (const { url } of places)
      for (let index = 0; index < REVOCATIONS; index += 1) {
        if ((await ask(url, cookieOf(FIRST + index, SECRET))) !== 401) relapses += 1;
        askedAgain += 1;
      }
  }
  agent.destroy();
  for (const program of [tutor, other, revoking]) await program.stop();

  heading(`Revocation: from the answer of session.revoke to the first refusal, ${REVOCATIONS} times`);
  for (const [name, values] of delays) {
    const shares = [0.5, 0.9, 0.99, 1].map((share) => percentile(values, share));
    showRounds(`${name}: p50, p90, p99, slowest`, 'ms', shares);
  }
  note(`all asked for again ${AGAIN_AFTER.join(', ')} s after the last: ${askedAgain} questions`);
  note(
    'each includes one or two questions of the watcher, about 1 ms; below 0 it was refused before the answer was read',
  );
  judge('other process, p99', percentile(delays.get('the other process') ?? [], 0.99), { atMost: 10 }, ' ms');
  judge('FastAPI with memory, p99', percentile(delays.get('FastAPI') ?? [], 0.99), { atMost: 50 }, ' ms');
  judge('let in again after a refusal', relapses, { atMost: 0 });
}
