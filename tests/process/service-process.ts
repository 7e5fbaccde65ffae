import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copyTemplate } from '../databases/template-folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');

type Options = {
  /** The file that Node runs, from the project's folder. */
  entry?: string;
  args?: string[];
  /** Shell commands that run before the service. */
  prepare?: string;
  stdout?: number | 'pipe';
  /** Another Node.js version. */
  node?: string;
};

/** The service as an operator runs it, in its own working folder. */
export function startService(
  env: Record<string, string>,
  cwd: string,
  {
    entry = 'server/setup/start.js',
    args = [],
    prepare,
    stdout = 'pipe',
    node = process.execPath,
  }: Options = {},
) {
  const loader = entry.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : [];
  const command = [node, ...loader, join(ROOT, entry), ...args];
  const [program = '', ...rest] = prepare ? ['sh', '-c', `${prepare}; exec "$@"`, 'sh', ...command] : command;
  const child = spawn(program, rest, {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', stdout, 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (data) => {
    output.stdout += data;
  });
  child.stderr?.on('data', (data) => {
    output.stderr += data;
  });
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const ready = new Promise<void>((done, fail) => {
    const look = setInterval(() => {
      if (!output.stdout.includes('is ready at')) return;
      clearInterval(look);
      done();
    }, 20);
    void exited.then((code) => {
      clearInterval(look);
      fail(new Error(`exited with ${code}: ${output.stderr}${output.stdout}`));
    });
  });
  ready.catch(() => {}); // a test that does not wait for it may end the process before
  return {
    output,
    exited,
    /** The process, or the shell of `prepare`, which becomes it. */
    pid: child.pid as number,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Resolves once the service is ready. Rejects with its output if it ends instead. */
    ready,
  };
}

/** An empty folder. It is deleted after the test. */
export async function openFolder() {
  const path = await mkdtemp(join(tmpdir(), 'gatehouse-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/**
 * A folder in which a service ran before: its database has all tables and no rows. A start in it is four times as fast
 * as one that creates its database.
 */
export async function openFolderWithDatabase() {
  const folder = await openFolder();
  copyTemplate(join(folder.path, '.data/pg'));
  return folder;
}

/** The lines of a failed start's output, without lines that the runtime may add. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
