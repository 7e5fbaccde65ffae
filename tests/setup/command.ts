import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const MINUTE = 60_000;

type Options = { cwd?: string; env?: NodeJS.ProcessEnv };

/** Runs a step of the set-up. Its output is shown only when it fails. */
export async function run(command: string, args: string[], options: Options = {}): Promise<void> {
  await promisify(execFile)(command, args, {
    ...options,
    timeout: 10 * MINUTE,
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Tries several commands until `isThere` is true; returns false when no command helps. */
export async function tryInTurn(ways: [string, string[]][], isThere: () => boolean, env = process.env) {
  for (const [command, args] of ways) {
    if (isThere()) return true;
    await run(command, args, { env }).catch(() => {}); // the next way may work
  }
  return isThere();
}
