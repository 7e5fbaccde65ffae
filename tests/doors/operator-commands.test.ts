import { join } from 'node:path';
import { and, eq, getTableName, gt, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as schema from '../../server/db/schema/index.ts';
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
  return {
    ...answer,
    changes: ran.filter((operation) => OPERATIONS[operation as OperationName].kind !== 'query'),
  };
}

/** A digest of each table. Rows of `announcement` go away by themselves, once they are announced. */
async function readTables(): Promise<Record<string, unknown>> {
  const digests: Record<string, unknown> = {};
  for (const table of Object.values(schema)) {
    if (!is(table, PgTable) || table === schema.announcement) continue;
    const rows = sql<string>`md5(coalesce(string_agg(one::text, '' order by one::text), ''))`;
    const [digest] = await harness.db.select({ rows }).from(sql`${table} as one`);
    digests[getTableName(table)] = digest?.rows;
  }
  return digests;
}

it.each(Object.keys(ARGUMENTS))('%s --dry-run shows something and changes nothing', async (name) => {
  const person = await harness.signUp();
  const args = [...name.split(' '), ...((await ARGUMENTS[name]?.(person)) ?? []), '--dry-run'];
  const before = await readTables();
  const ran: string[] = [];
  const { code, stdout, stderr } = await runOperator(harness, { args, onRun: (one) => ran.push(one) });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(ran.filter((one) => OPERATIONS[one as OperationName].kind !== 'query')).toEqual([]);
  expect(await readTables()).toEqual(before);
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

const NOBODY = 'nobody@example.com';
type Refusals = (person: Person, banned: Person) => string[][] | Promise<string[][]>;
/** Arguments with which a command does nothing, by the reason: what is wrong, unknown, or in its way. */
const REFUSED: Record<string, Refusals> = {
  'user create': ({ email }) => [
    ['not an address', '--name', 'x'],
    [email, '--name', 'x'],
    ['new@example.com', '--name', ' '],
  ],
  'user invite': ({ email }, banned) => [['not an address'], [email], [banned.email]],
  'user ban': ({ email }) => [[NOBODY], [email, '--reason', 'two\nlines']],
  'user unban': ({ email }) => [[NOBODY], [email, '--reason', ' ']],
  'user roles': ({ email }) => [
    [NOBODY, '--add', 'teacher'],
    [email, '--add', 'emperor'],
    [email, '--add', 'teacher', '--remove', 'teacher'],
  ],
  'user set-password-link': (_, banned) => [[NOBODY], [banned.email]],
  'user delete': () => [[NOBODY], [NOBODY, '--now']],
  'user import': () => [['/nowhere/users.csv', '--from', 'csv']],
  'user recover': async ({ email }, banned) => [
    [NOBODY, '--email', 'rescue@example.com'],
    [email, '--email', email],
    [email, '--email', banned.email],
    [email, '--email', 'not an address'],
    [email, '--email', banned.email, '--stolen'],
    [banned.email, '--email', 'rescue@example.com'],
    [NOBODY, '--cancel'],
  ],
  'user reset-second-factor': async ({ email }, banned) => {
    await givePasskey(harness, banned.user.id);
    return [[NOBODY], [email], [banned.email, '--passkeys'], [NOBODY, '--cancel']];
  },
  'session revoke': ({ email }) => [
    [NOBODY, '--all'],
    [email, 'nosuch'],
  ],
  'user export': () => [[import.meta.filename], ['-', '--user', NOBODY]],
  'mail test': () => [['not an address']],
  'mail retry': () => [['nosuch']],
};

it('REFUSED has each command that can be refused', () => {
  const always = ['db sweep'];
  expect([...Object.keys(REFUSED), ...always].sort()).toEqual(Object.keys(ARGUMENTS).sort());
});

it.each(Object.keys(REFUSED))('%s --dry-run is refused as the act is', async (name) => {
  const [person, banned] = [await harness.signUp(), await harness.signUp()];
  await runOperator(harness, { args: ['user', 'ban', banned.email] });
  for (const own of (await REFUSED[name]?.(person, banned)) ?? []) {
    const run = (...more: string[]) => runOperator(harness, { args: [...name.split(' '), ...own, ...more] });
    const dry = await run('--dry-run');
    expect(dry, own.join(' ')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^\S.*\n$/),
    });
    expect(dry, own.join(' ')).toEqual(await run('--yes'));
  }
});

it('mail test --dry-run is refused without a mail server', async () => {
  await using without = await startHarness({});
  const run = (...more: string[]) =>
    runOperator(without, { args: ['mail', 'test', 'ada@example.com', ...more] });
  const dry = await run('--dry-run');
  expect(dry).toMatchObject({ code: 1, stdout: '' });
  expect(dry).toEqual(await run());
});

it('only the act itself leaves a line in the log of the service', async () => {
  const { email } = await harness.signUp();
  const countLines = async (...more: string[]) => {
    const before = harness.logged.length;
    await runOperator(harness, { args: ['user', 'delete', email, '--now', ...more] });
    return harness.logged.slice(before).filter((line) => line.includes('"msg":"security"')).length;
  };
  expect(await countLines('--dry-run')).toBe(0);
  expect(await countLines('--yes')).toBe(1);
});
