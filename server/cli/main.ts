import { existsSync } from 'node:fs';
import { CommanderError } from 'commander';
import { describeStartFailure } from '../boot/start-failure.ts';
import { AppError } from '../errors.ts';
import { createLog } from '../log.ts';
import { Cancelled } from './confirm.ts';
import { createProgram } from './program.ts';

// `gatehouse <command>`: the operator's commands. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.

// A reader such as `head` may close the pipe before everything is written. Then nobody waits for the rest.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

async function main(): Promise<number> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    await createProgram().parseAsync();
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // commander has said it
    if (error instanceof Cancelled) process.stderr.write(`${error.message}\n`);
    else if (error instanceof AppError) {
      process.stderr.write(`${error.message}\n`);
      if (error.code === 'internal') createLog(process.stderr).error({ error }, 'the command failed');
    } else {
      const lines = describeStartFailure(error);
      if (lines) for (const line of lines) process.stderr.write(`${line}\n`);
      else createLog(process.stderr).fatal({ error }, 'the command failed');
    }
    return 1;
  }
}

process.exitCode = await main();
