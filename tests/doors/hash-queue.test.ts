import { afterAll, beforeAll, expect, it } from 'vitest';
import { attempt } from '../../server/db/schema/security.ts';
import { type Harness, PASSWORD, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

it('a sign-in is refused when the hash queue is full, and other requests are answered (OWASP Password Storage)', async () => {
  const ada = await harness.signUp();
  const flood = Array.from({ length: 300 }, (_, at) =>
    harness.post('/api/auth/sign-in/email', { email: `nobody-${at}@example.com`, password: PASSWORD }),
  );
  const known = harness.bridge({ cookie: ada.cookie });
  const answers = await Promise.all(flood);
  expect((await known).status).toBe(200);
  const statuses = answers.map(({ status }) => status);
  // The number of waiting requests that are answered within five seconds depends on the machine.
  expect(new Set(statuses)).toEqual(new Set([401, 503]));
  for (const answer of answers.filter(({ status }) => status === 503)) {
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ code: 'UNAVAILABLE' });
  }
  // A guess whose password was not checked is not counted.
  const rows = await harness.db.select({ failures: attempt.failures }).from(attempt);
  const counted = rows.filter(({ failures }) => failures > 0);
  expect(counted).toHaveLength(statuses.filter((status) => status === 401).length);
});
