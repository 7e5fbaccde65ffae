import type { Command } from 'commander';
import { act } from './act.ts';
import { confirm } from './confirm.ts';
import { printDone, printRows } from './print.ts';
import { toDeviceText } from './to-device-text.ts';

/** `gatehouse session …` */
export function addSessionCommands(program: Command): void {
  const session = program.command('session').description('see and end sessions');
  session
    .command('list <who>')
    .description('the live sessions of a user, the most recently used first')
    .action(
      act(async ({ operator, options }, who: string) => {
        const rows = await operator.run('session.list', { who });
        printRows(
          options.json ? rows : rows.map((row) => ({ ...row, device: toDeviceText(row.device) })),
          ['id', 'createdAt', 'lastSeenAt', 'device', 'ipAddress', 'place', 'method'],
          options,
        );
      }),
    );
  session
    .command('revoke <who> [id]')
    .description('end one session of a user, or all')
    .option('--all', 'end all of them')
    .action(
      act<[string, string | undefined], { all?: boolean }>(async ({ operator, options }, who, id) => {
        const { all = false, dryRun = false } = options;
        if (all === (id !== undefined))
          session.error('error: give either the id of a session or --all', { exitCode: 2 });
        const asked = { who, id: id ?? null };
        const live = await operator.run('session.list', { who });
        const count = live.filter((one) => all || one.id === id).length;
        if (dryRun) await operator.rehearse('session.revoke', asked);
        if (dryRun) return printDone(`${toCount(count)} of ${who} would end.`, { who, count }, options);
        await confirm(`End ${toCount(count)} of ${who}?`, options);
        const done = await operator.run('session.revoke', asked);
        printDone(`${toCount(done.revoked)} of ${done.email} ended.`, done, options);
      }),
    );
}

const toCount = (count: number): string => (count === 1 ? '1 session' : `${count} sessions`);
