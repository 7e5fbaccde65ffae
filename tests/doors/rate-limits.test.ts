import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { rateLimit } from '../../server/db/schema/index.ts';
import { DEFAULT_LIMITS } from '../../server/limits/classes.ts';
import { createRateLimiter, type RateLimiter } from '../../server/limits/rate-limiter.ts';
import { createLog } from '../../server/log.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { lockTable } from './table-lock.ts';

const env = { RATE_LIMITS: 'sign_up:2/60,sign_in:3/60,password:2/60,mail:2/60,auth:4/60,trpc:200/60' };
let harness: Harness;
let beside: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { ...env, TRUSTED_PROXIES: '10.0.0.0/8' } });
  beside = await startHarness({ beside: harness, env });
});
afterAll(async () => {
  await beside[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
});
const signIn = (from: string, headers = {}, on = harness) =>
  on.post('/api/auth/sign-in/email', { email: `${randomUUID()}@example.com`, password: 'x' }, headers, from);

describe('rate limits (ASVS 2.4.1, RFC 6585)', () => {
  it('count an address over all processes, and say how long to wait', async () => {
    const statuses = [];
    for (const on of [harness, beside, harness, beside, harness])
      statuses.push((await signIn('192.0.2.1', {}, on)).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const refused = await signIn('192.0.2.1');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(30);
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED' });
    expect((await signIn('192.0.2.2')).status).toBe(401);
  });

  it('let exactly the limit through when many come at once', async () => {
    const statuses = (
      await Promise.all(
        Array.from({ length: 30 }, (_, at) => signIn('192.0.2.3', {}, at % 2 ? harness : beside)),
      )
    ).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(3);
  });

  it('let exactly the limit through forty processes in all, and some through each', async () => {
    const limits = { ...DEFAULT_LIMITS, trpc: { most: 1_000, seconds: 60 } };
    const limiters = Array.from({ length: 40 }, () =>
      createRateLimiter({
        db: harness.db,
        limits,
        key: randomBytes(32),
        log: createLog({ write: () => {} }),
      }),
    );
    const takeOne = (limiter: RateLimiter) =>
      limiter.take('trpc', '198.18.0.1').then(
        () => 1,
        () => 0,
      );
    for (const limiter of limiters) expect(await takeOne(limiter)).toBe(1);
    let passed = limiters.length;
    for (let round = 0; round < 60; round += 1)
      for (const one of await Promise.all(limiters.map(takeOne))) passed += one;
    expect(passed).toBe(1_000);
  });

  it('count IPv6 by /64, and read X-Forwarded-For from a trusted proxy only, from the right', async () => {
    for (const last of ['1', '2', 'ffff:1']) expect((await signIn(`2001:db8:0:1::${last}`)).status).toBe(401);
    expect((await signIn('2001:0db8:0000:0001:aaaa:bbbb:cccc:dddd')).status).toBe(429);
    expect((await signIn('2001:db8:0:2::1')).status).toBe(401);
    for (const forged of ['1.1.1.1', '2.2.2.2', '3.3.3.3'])
      expect((await signIn('10.0.0.1', { 'x-forwarded-for': `${forged}, 198.51.100.7` })).status).toBe(401);
    for (const hop of ['198.51.100.7', '198.51.100.7:51234', '"[::ffff:c633:6407]:443"'])
      expect((await signIn('10.0.0.2', { 'x-forwarded-for': `4.4.4.4, ${hop}` })).status, hop).toBe(429);
    for (const forged of ['1.1.1.1', '2.2.2.2', '3.3.3.3'])
      expect((await signIn('198.51.100.9', { 'x-forwarded-for': forged })).status).toBe(401);
    expect((await signIn('198.51.100.9', { 'x-forwarded-for': '5.5.5.5' })).status).toBe(429);
  });

  it('apply to every door, and count each class separately', async () => {
    const from = '192.0.2.10';
    const get = () => harness.request('/api/auth/get-session', {}, from);
    for (let asked = 0; asked < 4; asked += 1) expect((await get()).status).toBe(200);
    expect((await get()).status).toBe(429);
    const trpc = () => harness.request('/api/trpc/session.current', {}, from);
    for (let asked = 0; asked < 200; asked += 1) expect((await trpc()).status).toBe(200);
    const refused = await trpc();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      error: { data: { reason: 'rate_limited', retryAfter: expect.any(Number) } },
    });
    const mail = () => harness.post('/api/auth/request-password-reset', { email: 'b@example.com' }, {}, from);
    expect([(await mail()).status, (await mail()).status, (await mail()).status]).toEqual([200, 200, 429]);
    expect((await harness.request('/api/bridge/v1/session', {}, from)).status).toBe(401);
  });

  it('let a school class behind one address confirm its mails', async () => {
    const from = '192.0.2.40';
    const statuses = [];
    for (let opened = 0; opened < 5; opened += 1)
      statuses.push(
        (await harness.post('/api/trpc/account.verifyEmail', { token: `t${opened}` }, {}, from)).status,
      );
    expect(statuses).toEqual(Array(5).fill(400));
  });

  it('count step-ups separately from other calls', async () => {
    const ada = await harness.signUp();
    const call = () =>
      harness.post('/api/trpc/security.stepUp', { password: 'a guess' }, browser(ada.cookie), '192.0.2.20');
    expect([(await call()).status, (await call()).status, (await call()).status]).toEqual([400, 400, 429]);
  });

  it('continue in each process while the database is unreachable, except for sign-ins', async () => {
    if (!harness.testDatabase.setLink) return; // PGlite has no link to cut
    harness.testDatabase.setLink('down');
    const get = () => harness.request('/api/auth/ok', {}, '192.0.2.30');
    const statuses = [];
    for (let asked = 0; asked < 5; asked += 1) statuses.push((await get()).status);
    harness.testDatabase.setLink('open');
    for (const one of [harness, beside])
      await vi.waitFor(async () => expect((await one.request('/readyz')).status).toBe(200), {
        timeout: 30_000,
      });
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
  });

  it.runIf(inject('driver') !== 'pglite')(
    'still work when the allowed requests use every database connection, over two processes',
    // A statement that waits for the table for some seconds fails, and its request gets back what it took. All 80 have
    // to be counted before that, which a busy machine may not manage.
    { retry: 2 },
    async () => {
      const limits = { RATE_LIMITS: 'sign_in:60/60' };
      await using here = await startHarness({ env: limits });
      await using there = await startHarness({ beside: here, env: limits });
      const held = await lockTable(here, 'attempt'); // each sign-in waits for this table, with a connection
      const answers = Array.from({ length: 80 }, (_, at) => signIn('192.0.2.50', {}, at % 2 ? here : there));
      let refused = 0;
      for (const answer of answers) void answer.then(({ status }) => (refused += status === 429 ? 1 : 0));
      try {
        await vi.waitFor(() => expect(refused).toBe(20), { timeout: 30_000 });
      } finally {
        await held.release(async () => {});
      }
      const statuses = (await Promise.all(answers)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    },
  );

  it('keep one row per time window, which the cleanup deletes', async () => {
    expect((await harness.db.select().from(rateLimit)).length).toBeLessThan(30);
    await harness.db.update(rateLimit).set({ endsAt: new Date(Date.now() - 1) });
    await harness.cleanup.run();
    expect(await harness.db.select().from(rateLimit)).toEqual([]);
  });
});
