import { AUTH, BRIDGE, BRIDGE_SESSION } from '../shared/paths.ts';
import { forgetAll } from './database.ts';
import { cookieOf, SECRET, seedGrants } from './people.ts';
import { keepApart, load, type Program, startGatehouse, startScript } from './processes.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { measureInTurns, ratioOf } from './rounds.ts';

const SESSION_PATH = `${BRIDGE}${BRIDGE_SESSION}`;
const CONNECTIONS = 32;
const WARM = { from: 0, to: 10_000 };
/** The site to which the sessions of `WARM` are handed. */
const SITE = 'https://book.example.com';
/**
 * More than one measurement can query. Every measurement starts by invalidating all answers, so no session is met
 * twice.
 */
const COLD = { from: 0, to: 100_000 };
const COLD_CONNECTIONS = 64;
/** Milliseconds. So short that a disturbance of a second by another program affects both sides of a ratio. */
const SLICE = 300;
const ROUNDS = 50;
/** Another program may disturb for half a minute. */
const SERIES = 2;
/** Longer and fewer, because each slice starts by invalidating all answers. */
const COLD_SLICE = 1_000;
const COLD_ROUNDS = 20;
/** Milliseconds: Better Auth's route needs some thousand answers until it is compiled. */
const WARM_UP = 4_000;

/** The headers and body of a bridge answer, for a server that only sends them. */
async function readAnswer({ port }: Program): Promise<Record<string, string>> {
  const response = await fetch(`http://localhost:${port}${SESSION_PATH}`, {
    headers: { cookie: cookieOf(0, SECRET) },
  });
  const ofTheConnection = new Set(['date', 'connection', 'keep-alive']);
  const headers = [...response.headers].filter(([name]) => !ofTheConnection.has(name));
  return { ANSWER_HEADERS: JSON.stringify(headers), ANSWER_BODY: await response.text() };
}

const ask = async ({ port }: Program, path: string, people = WARM, duration = SLICE) => {
  const connections = people === WARM ? CONNECTIONS : COLD_CONNECTIONS;
  return (await load({ port, path, people, connections, duration })).perSecond;
};

/** The same with the access tokens of a site. */
const askBySite = async ({ port }: Program, duration = SLICE) => {
  const headers = { Origin: SITE };
  const task = { port, path: SESSION_PATH, people: WARM, connections: CONNECTIONS, duration, headers };
  return (await load({ ...task, credential: 'access' })).perSecond;
};

/** The share of node's own speed that remains when every answer is correct. */
export async function benchBridge(databaseUrl: string): Promise<void> {
  await seedGrants(databaseUrl, { ...WARM, site: SITE });
  const gatehouse = await startGatehouse(databaseUrl, { TRUSTED_ORIGINS: SITE });
  const hello = await startScript('hello.ts', await readAnswer(gatehouse));
  const naive = await startScript('get-session.ts', { DATABASE_URL: databaseUrl });
  const plain = await startScript('better-auth.ts', { DATABASE_URL: databaseUrl });
  const programs = { gatehouse, hello, naive, plain };
  const isApart = await keepApart(Object.values(programs), async () => {
    await benchWarm(programs, databaseUrl);
    await benchAccess(gatehouse, databaseUrl);
    await benchCold(programs, databaseUrl);
  });
  if (!isApart) note('taskset is missing: the load shared its core with what it measured');
  for (const program of Object.values(programs)) await program.stop();
}

type Programs = { gatehouse: Program; hello: Program; naive: Program; plain: Program };

async function benchWarm({ gatehouse, hello, plain }: Programs, databaseUrl: string): Promise<void> {
  heading('Bridge, from memory: 10,000 sessions, one process');
  const GET_SESSION = `${AUTH}/get-session`;
  for (const [program, path] of [
    [hello, '/'],
    [gatehouse, GET_SESSION],
    [plain, GET_SESSION],
    [gatehouse, SESSION_PATH],
  ] as const)
    await ask(program, path, WARM, WARM_UP);
  const warm = {
    bridge: [] as number[],
    hello: [] as number[],
    route: [] as number[],
    plain: [] as number[],
  };
  for (let series = 0; series < SERIES; series += 1) {
    // Cached answers expire after a minute: a series ends before that.
    await forgetAll(databaseUrl);
    await ask(gatehouse, SESSION_PATH, WARM, WARM_UP / 2);
    const found = await measureInTurns(
      {
        bridge: () => ask(gatehouse, SESSION_PATH),
        hello: () => ask(hello, '/'),
        route: () => ask(gatehouse, GET_SESSION),
        plain: () => ask(plain, GET_SESSION),
      },
      ROUNDS,
    );
    for (const name of ['bridge', 'hello', 'route', 'plain'] as const) warm[name].push(...found[name]);
  }
  showRounds('bridge', 'requests/s', warm.bridge);
  showRounds('bare node:http, same headers and body', 'requests/s', warm.hello);
  showRounds('the get-session route', 'requests/s', warm.route);
  showRounds("a plain Better Auth's get-session route", 'requests/s', warm.plain);
  judge('bridge to node:http', ratioOf(warm.bridge, warm.hello), { atLeast: 0.6, aim: 0.8 });
  judge("bridge to a plain Better Auth's", ratioOf(warm.bridge, warm.plain), { atLeast: 25, aim: 33 }, ' ×');
  judge(
    "the get-session route to a plain Better Auth's",
    ratioOf(warm.route, warm.plain),
    { atLeast: 1 },
    ' ×',
  );
}

async function benchAccess(gatehouse: Program, databaseUrl: string): Promise<void> {
  heading('Bridge, from memory: access tokens of a site, 10,000 sessions, one process');
  const warm = { cookie: [] as number[], access: [] as number[] };
  for (let series = 0; series < SERIES; series += 1) {
    await forgetAll(databaseUrl);
    await ask(gatehouse, SESSION_PATH, WARM, WARM_UP / 2);
    await askBySite(gatehouse, WARM_UP / 2);
    const found = await measureInTurns(
      { cookie: () => ask(gatehouse, SESSION_PATH), access: () => askBySite(gatehouse) },
      ROUNDS,
    );
    for (const name of ['cookie', 'access'] as const) warm[name].push(...found[name]);
  }
  showRounds('session cookie', 'requests/s', warm.cookie);
  showRounds('access token', 'requests/s', warm.access);
  judge('access token to session cookie', ratioOf(warm.access, warm.cookie), { atLeast: 0.95 });
}

async function benchCold({ gatehouse, naive }: Programs, databaseUrl: string): Promise<void> {
  heading('Bridge, nothing in memory: 100,000 sessions, one process');
  await ask(naive, '/', COLD, WARM_UP);
  const cold = await measureInTurns(
    {
      bridge: async () => {
        await forgetAll(databaseUrl);
        return ask(gatehouse, SESSION_PATH, COLD, COLD_SLICE);
      },
      naive: () => ask(naive, '/', COLD, COLD_SLICE),
    },
    COLD_ROUNDS,
  );
  showRounds('bridge', 'requests/s', cold.bridge);
  showRounds('auth.api.getSession behind node:http', 'requests/s', cold.naive);
  judge('bridge to auth.api.getSession', ratioOf(cold.bridge, cold.naive), { atLeast: 12, aim: 18 }, ' ×');
}
