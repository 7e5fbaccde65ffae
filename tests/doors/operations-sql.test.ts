import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRows } from '../../server/db/rows.ts';
import { type Harness, PASSWORD, startHarness } from '../harness.ts';
import { runOperator } from '../operator-command.ts';

// The questions in SQL that docs/operations.md has for the person on call.

const PAGE = readFileSync(resolve(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const questions = [...PAGE.matchAll(/```sql\n([\s\S]*?)```/g)]
  .map(([, text = '']) => text.trim())
  .filter((text) => text.startsWith('select'));

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const ask = (part: string) => {
  const found = questions.filter((one) => one.includes(part));
  expect(found).toHaveLength(1);
  return readRows<Record<string, unknown>>(harness.db, sql.raw(found[0] ?? ''));
};

it('shows from which networks accounts were created', async () => {
  for (const from of ['2001:db8:1:2::1', '2001:db8:1:2::2', '203.0.113.9']) {
    const person = { name: 'Ada', email: `${randomUUID()}@example.com`, password: PASSWORD };
    expect((await harness.post('/api/auth/sign-up/email', person, {}, from)).status).toBe(200);
  }
  const rows = await ask(`kind = 'sign_up'`);
  expect(rows.map(({ network, count }) => [network, Number(count)])).toEqual([
    ['2001:db8:1:2::/64', 2],
    ['203.0.113.9/32', 1],
  ]);
});

it('shows the acts of operators that belong to no user, and whom they deleted', async () => {
  const ada = await harness.signUp();
  await runOperator(harness, { args: ['db', 'sweep'] });
  await runOperator(harness, { args: ['user', 'delete', ada.email, '--now', '--yes'] });
  expect(await ask('actor is not null')).toMatchObject([
    { kind: 'account_deleted', actor: 'operator olga', reason: `user ${ada.user.id}` },
    { kind: 'database_swept', actor: 'operator olga', reason: null },
  ]);
});
