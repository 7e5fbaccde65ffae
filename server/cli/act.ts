import type { Command } from 'commander';
import type { Operator } from '../operator/operator.ts';
import { connect } from './connect.ts';

/** The options of every command. */
export type Options = { as: string; json?: boolean; yes?: boolean; dryRun?: boolean };
type Context<Own> = { operator: Operator; options: Options & Own };

/**
 * An action of a command: it connects, works, and disconnects. commander calls it with the arguments, the options and
 * the command.
 */
export const act =
  <Arguments extends unknown[], Own = unknown>(
    work: (context: Context<Own>, ...args: Arguments) => Promise<void>,
  ) =>
  async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command;
    const options = command.optsWithGlobals<Options & Own>();
    const { operator, close } = await connect(options.as);
    try {
      await work({ operator, options }, ...(given.slice(0, -2) as Arguments));
    } finally {
      await close();
    }
  };
