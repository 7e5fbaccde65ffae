import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createReadiness } from '../../server/readiness.ts';
import { type Harness, startHarness } from '../harness.ts';

const OK = { process: 'ok', database: 'ok', migrations: 'ok' };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { SMTP_URL: 'smtp://127.0.0.1:1' } });
});
afterAll(() => harness[Symbol.asyncDispose]());

/** A new one has kept no result. */
const create = (changes: Partial<Parameters<typeof createReadiness>[0]> = {}) =>
  createReadiness({
    db: harness.db,
    changeListener: harness.changeListener,
    outbox: harness.mailer.outbox,
    isClosing: () => false,
    ...changes,
  });

describe('a process is ready', () => {
  it('with a word for each check, and nothing else', async () => {
    const answer = await harness.request('/readyz');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      status: 'ready',
      checks: { ...OK, listener: expect.stringMatching(/^(?:ok|idle|down)$/), outbox: 'ok' },
    });
  });

  it('while a mail server is down and mails are late', async () => {
    await harness.signUp();
    await harness.db.execute(sql`update mail set created_at = now() - interval '10 minutes'`);
    expect(await create().check()).toMatchObject({ isReady: true, checks: { ...OK, outbox: 'late' } });
    const backlog = await create().measureBacklog();
    expect(backlog?.count).toBe(1);
    expect(backlog?.oldestSeconds).toBeGreaterThan(599);
    await harness.db.execute(sql`update mail set sent_at = now()`);
    expect(await create().measureBacklog()).toEqual({ count: 0, oldestSeconds: 0 });
    expect((await create({ outbox: undefined }).check()).checks.outbox).toBe('off');
  });

  it('while the change listener is idle or disconnected', async () => {
    for (const state of ['idle', 'down'] as const) {
      const changeListener = { describe: () => ({ state, provenSecondsAgo: null }) };
      const { isReady, checks } = await create({ changeListener }).check();
      expect([isReady, checks.listener]).toEqual([true, state]);
    }
    await harness.bridge({ cookie: (await harness.signUp()).cookie });
    await vi.waitFor(() => expect(harness.changeListener.describe().state).toBe('ok'), { timeout: 30_000 });
  });

  it('for many load balancers at the price of one', async () => {
    const select = vi.spyOn(harness.db, 'select');
    const readiness = create();
    await readiness.check();
    const alone = select.mock.calls.length;
    for (const { isReady } of await Promise.all(Array.from({ length: 500 }, () => readiness.check())))
      expect(isReady).toBe(true);
    expect(select.mock.calls.length).toBe(alone);
    select.mockRestore();
  });
});

describe('a process is not ready', () => {
  it('while migrations are missing', async () => {
    await harness.db.execute(sql`alter table drizzle.__drizzle_migrations rename to hidden`);
    const checked = await create().check();
    await harness.db.execute(sql`alter table drizzle.hidden rename to __drizzle_migrations`);
    expect(checked).toMatchObject({ isReady: false, checks: { database: 'ok', migrations: 'missing' } });
  });

  it('once it closes, which shows at once', async () => {
    expect((await harness.request('/readyz')).status).toBe(200);
    harness.announceClosing();
    const answer = await harness.request('/readyz');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await answer.json()).toMatchObject({ code: 'unavailable', checks: { process: 'closing' } });
  });
});
