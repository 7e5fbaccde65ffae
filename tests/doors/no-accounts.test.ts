import { count } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { VARIABLES } from '../../server/config/variables.ts';
import { account, user } from '../../server/db/schema/auth.ts';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

it('a new database has no account, and no variable makes one (ASVS 6.3.2)', async () => {
  expect(await harness.db.select({ accounts: count() }).from(user)).toEqual([{ accounts: 0 }]);
  expect(await harness.db.select({ accounts: count() }).from(account)).toEqual([{ accounts: 0 }]);
  for (const email of ['admin@example.com', 'root@example.com']) {
    const answer = await harness.post('/api/auth/sign-in/email', { email, password: 'admin' });
    expect(answer.status).toBe(401);
  }
  const names = Object.values(VARIABLES).flatMap((part) => Object.values(part).map(({ name }) => name));
  expect(names.filter((name) => /ADMIN|ROOT|USER|PASSWORD/.test(name))).toEqual(['PASSWORD_MIN_LENGTH']);
});

it('a password of ten years signs in, and nothing asks for a new one (ASVS 6.2.10)', async () => {
  const ada = await harness.signUpConfirmed();
  const old = new Date('2016-01-01');
  await harness.db.update(account).set({ createdAt: old, updatedAt: old });
  const { cookie } = await harness.signIn(ada.email);
  expect(await harness.api({ cookie }).session.current.query()).toMatchObject({ user: { email: ada.email } });
});
