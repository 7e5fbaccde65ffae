import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Count } from './reports.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** A command that runs checks. */
export type Part = {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
  /** Reads the report that the runner wrote. A part without a report counts as one check. */
  count?: () => Count;
};

/** Runs a part to its end. A part that fails without a count counts as one failure, so that no failure is hidden. */
export async function runPart(part: Part, say: (text: string) => void): Promise<Count & { seconds: number }> {
  const { name, command, args, cwd = '.', env, count } = part;
  const startedAt = performance.now();
  say(`\n── ${name}\n`);
  const child = spawn(command, args, {
    cwd: join(ROOT, cwd),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...env },
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
  const code = await new Promise<number | null>((done) => {
    child.on('error', (error) => say(`${error.message}\n`));
    child.on('close', done);
  });
  const counted = count ? tryCount(count) : { passed: code === 0 ? 1 : 0, failed: 0 };
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  return { ...counted, failed: code === 0 ? counted.failed : Math.max(1, counted.failed), seconds };
}

function tryCount(count: () => Count): Count {
  try {
    return count();
  } catch {
    return { passed: 0, failed: 1 }; // no report: the runner failed before it
  }
}
