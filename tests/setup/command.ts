import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const MINUTE = 60_000;

type Options = { cwd?: string; env?: NodeJS.ProcessEnv };

/** Runs a step of the set-up; what it said is told only when it fails. */
export async function run(command: string, args: string[], options: Options = {}): Promise<void> {
  await promisify(execFile)(command, args, {
    ...options,
    timeout: 10 * MINUTE,
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** The first of several ways that leads to what `isThere` looks for; false when none does. */
export async function tryInTurn(ways: [string, string[]][], isThere: () => boolean, env = process.env) {
  for (const [command, args] of ways) {
    if (isThere()) return true;
    await run(command, args, { env }).catch(() => {}); // the next way may work
  }
  return isThere();
}
