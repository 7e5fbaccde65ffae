import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../server/http/free-port.ts';
import { BRIDGE, BRIDGE_SESSION, pages } from '../shared/paths.ts';
import { cookieOf, SECRET } from './people.ts';
import { heading, judge, note, showRounds } from './report.ts';
import { measureInTurns, median } from './rounds.ts';

/** A seeded person whose session no other bench ends. */
const PERSON = 101_999;
const ASK_EVERY = 2; // ms
const ROUNDS = 9;

/** The status of an answer; null while nothing listens. */
const ask = (port: number, path: string, headers: Record<string, string> = {}): Promise<number | null> =>
  new Promise((done) => {
    const request = get({
      port,
      host: '127.0.0.1',
      path,
      headers: { host: `localhost:${port}`, ...headers },
    });
    request.on('response', (answer) => answer.resume().on('end', () => done(answer.statusCode ?? 0)));
    request.on('error', () => done(null));
  });

/** Milliseconds from the start of a program until it has answered each path with 200. */
async function timeStart(
  args: string[],
  paths: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  const port = await findFreePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH ?? '', PORT: String(port), ...env },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  for (const path of paths) {
    let status = await ask(port, path, { cookie: cookieOf(PERSON, SECRET) });
    while (status === null && child.exitCode === null) {
      await sleep(ASK_EVERY);
      status = await ask(port, path, { cookie: cookieOf(PERSON, SECRET) });
    }
    if (status !== 200) throw new Error(`${args.join(' ')} answered ${path} with ${status}`);
  }
  const duration = performance.now() - startedAt;
  child.kill('SIGINT');
  await ended;
  return duration;
}

/** From the start of the process to the sign-in page and an answer of the bridge, beyond Node's own start. */
export async function benchColdStart(databaseUrl: string): Promise<void> {
  const cache = await mkdtemp(join(tmpdir(), 'gatehouse-compiled-'));
  const main = join(import.meta.dirname, '../dist/server/main.js');
  const env = { DATABASE_URL: databaseUrl, BETTER_AUTH_SECRET: SECRET };
  const both = [pages.signIn, BRIDGE + BRIDGE_SESSION];
  const server = 'require("node:http").createServer((_, answer) => answer.end()).listen(process.env.PORT)';
  const rounds = await measureInTurns(
    {
      node: async () => {
        const startedAt = performance.now();
        spawnSync(process.execPath, ['-e', '0']);
        return performance.now() - startedAt;
      },
      server: () => timeStart(['-e', server], ['/']),
      gatehouse: () => timeStart([main], both, env),
      compiled: () => timeStart([main], both, { ...env, NODE_COMPILE_CACHE: cache }),
    },
    ROUNDS,
  );
  await rm(cache, { recursive: true, force: true });

  heading('From the start of the process to the sign-in page and an answer of the bridge');
  showRounds('node -e 0', 'ms', rounds.node);
  showRounds('a server of node:http alone', 'ms', rounds.server);
  showRounds('Gatehouse', 'ms', rounds.gatehouse);
  showRounds('Gatehouse, its code compiled before (Node.js 22 and later)', 'ms', rounds.compiled);
  note(`beyond Node.js: ${Math.round(beyond(rounds.gatehouse))} ms, without compiled code`);
  judge('beyond Node.js, code compiled before', beyond(rounds.compiled), { atMost: 160 }, ' ms');

  function beyond(values: readonly number[]): number {
    return median(values.map((value, round) => value - (rounds.node[round] ?? Number.NaN)));
  }
}
