import { Command } from 'commander';
import { findOperatorName } from '../config/operator-name.ts';
import { addUserCommands } from './user-commands.ts';

/** Every command, with the options that all of them have. */
export function createProgram(): Command {
  const program = new Command('gatehouse')
    .description("The operator's commands. They work while the service runs.")
    .option('--as <name>', 'your name for the security log', findOperatorName())
    .option('--json', 'print JSON for programs')
    .option('-y, --yes', 'do not ask')
    .option('--dry-run', 'only show what would be done')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Add --help for the usage.')
    .exitOverride();
  addUserCommands(program);
  return program;
}
