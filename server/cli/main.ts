import { existsSync } from 'node:fs';
import { CommanderError } from 'commander';
import { step } from '../boot/start-failure.ts';
import { createLog } from '../log.ts';
import { describeFailure, toFailureText } from './failure.ts';
import { noteReaderGone, ReaderGone } from './print.ts';
import { createProgram } from './program.ts';

// `gatehouse <command>`: the operator's commands. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.

const isJson = process.argv.includes('--json');
let outputFailure: NodeJS.ErrnoException | undefined;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') noteReaderGone();
  else outputFailure = error;
});
process.stderr.on('error', () => {}); // nobody is left to tell

async function main(): Promise<number> {
  try {
    await step(readDotEnv(), () => 'The file .env cannot be read; mend or remove it.');
    await createProgram().parseAsync();
  } catch (error) {
    if (error instanceof ReaderGone) return 0;
    // commander has printed the help, and for people also what is wrong with the usage.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = describeFailure(error);
    if (isJson || !(error instanceof CommanderError)) process.stderr.write(toFailureText(failure, isJson));
    if (failure.isUnexpected) createLog(process.stderr).error({ error }, 'the command failed');
    return failure.exitCode;
  }
  if (!outputFailure) return 0;
  process.stderr.write(`It was done, but its output could not be written (${outputFailure.code}).\n`);
  return 1;
}

const readDotEnv = async (): Promise<void> => {
  if (existsSync('.env')) process.loadEnvFile('.env');
};

process.exitCode = await main();
