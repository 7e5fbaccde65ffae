import { sql } from 'drizzle-orm';
import { expect, inject, it } from 'vitest';
import { createLog } from '../../server/log.ts';
import { browser, PASSWORD, startHarness } from '../harness.ts';

it('contains no password, token, cookie or hash, even when the database fails', async () => {
  await using harness = await startHarness();
  const ada = await harness.signUp();
  const again = { name: 'Ada', email: ada.email, password: PASSWORD };
  await harness.post('/api/auth/sign-up/email', again);
  await harness.post('/api/auth/sign-in/email', { email: ada.email, password: 'a wrong secret' });
  await harness.post('/api/auth/sign-in/email', {
    email: 'forged\n{"level":60}@example.com',
    password: PASSWORD,
  });
  if (inject('driver') !== 'pglite') {
    harness.testDatabase.setLink?.('down');
    await harness.bridge({ cookie: ada.cookie });
    await harness.post('/api/auth/sign-up/email', { ...again, email: 'b@example.com' });
    await harness.post('/api/auth/sign-out', {}, browser(ada.cookie));
    await harness
      .api({ cookie: ada.cookie })
      .session.list.query()
      .catch(() => {});
    expect(harness.logged.join('')).toContain('"msg":"unavailable"');
  }
  const log = harness.logged.join('');
  for (const secret of [PASSWORD, 'a wrong secret', ada.token, ada.bearer, ada.cookie, '$argon2id']) {
    expect(log).not.toContain(secret);
  }
  for (const line of log.split('\n').filter(Boolean)) expect(() => JSON.parse(line)).not.toThrow();
});

it.runIf(inject('driver') !== 'pglite')('has the request id of the failed answer', async () => {
  await using harness = await startHarness();
  const { cookie } = await harness.signUp();
  harness.testDatabase.setLink?.('down');
  const response = await harness.bridge({ cookie });
  const { requestId } = (await response.json()) as { requestId: string };
  expect(response.headers.get('x-request-id')).toBe(requestId);
  expect(harness.logged.some((line) => JSON.parse(line).requestId === requestId)).toBe(true);
});

it('quotes no data that an error of the database or of a parser quotes', async () => {
  await using harness = await startHarness();
  const secret = 'Secret-of-Ada';
  const lines: string[] = [];
  const log = createLog({ write: (line) => void lines.push(line) });
  const queries = [
    sql`select ${secret}::uuid`,
    sql`select ${secret}::timestamptz`,
    sql`select ${`\n    at ${secret}`}::uuid`, // looks like a line of a stack
    sql`select ${secret}::text::integer`,
    sql`select ${secret}::jsonb`,
    sql`select ${`[${secret}]`}::integer[]`,
    sql`select ${secret}::text::boolean`,
  ];
  const failing = [
    ...queries.map((query) => () => harness.db.execute(query)),
    async () => JSON.parse(secret),
  ];
  for (const fail of failing) {
    const error = await fail().then(
      () => null,
      (thrown: Error) => thrown,
    );
    expect(`${error?.message} ${(error?.cause as Error | undefined)?.message}`).toContain(secret);
    log.error({ error }, 'failed');
    log.error({ error: new Error('outer', { cause: error }) }, 'failed');
  }
  expect(lines).toHaveLength(2 * failing.length);
  expect(lines.join('')).not.toContain(secret);
});
