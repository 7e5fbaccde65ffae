import { type Command, InvalidArgumentError } from 'commander';
import type { OutputOf } from '../operator/operations.ts';
import { act } from './act.ts';
import { printNote, printRecord, printRows } from './print.ts';

type Filters = {
  query?: string;
  limit: number;
  after?: string;
  all?: boolean;
  banned?: boolean;
  unverified?: boolean;
  deletionPending?: boolean;
};
type Recovery = OutputOf<'user.show'>['pendingRecoveries'][number];
type Found = OutputOf<'user.list'>['users'][number];

/** The commands that only read. */
export function addUserLookCommands(user: Command): void {
  user
    .command('list')
    .description('users in the order of their names')
    .option('--query <text>', 'only names and addresses that begin with this')
    .option('--limit <number>', 'the number of users of one page, at most 500', toNumber, 50)
    .option('--after <cursor>', 'the page after an earlier one, which said this')
    .option('--all', 'all pages')
    .option('--banned', 'only banned users')
    .option('--unverified', 'only users who have not confirmed their address')
    .option('--deletion-pending', 'only users whose deletion is pending; no other list has them')
    .action(
      act<[], Filters>(async ({ operator, options }) => {
        const { query, limit, all, banned, unverified, deletionPending, json } = options;
        const filters = Object.entries({ query, banned, unverified, deletionPending });
        const asked = Object.fromEntries(filters.filter(([, value]) => value !== undefined));
        let { after } = options;
        for (;;) {
          const page = await operator.run('user.list', {
            ...asked,
            limit,
            ...(after !== undefined && { after }),
          });
          if (json) printRows(page.users, [], options);
          else printRows(page.users.map(toRow), ['email', 'name', 'created', 'state', 'id'], options);
          if (page.next === null) return;
          if (!all) return printNote(`There are more: --after ${page.next}`, { next: page.next }, options);
          after = page.next;
        }
      }),
    );
  user
    .command('show <who>')
    .description('what is known of one user, by id or address')
    .action(
      act(async ({ operator, options }, who: string) => {
        const found = await operator.run('user.show', { who });
        printRecord(options.json ? found : toLines(found), options);
      }),
    );
}

const toRow = ({ id, email, name, createdAt, emailVerified, bannedSince, deletionDueAt }: Found) => ({
  email,
  name,
  created: createdAt.slice(0, 10),
  state: [
    bannedSince && 'banned',
    deletionDueAt && `deletion on ${deletionDueAt.slice(0, 10)}`,
    !emailVerified && 'unverified',
  ]
    .filter(Boolean)
    .join(', '),
  id,
});

/** For people: one line for each fact. */
const toLines = ({
  claims,
  profile,
  pendingEmail,
  pendingRecoveries,
  authenticatorApp,
  ...rest
}: OutputOf<'user.show'>) => ({
  ...rest,
  pendingEmail: pendingEmail && `${pendingEmail.email} until ${pendingEmail.expiresAt}`,
  pendingRecoveries: pendingRecoveries.map(toRecovery).join('; ') || null,
  authenticatorApp:
    authenticatorApp &&
    `since ${authenticatorApp.since}, ${authenticatorApp.backupCodesLeft} backup codes left`,
  roles: claims.roles.join(', ') || null,
  ...Object.fromEntries(Object.entries(profile).map(([name, value]) => [`profile.${name}`, value])),
});

const toRecovery = ({ kind, newEmail, withPasskeys, isStolen, liftsBan, actor, readyAt }: Recovery): string =>
  [
    kind === 'address' ? `new address ${newEmail}` : 'second factor removed',
    isStolen && `of a stolen account, ${liftsBan ? 'and then the ban ends' : 'and the ban stays'}`,
    withPasskeys && !isStolen && 'passkeys removed',
    `from ${readyAt}`,
    actor && `by ${actor}`,
  ]
    .filter(Boolean)
    .join(', ');

function toNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
