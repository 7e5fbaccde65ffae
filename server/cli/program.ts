import { Command } from 'commander';
import { addActivityCommands } from './activity-commands.ts';
import { addDbCommands } from './db-commands.ts';
import { addDoctorCommand } from './doctor-command.ts';
import { addKeysCommands } from './keys-commands.ts';
import { addMailCommands } from './mail-commands.ts';
import { addSecretCommands } from './secret-commands.ts';
import { addSessionCommands } from './session-commands.ts';
import { addUserCommands } from './user-commands.ts';

/** Every command, with the options that all of them have. With `isJson`, wrong usage is reported by the caller. */
export function createProgram({ isJson = false } = {}): Command {
  const program = new Command('gatehouse')
    .description("The operator's commands. They work while the service runs.")
    .option('--as <name>', 'your name for the security log (default: your user name)')
    .option('--json', 'print JSON for programs')
    .option('-y, --yes', 'do not ask')
    .option('--dry-run', 'only show what would be done')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Add --help for the usage.')
    .exitOverride();
  if (isJson) program.configureOutput({ writeErr: () => {}, outputError: () => {} });
  addDbCommands(program);
  addDoctorCommand(program);
  addKeysCommands(program);
  addSecretCommands(program);
  addUserCommands(program);
  addSessionCommands(program);
  addActivityCommands(program);
  addMailCommands(program);
  return program;
}
