import type { Command } from 'commander';
import { act } from './act.ts';
import { printDone, printRows, toPrintable } from './print.ts';

type ListOptions = { waiting?: boolean; failed?: boolean; limit: string };

/** `gatehouse mail …` */
export function addMailCommands(program: Command): void {
  const mail = program.command('mail').description('see whether mails are sent');
  mail
    .command('test <address>')
    .description('send one mail now, and show the answer of the mail server')
    .action(
      act(async ({ operator, options }, address: string) => {
        if (options.dryRun) {
          const { to } = await operator.run('mail.checkServer', { to: address });
          return printDone(`A mail would be sent to ${to}.`, { to }, options);
        }
        const { to, answer } = await operator.run('mail.test', { to: address });
        printDone(
          `The mail server took the mail to ${to}. It answered: ${toPrintable(answer)}`,
          { to, answer },
          options,
        );
      }),
    );
  mail
    .command('list')
    .description('the newest mails: recipient, template, state, attempts and the last error; never a link')
    .option('--waiting', 'only those that were not sent yet')
    .option('--failed', 'only those that could not be sent, yet or at all')
    .option('--limit <mails>', 'at most so many', '30')
    .action(
      act<[], ListOptions>(async ({ operator, options }) => {
        const { waiting, failed, limit } = options;
        if (waiting && failed) mail.error('error: give --waiting or --failed, not both', { exitCode: 2 });
        const state = waiting ? 'waiting' : failed ? 'failed' : 'all';
        printRows(
          await operator.run('mail.list', { state, limit: Number(limit) }),
          ['id', 'createdAt', 'recipient', 'template', 'state', 'attempts', 'lastError', 'dueAt'],
          options,
        );
      }),
    );
  mail
    .command('retry [id]')
    .description('try one waiting mail again within a minute, or all that failed')
    .option('--all', 'all that failed and were not given up')
    .action(
      act<[string | undefined], { all?: boolean }>(async ({ operator, options }, id) => {
        const { all = false, dryRun = false } = options;
        if (all === (id !== undefined))
          mail.error('error: give either the id of a mail or --all', { exitCode: 2 });
        if (dryRun) await operator.rehearse('mail.retry', { id: id ?? null });
        if (dryRun)
          return printDone(
            all ? 'All mails that failed would be due now.' : 'The mail would be due now.',
            { id },
            options,
          );
        const done = await operator.run('mail.retry', { id: id ?? null });
        printDone(`${done.retried} mail${done.retried === 1 ? ' is' : 's are'} due now.`, done, options);
      }),
    );
}
