import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { BRIDGE_SCOPES } from '../../shared/bridge-scopes.ts';
import { toBridgeKeys } from '../config/values.ts';
import { AppError } from '../errors.ts';
import type { Options } from './act.ts';
import { printDone } from './print.ts';

type Choice = Options & { scopes?: string; perSecond?: string };

/** A new key, and its entry of BRIDGE_KEYS. Throws `invalid_input` for what the service would not accept. */
export function createEntry(
  name: string,
  { scopes, perSecond }: Pick<Choice, 'scopes' | 'perSecond'>,
): { entry: string; key: string } {
  const key = randomBytes(32).toString('hex');
  const listed = scopes?.split(/[+,\s]+/).join('+');
  const entry = [name, key, perSecond ?? (listed && ''), listed]
    .filter((part) => part !== undefined)
    .join(':');
  const [read, ...others] = toBridgeKeys(entry) ?? [];
  const isNumber = perSecond === undefined || /^\d+$/.test(perSecond);
  if (!isNumber || !read || others.length > 0 || read.name !== name || read.key !== key)
    throw new AppError('invalid_input', {
      sentence: `This is no entry of BRIDGE_KEYS: a name has no colon, comma or space, --per-second is a number from 1, and --scopes are of ${BRIDGE_SCOPES.join(', ')}, joined by +.`,
    });
  return { entry, key };
}

const STEPS = ({ entry, key }: { entry: string; key: string }) => `A new entry of BRIDGE_KEYS:

  ${entry}

The key in it, for the back end:

  ${key}

It is shown once. To replace a key without a gap:
1. Add the entry to BRIDGE_KEYS, after a comma, beside the old one: two entries may have one name. Restart each process.
2. Give the back end the new key. Restart the back end.
3. Remove the old entry from BRIDGE_KEYS, and restart each process again.`;

/** `gatehouse keys …` */
export function addKeysCommands(program: Command): void {
  program
    .command('keys')
    .description('keys of back ends')
    .command('new <name>')
    .description('make a key for a back end, as an entry of BRIDGE_KEYS')
    .option('--scopes <scopes>', `what it may do besides asking for sessions: ${BRIDGE_SCOPES.join(', ')}`)
    .option('--per-second <number>', 'questions in a second (default: 1000)')
    .action((name: string, _own: unknown, command: Command) => {
      const options = command.optsWithGlobals<Choice>();
      const made = createEntry(name, options);
      printDone(STEPS(made), made, options);
    });
}
