import type { Command } from 'commander';
import { act } from './act.ts';
import { printRecord } from './print.ts';

/** `gatehouse user …` */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('find people and help them');
  user
    .command('show <who>')
    .description('what is known of one user, by id or address')
    .action(
      act(async ({ operator, options }, who: string) =>
        printRecord(await operator.run('user.show', { who }), options),
      ),
    );
}
