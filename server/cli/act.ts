import type { Command } from 'commander';
import { findOperatorName } from '../config/operator-name.ts';
import { OPERATIONS } from '../operator/operations.ts';
import type { Operator } from '../operator/operator.ts';
import { type Connection, connect } from './connect.ts';

/** The options of every command. */
export type Options = { as: string; json?: boolean; yes?: boolean; dryRun?: boolean };
type Context<Own> = { operator: Operator; options: Options & Own };
export type Connect = (name: string) => Promise<Connection>;

/** How the commands of a program connect, where it is not to the configured service. Tests use it. */
const connects = new WeakMap<Command, Connect>();
export const connectWith = (program: Command, how: Connect): void => void connects.set(program, how);

/**
 * An action of a command: it connects, works, and disconnects. commander calls it with the arguments, the options and
 * the command. In a dry run the operator can only read.
 */
export const act =
  <Arguments extends unknown[], Own = unknown>(
    work: (context: Context<Own>, ...args: Arguments) => Promise<void>,
  ) =>
  async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command;
    const chosen = command.optsWithGlobals<Options & Own>();
    const options = { ...chosen, as: chosen.as ?? findOperatorName() };
    const { operator, close } = await (connects.get(findRoot(command)) ?? connect)(options.as);
    try {
      const may = options.dryRun ? toReader(operator) : operator;
      await work({ operator: may, options }, ...(given.slice(0, -2) as Arguments));
    } finally {
      await close();
    }
  };

const findRoot = (command: Command): Command => (command.parent ? findRoot(command.parent) : command);

/** The operator of a dry run. A command that would change something in spite of `--dry-run` fails here. */
const toReader = ({ run, rehearse }: Operator): Operator => ({
  rehearse,
  run(name, input) {
    if (OPERATIONS[name].kind !== 'query') throw new Error(`${name} would change something in a dry run`);
    return run(name, input);
  },
});
