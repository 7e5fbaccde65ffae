import type { Command } from 'commander';
import { act } from './act.ts';
import { printDone } from './print.ts';
import { addUserAccountCommands } from './user-account-commands.ts';
import { addUserExport } from './user-export-command.ts';
import { addUserImport } from './user-import-command.ts';
import { addUserLookCommands } from './user-look-commands.ts';

type Reason = { reason?: string };

import { addRecoveryCommands } from './recovery-commands.ts';

/** `gatehouse user …` */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('find people and help them');
  addUserLookCommands(user);
  addUserAccountCommands(user);
  user
    .command('ban <who>')
    .description('refuse all requests of a user from now on, and keep everything')
    .option('--reason <text>', 'why, for the security log')
    .action(act<[string], Reason>((context, who) => toggle('ban', context, who)));
  user
    .command('unban <who>')
    .description('let a banned user continue')
    .option('--reason <text>', 'why, for the security log')
    .action(act<[string], Reason>((context, who) => toggle('unban', context, who)));
  user
    .command('roles <who>')
    .description('show the roles of a user, add some, remove some')
    .option('--add <role>', 'a role to give; may be repeated', collect, [])
    .option('--remove <role>', 'a role to take away; may be repeated', collect, [])
    .action(
      act<[string], { add: Role[]; remove: Role[] }>(async ({ operator, options }, who) => {
        const { add, remove, dryRun } = options;
        if (dryRun) await operator.rehearse('user.setRoles', { who, add, remove });
        if (dryRun || (add.length === 0 && remove.length === 0)) {
          const { email, roles, ...known } = await operator.run('user.roles', { who });
          const has = `${email} has ${roles.join(', ') || 'no roles'}.`;
          const would = [...add.map((role) => `add ${role}`), ...remove.map((role) => `remove ${role}`)].join(
            ', ',
          );
          printDone(would ? `${has} Would ${would}.` : has, { ...known, email, roles }, options);
          return;
        }
        const set = await operator.run('user.setRoles', { who, add, remove });
        const words = set.isChanged ? 'has now' : 'already has';
        printDone(`${set.email} ${words} ${set.roles.join(', ') || 'no roles'}.`, set, options);
      }),
    );
  addUserImport(user);
  addUserExport(user);
  addRecoveryCommands(user);
}

type Role = 'teacher' | 'moderator';
const collect = (value: string, before: string[]) => [...before, value];

type Toggling = Parameters<Parameters<typeof act<[string], Reason>>[0]>[0];
const WORDS = {
  ban: { done: 'is banned. Every process refuses the user within 3 seconds.', before: 'was banned before.' },
  unban: { done: 'is no longer banned.', before: 'was not banned.' },
};

async function toggle(what: 'ban' | 'unban', { operator, options }: Toggling, who: string): Promise<void> {
  const { reason, dryRun } = options;
  if (dryRun) {
    await operator.rehearse(`user.${what}`, reason === undefined ? { who } : { who, reason });
    const { id, email, name, bannedSince } = await operator.run('user.show', { who });
    printDone(`Would ${what} ${name} <${email}>.`, { id, email, bannedSince, dryRun }, options);
    return;
  }
  const asked = reason === undefined ? { who } : { who, reason };
  const done = await operator.run(`user.${what}`, asked);
  printDone(`${done.email} ${WORDS[what][done.isChanged ? 'done' : 'before']}`, done, options);
}
