import { existsSync } from 'node:fs';
import { StartFailure } from '../boot/start-failure.ts';
import { describeFailure, toFailureText } from './failure.ts';
import { noteReaderGone } from './print.ts';
import { runCommand } from './run.ts';

// `gatehouse <command>`: the operator's commands.

const args = process.argv.slice(2);
let outputFailure: NodeJS.ErrnoException | undefined;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') noteReaderGone();
  else outputFailure = error;
});
process.stderr.on('error', () => {}); // nobody is left to tell

async function main(): Promise<number> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch {
    const failure = describeFailure(new StartFailure('The file .env cannot be read; mend or remove it.'));
    process.stderr.write(toFailureText(failure, args.includes('--json')));
    return 1;
  }
  const code = await runCommand(args);
  if (!outputFailure) return code;
  process.stderr.write(`The output could not be written (${outputFailure.code}).\n`);
  return 1;
}

process.exitCode = await main();
