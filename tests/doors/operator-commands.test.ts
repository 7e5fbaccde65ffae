import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OPERATIONS, type OperationName } from '../../server/operator/operations.ts';
import { COMMAND_KINDS } from '../command-kinds.ts';
import { type Harness, startHarness } from '../harness.ts';
import { runOperator } from '../operator-command.ts';
import { givePasskey } from './second-factors.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

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
  'mail test': ({ email }) => [email],
  'mail retry': () => ['--all'],
};
/** These open what they work with themselves. Their own tests see them refuse. */
const ON_THEIR_OWN = ['db migrate', 'db restore', 'secret rotate', 'secret finish', 'secret lost'];

const named = (wanted: string) => Object.keys(COMMAND_KINDS).filter((name) => COMMAND_KINDS[name] === wanted);

it('ARGUMENTS has each command that changes or destroys something', () => {
  const known = [...Object.keys(ARGUMENTS), ...ON_THEIR_OWN].sort();
  expect(known).toEqual([...named('changes'), ...named('destroys')].sort());
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
