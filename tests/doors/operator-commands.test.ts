import { join } from 'node:path';
import { and, eq, gt, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { activity } from '../../server/db/schema/index.ts';
import { OPERATIONS, type OperationName } from '../../server/operator/operations.ts';
import { COMMAND_KINDS } from '../command-kinds.ts';
import { type Harness, startHarness } from '../harness.ts';
import { type MailServer, startMailServer } from '../mail/mail-server.ts';
import { runOperator } from '../operator-command.ts';
import { givePasskey } from './second-factors.ts';

let mails: MailServer;
let harness: Harness;
beforeAll(async () => {
  mails = await startMailServer();
  harness = await startHarness({ env: { SMTP_URL: mails.url, MAIL_FROM: 'us@example.com' } });
});
afterAll(async () => {
  await harness[Symbol.asyncDispose]();
  await mails.close();
});

type Person = Awaited<ReturnType<Harness['signUp']>>;
/** Arguments with which each command that changes something would do so. */
const ARGUMENTS: Record<string, (person: Person) => string[] | Promise<string[]>> = {
  'db sweep': () => [],
  'user create': () => ['new@example.com', '--name', 'New'],
  'user invite': () => ['new@example.com'],
  'user ban': ({ email }) => [email],
  'user unban': ({ email }) => [email],
  'user roles': ({ email }) => [email, '--add', 'teacher'],
  'user set-password-link': ({ email }) => [email],
  'user delete': ({ email }) => [email, '--now'],
  'user import': () => [join(import.meta.dirname, '../users.csv'), '--from', 'csv'],
  'user recover': ({ email }) => [email, '--email', `rescue.${email}`],
  'user reset-second-factor': async ({ email, user: { id } }) => {
    await givePasskey(harness, id);
    return [email, '--passkeys'];
  },
  'session revoke': ({ email }) => [email, '--all'],
  'user export': () => ['-', '--without-hashes'],
  'mail test': ({ email }) => [email],
  'mail retry': () => ['--all'],
};
/** These open what they work with themselves. Their own tests see them refuse. */
const ON_THEIR_OWN = [
  'db backup',
  'db migrate',
  'db restore',
  'secret rotate',
  'secret finish',
  'secret lost',
];

const named = (wanted: string) => Object.keys(COMMAND_KINDS).filter((name) => COMMAND_KINDS[name] === wanted);

it('ARGUMENTS has each command that copies, changes or destroys something', () => {
  const known = [...Object.keys(ARGUMENTS), ...ON_THEIR_OWN].sort();
  expect(known).toEqual([...named('copies'), ...named('changes'), ...named('destroys')].sort());
});

/** The operations that ran although they may change something. */
async function run(name: string, ...more: string[]) {
  const person = await harness.signUp();
  const ran: string[] = [];
  const args = [...name.split(' '), ...((await ARGUMENTS[name]?.(person)) ?? []), ...more];
  const answer = await runOperator(harness, { onRun: (operation) => ran.push(operation), args });
  return { ...answer, changes: ran.filter((operation) => !OPERATIONS[operation as OperationName].isQuery) };
}

it.each(Object.keys(ARGUMENTS))('%s --dry-run shows something and changes nothing', async (name) => {
  const { code, stdout, stderr, changes } = await run(name, '--dry-run');
  expect({ code, stderr, changes }).toEqual({ code: 0, stderr: '', changes: [] });
  expect(stdout).toMatch(/[Ww]ould/);
  expect(JSON.parse((await run(name, '--dry-run', '--json')).stdout)).toBeTypeOf('object');
});

it.each(named('destroys').filter((name) => name in ARGUMENTS))(
  '%s changes nothing without a terminal and without --yes, and does it with --yes',
  async (name) => {
    const refused = await run(name);
    expect(refused).toMatchObject({ code: 1, stdout: '', changes: [] });
    expect(refused.stderr).toContain('add --yes');
    expect(await run(name, '--yes')).toMatchObject({ code: 0, stderr: '', changes: [expect.any(String)] });
  },
);

/** What a command needs before it can do something. */
const BEFORE: Record<string, (person: Person) => Promise<unknown>> = {
  'user unban': ({ email }) => runOperator(harness, { args: ['user', 'ban', email] }),
};

it.each(Object.keys(ARGUMENTS))('%s leaves a row with the name of the operator', async (name) => {
  const person = await harness.signUp();
  await BEFORE[name]?.(person);
  const newest = sql<bigint>`coalesce((select max(id) from activity), 0)`;
  const [{ last } = { last: 0n }] = await harness.db.select({ last: newest }).from(sql`(select) as one`);
  const own = (await ARGUMENTS[name]?.(person)) ?? [];
  const { code, stderr } = await runOperator(harness, { args: [...name.split(' '), ...own, '--yes'] });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const rows = await harness.db
    .select({ kind: activity.kind })
    .from(activity)
    .where(and(gt(activity.id, last), eq(activity.actor, 'operator olga')));
  expect(rows).not.toEqual([]);
});
