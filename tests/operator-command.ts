import { vi } from 'vitest';
import { runCommand } from '../server/cli/run.ts';
import { createOperator, type Operator } from '../server/operator/operator.ts';
import type { Harness } from './harness.ts';

type Options = {
  args: readonly string[];
  /** Hears the name of each operation. */
  onRun?(operation: string): void;
};

/**
 * Runs a command of the operator against the service of a harness, as the program does: what it printed, and its exit
 * code. There is no terminal. One command at a time, because it takes over the output of the process.
 */
export async function runOperator(harness: Pick<Harness, 'operator'>, { args, onRun }: Options) {
  const [out, err] = [catchOutput(process.stdout), catchOutput(process.stderr)];
  try {
    const connect = async (name: string) => {
      const { run, rehearse } = createOperator(harness.operator, name);
      const operator: Operator = {
        rehearse,
        run(operation, input) {
          onRun?.(operation);
          return run(operation, input);
        },
      };
      return { operator, close: async () => {} };
    };
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
