import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { LoadResult, LoadTask } from './load.ts';

export const ROOT = resolve(import.meta.dirname, '..');

/** Runs load in a process of its own. */
export async function load(task: LoadTask): Promise<LoadResult> {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(ROOT, 'bench/load.ts'), '--task'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  child.stdin.end(JSON.stringify(task));
  let text = '';
  for await (const chunk of child.stdout) text += chunk;
  return JSON.parse(text);
}

/** A program of the bench, ready once it has printed a line. */
export async function startProgram(command: string, args: string[], env: Record<string, string>) {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((done, fail) => {
    let text = '';
    child.stdout.on('data', (data) => {
      text += data;
      if (/ready|running/i.test(text)) done();
    });
    child.once('exit', (code) => fail(new Error(`${command} ${args.join(' ')} ended with ${code}: ${text}`)));
  });
  return {
    pid: child.pid as number,
    stop: () =>
      new Promise<void>((done) => {
        child.once('exit', () => done());
        child.kill('SIGINT');
      }),
  };
}
