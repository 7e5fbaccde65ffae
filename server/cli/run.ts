import { CommanderError } from 'commander';
import { createLog } from '../log.ts';
import { type Connect, connectWith } from './act.ts';
import { describeFailure, toFailureText } from './failure.ts';
import { ReaderGone } from './print.ts';
import { createProgram } from './program.ts';

/**
 * Runs one command and returns its exit code: 0 done, 1 refused or failed, 2 wrong usage. `how`: how it connects, where
 * that is not to the configured service.
 */
export async function runCommand(args: readonly string[], how?: Connect): Promise<number> {
  const isJson = args.includes('--json');
  const program = createProgram({ isJson });
  if (how) connectWith(program, how);
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof ReaderGone) return 0;
    if (error instanceof CommanderError && error.exitCode === 0) return 0; // it has printed the help
    const failure = describeFailure(error);
    // For people, commander has said already what is wrong with the usage.
    if (isJson || !(error instanceof CommanderError)) process.stderr.write(toFailureText(failure, isJson));
    if (failure.isUnexpected) createLog(process.stderr).error({ error }, 'the command failed');
    return failure.exitCode;
  }
}
