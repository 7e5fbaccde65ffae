import { vi } from 'vitest';
import { runCommand } from '../server/cli/run.ts';
import { createOperator } from '../server/operator/operator.ts';
import type { Harness } from './harness.ts';

/**
 * Runs a command of the operator against the service of a harness, as the program does: what it printed, and its exit
 * code. There is no terminal. One command at a time, because it takes over the output of the process.
 */
export async function runOperator(harness: Pick<Harness, 'operator'>, ...args: readonly string[]) {
  const [out, err] = [catchOutput(process.stdout), catchOutput(process.stderr)];
  try {
    const connect = async (name: string) => ({
      operator: createOperator(harness.operator, name),
      close: async () => {},
    });
    const code = await runCommand(['--as', 'olga', ...args], connect);
    return { code, stdout: out.text(), stderr: err.text() };
  } finally {
    out.restore();
    err.restore();
  }
}

function catchOutput(stream: NodeJS.WriteStream) {
  const parts: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((text) => parts.push(String(text)) > 0);
  return { text: () => parts.join(''), restore: () => spy.mockRestore() };
}
