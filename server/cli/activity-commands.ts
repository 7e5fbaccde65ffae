import type { Command } from 'commander';
import type { InputOf } from '../operator/operations.ts';
import { act } from './act.ts';
import { printRows } from './print.ts';
import { toDeviceText } from './to-device-text.ts';

type ActivityOptions = { limit: string; before?: string; kind?: string[]; failed?: boolean };

const COLUMNS = ['id', 'at', 'kind', 'ok', 'actor', 'ipAddress', 'place', 'device'];

/** `gatehouse activity`: the security log of a user. */
export function addActivityCommands(program: Command): void {
  program
    .command('activity <who>')
    .description('the security log of a user, the newest first')
    .option('--limit <rows>', 'at most so many rows', '30')
    .option('--before <id>', 'only rows older than this one: the next page')
    .option('--kind <kinds...>', 'only these kinds, such as sign_in')
    .option('--failed', 'only what failed')
    .action(
      act<[string], ActivityOptions>(async ({ operator, options }, who) => {
        const { limit, before, kind, failed = false } = options;
        const rows = await operator.run('activity.list', {
          who,
          limit: Number(limit),
          failed,
          ...(before !== undefined && { before }),
          ...(kind && { kinds: kind as InputOf<'activity.list'>['kinds'] }),
        });
        printRows(
          options.json ? rows : rows.map((row) => ({ ...row, device: toDeviceText(row.device) })),
          rows.some(({ reason }) => reason !== null) ? [...COLUMNS, 'reason'] : COLUMNS,
          options,
        );
      }),
    );
}
