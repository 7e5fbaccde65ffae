import { existsSync } from 'node:fs';
import { explainUnwritten } from '../backup/new-file.ts';
import { StartFailure } from '../boot/start-failure.ts';
import { describeFailure, toFailureText } from './failure.ts';
import { noteReaderGone } from './print.ts';
import { runCommand } from './run.ts';

// `gatehouse <command>`: the operator's commands.

const args = process.argv.slice(2);
const print = (error: unknown) =>
  process.stderr.write(toFailureText(describeFailure(error), args.includes('--json')));

let isOutputLost = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  noteReaderGone();
  if (error.code === 'EPIPE' || isOutputLost) return;
  isOutputLost = true;
  process.exitCode = 1; // the event may come after the last line of the command
  print(explainUnwritten('The output', error, 'What was written is not complete.'));
});
process.stderr.on('error', () => {}); // nobody is left to tell
// A terminal may not know its width, as in a container or over a serial line. Prompts would wrap after each character.
if (process.stdout.columns === 0) process.stdout.columns = 80;

async function main(): Promise<number> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch {
    print(new StartFailure('The file .env cannot be read; mend or remove it.'));
    return 1;
  }
  return runCommand(args);
}

const code = await main();
if (!isOutputLost) process.exitCode = code;
