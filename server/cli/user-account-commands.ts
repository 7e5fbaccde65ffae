import type { Command } from 'commander';
import { act } from './act.ts';
import { Cancelled, confirmByTyping, isInteractive } from './confirm.ts';
import { printDone } from './print.ts';

/** The commands that create, open and delete accounts. */
export function addUserAccountCommands(user: Command): void {
  user
    .command('create <email>')
    .description('create an account; a mail lets its person choose a password')
    .requiredOption('--name <name>', 'the name of the person')
    .option('--verified', 'you have made sure that the address is the person’s')
    .action(
      act<[string], { name: string; verified?: boolean }>(async ({ operator, options }, email) => {
        const { name, verified = false, dryRun } = options;
        if (dryRun) {
          const would = await operator.rehearse('user.create', { email, name, verified });
          return printDone(
            `Would create ${name} <${would.email}>.`,
            { email: would.email, name, dryRun },
            options,
          );
        }
        const made = await operator.run('user.create', { email, name, verified });
        printDone(`Created ${made.email} (${made.id}). ${MAILED}`, made, options);
      }),
    );
  user
    .command('invite <email>')
    .description('mail a link with which a person opens an account, also when sign-up is closed')
    .option('--name <name>', 'the name of the person (default: the address before @)')
    .action(
      act<[string], { name?: string }>(async ({ operator, options }, email) => {
        const { name, dryRun } = options;
        const asked = name === undefined ? { email } : { email, name };
        if (dryRun) {
          const { email, isNew } = await operator.rehearse('user.invite', asked);
          const again = isNew ? '' : ' again';
          return printDone(`Would invite ${email}${again}.`, { email, isNew, dryRun }, options);
        }
        const made = await operator.run('user.invite', asked);
        printDone(
          `${made.isNew ? 'Invited' : 'Invited again:'} ${made.email} (${made.id}). ${MAILED}`,
          made,
          options,
        );
      }),
    );
  user
    .command('set-password-link <who>')
    .description('mail a link to choose a new password to the address of a user')
    .option('--print', 'print the link instead, for a person who stands beside you')
    .action(
      act<[string], { print?: boolean }>(async ({ operator, options }, who) => {
        const { print, dryRun } = options;
        if (print && !isInteractive(options))
          throw new Cancelled(
            'A link is as good as a password: --print works on a terminal only. Nothing was done.',
          );
        if (dryRun) {
          const { id, email } = await operator.rehearse(
            print ? 'user.createPasswordLink' : 'user.mailPasswordLink',
            { who },
          );
          return printDone(
            `Would ${print ? 'print' : 'mail'} a link for ${email}.`,
            { id, email, dryRun },
            options,
          );
        }
        if (print) {
          const { email, link } = await operator.run('user.createPasswordLink', { who });
          return printDone(`For ${email}, once, for one hour: ${link}`, {}, options);
        }
        const mailed = await operator.run('user.mailPasswordLink', { who });
        printDone(`A mail to ${mailed.email} is queued. Its link is valid for one hour.`, mailed, options);
      }),
    );
  user
    .command('delete <who>')
    .description('delete an account in 14 days, unless its user cancels that')
    .option('--now', 'delete it at once')
    .action(
      act<[string], { now?: boolean }>(async ({ operator, options }, who) => {
        const { now = false, dryRun } = options;
        const { id, email, name } = await operator.run('user.show', { who });
        const what = `${name} <${email}> ${now ? 'at once. Nothing can bring the account back' : 'in 14 days'}.`;
        if (dryRun) await operator.rehearse('user.delete', { who: id, now });
        if (dryRun) return printDone(`Would delete ${what}`, { id, email, now, dryRun }, options);
        await confirmByTyping(`This deletes ${what}`, email, options);
        const done = await operator.run('user.delete', { who: id, now });
        const when = done.purgeAt === null ? 'was deleted' : `will be deleted at ${done.purgeAt}`;
        printDone(`${email} ${when}. The address was told by mail, if it is confirmed.`, done, options);
      }),
    );
}

const MAILED = 'A mail with a link is queued, which is valid for 7 days.';
