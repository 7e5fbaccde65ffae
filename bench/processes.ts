import { execFile, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findFreePort } from '../server/http/free-port.ts';
import type { LoadResult, LoadTask } from './load.ts';
import { SECRET } from './people.ts';

const ROOT = resolve(import.meta.dirname, '..');
const TSX = ['--import', import.meta.resolve('tsx')];
/** Milliseconds of one CPU tick of `/proc`. */
const TICK = 10;
/** Milliseconds until the sign-ins have started to hash. */
const SETTLE_MS = 300;

export type Program = { port: number; pid: number; stop(): Promise<void> };

/** Starts a program that listens on `PORT` and prints a line with 'ready' or 'running' when it does. */
export async function startProgram(
  command: string,
  args: string[],
  env: Record<string, string> = {},
  cwd = ROOT,
): Promise<Program> {
  const port = await findFreePort();
  const fill = (text: string) => text.replace('{port}', String(port));
  const child = spawn(command, args.map(fill), {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((done, fail) => {
    const read = (data: Buffer) => {
      said = `${said}${data}`.slice(-4000);
      if (/ready|running/i.test(said)) done();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) =>
      fail(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${said}`)),
    );
  });
  return {
    port,
    pid: child.pid as number,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGINT');
      }),
  };
}

/** Starts one of the bench's own programs. */
export const startScript = (
  name: string,
  env: Record<string, string>,
  flags: string[] = [],
): Promise<Program> => startProgram(process.execPath, [...flags, ...TSX, join(ROOT, 'bench', name)], env);

/** Runs one of the bench's own programs to its end, and returns its output. */
export async function runScript(
  name: string,
  env: Record<string, string>,
  flags: string[] = [],
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, ...TSX, join(ROOT, 'bench', name)],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
      timeout: 120_000,
    },
  );
  return stdout;
}

/** Starts the built service, as `npm start` runs it. */
export const startGatehouse = (databaseUrl: string, env: Record<string, string> = {}): Promise<Program> =>
  startProgram(process.execPath, ['dist/server/main.js'], {
    DATABASE_URL: databaseUrl,
    BETTER_AUTH_SECRET: SECRET,
    // One IP address sends the requests of all people.
    RATE_LIMITS: ['sign_up', 'sign_in', 'password', 'mail', 'auth', 'trpc']
      .map((name) => `${name}:100000000/60`)
      .join(),
    ...env,
  });

/** A process of its own whose people sign in again and again while another program is measured. */
export function startSignIns({ port }: Program, people: readonly string[], atOnce: number) {
  const child = spawn(process.execPath, [...TSX, join(ROOT, 'bench/sign-in-load.ts')], {
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      PORT: String(port),
      PEOPLE: JSON.stringify(people),
      AT_ONCE: String(atOnce),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const send = async (word: 'go' | 'rest' | 'count'): Promise<number> => {
    child.stdin.write(`${word}\n`);
    const line = await lines.next();
    if (line.done) throw new Error('signing in ended early');
    return Number(line.value);
  };
  return {
    /** The number of sign-ins so far. */
    count: () => send('count'),
    /** Runs the sign-ins during `work`, and for a short time before it. */
    async during<Result>(work: () => Promise<Result>): Promise<Result> {
      await send('go');
      await sleep(SETTLE_MS);
      const result = await work();
      await send('rest');
      return result;
    },
    end: (): void => void child.stdin.end(),
  };
}

type Loader = { run: (task: LoadTask) => Promise<LoadResult>; pid: number; end: () => void };
let idleLoaders: Loader[] = [];

function startLoader(): Loader {
  const child = spawn(process.execPath, [...TSX, join(ROOT, 'bench/load.ts')], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  return {
    pid: child.pid as number,
    end: () => child.stdin.end(),
    run: (task) =>
      new Promise((resolve, reject) => {
        const onExit = (code: number | null) => reject(new Error(`the load ended with ${code}`));
        child.once('exit', onExit);
        lines.once('line', (line) => {
          child.off('exit', onExit);
          resolve(JSON.parse(line));
        });
        child.stdin.write(`${JSON.stringify(task)}\n`);
      }),
  };
}

/**
 * Generates load from a process of its own. Throws when an answer was not 200, because the figure would mean
 * nothing.
 */
export async function load(task: Omit<LoadTask, 'secret'>): Promise<LoadResult> {
  const loader = idleLoaders.pop() ?? startLoader();
  const result = await loader.run({ ...task, secret: SECRET });
  idleLoaders.push(loader);
  if (result.wrong > 0 || result.answers === 0)
    throw new Error(`${result.wrong} of ${result.answers} answers to ${task.path} were not 200`);
  return result;
}

/**
 * Runs `work` with the measured programs on one core and the load on another. The scheduler sometimes puts two
 * processes that wake each other on one core, where each has half the speed, for an unpredictable time. Returns
 * false when cores cannot be assigned; the programs then share them.
 */
export async function keepApart(programs: readonly Program[], work: () => Promise<void>): Promise<boolean> {
  const choose = (core: number, pid: number) =>
    spawnSync('taskset', ['-acp', String(core), String(pid)]).status === 0;
  const loader = idleLoaders.pop() ?? startLoader();
  idleLoaders.push(loader);
  const isApart = [
    choose(availableParallelism() - 1, loader.pid),
    ...programs.map(({ pid }) => choose(0, pid)),
  ].every(Boolean);
  await work();
  for (const one of idleLoaders) one.end();
  idleLoaders = [];
  return isApart;
}

/** The milliseconds of processor time that a process has used so far. Linux only; NaN elsewhere. */
export function cpuTimeOf(pid: number): number {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return Number.NaN;
  }
}

/** The same of a process and of those that it started. */
export function cpuTimeWithChildren(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return [pid, ...children.map(Number)].reduce((sum, one) => sum + cpuTimeOf(one), 0);
}
