import { spawn } from 'node:child_process';
import { waitFor } from './wait-for.ts';

/** A program that runs beside the test until `end`. */
export function startProgram(command: string, args: string[], env = process.env) {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const exited = new Promise<void>((done) => child.once('close', done).once('error', () => done()));
  const hear = (data: Buffer) => {
    said += data;
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);

  return {
    /**
     * Resolves with the result of `ready` once there is one. Rejects with the program's output if the program ends
     * before.
     */
    until<Answer>(ready: (said: string) => Answer | Promise<Answer>): Promise<NonNullable<Answer>> {
      const ended = exited.then((): never => {
        throw new Error(`${command} ended: ${said}`);
      });
      return Promise.race([ended, waitFor(`${command} is ready`, () => ready(said))]);
    },
    async end() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** Returns the result of `open`. If `open` fails, `end` ends what was started for it. */
export async function endIfItFails<Opened>(
  end: () => Promise<void>,
  open: () => Promise<Opened>,
): Promise<Opened> {
  try {
    return await open();
  } catch (error) {
    await end();
    throw error;
  }
}
