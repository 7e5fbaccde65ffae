import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { user } from '../../server/db/schema/index.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { mintSessions } from './minted.ts';
import { warm, watchStatements } from './statements.ts';

// PGlite has no connection that can break: it runs in this process.
describe.runIf(inject('driver') !== 'pglite')('a listener that receives nothing', () => {
  let here: Harness;
  let there: Harness;
  let direct: pg.Client;
  beforeAll(async () => {
    here = await startHarness();
    there = await startHarness({ beside: here });
    direct = new pg.Client({ connectionString: here.testDatabase.directUrl ?? '' });
    await direct.connect();
  });
  afterAll(async () => {
    await direct.end();
    await there[Symbol.asyncDispose]();
    await here[Symbol.asyncDispose]();
  });

  const setLink = (state: 'open' | 'down' | 'silent') => here.testDatabase.setLink?.(state);
  afterEach(() => setLink('open'));
  const ask = async (process: Harness, cookie: string) => (await process.bridge({ cookie })).status;

  it('because it is silent: after three seconds the session cache is not used', async () => {
    const ada = await here.signUp();
    await warm(here, { cookie: ada.cookie });
    setLink('silent');
    const silentAt = performance.now();
    await direct.query('delete from session where token = $1', [ada.token]);
    expect(await ask(here, ada.cookie)).toBe(200); // the process cannot know of the change yet
    await sleep(silentAt + 3_000 - performance.now());

    const query = watchStatements(here);
    const late = ask(here, ada.cookie);
    await vi.waitFor(() => expect(query).toHaveBeenCalled(), { timeout: 30_000 });
    setLink('open'); // the waiting request fails now instead of after four seconds
    expect(await late).toBe(503);
    await vi.waitFor(async () => expect(await ask(here, ada.cookie)).not.toBe(503), { timeout: 30_000 });
    expect(await ask(here, ada.cookie)).toBe(401);
  });

  it('because its connection broke: missed changes are known once it is back', async () => {
    const ada = await here.signUp();
    const grace = await here.signUp();
    for (const { cookie } of [ada, grace]) await warm(here, { cookie });
    setLink('down');
    await direct.query(`update "user" set name = 'Countess' where id = $1`, [ada.user.id]);
    await direct.query('delete from session where token = $1', [grace.token]);
    await vi.waitFor(async () => expect(await ask(here, ada.cookie)).toBe(503), { timeout: 30_000 });
    setLink('open');
    await vi.waitFor(async () => expect(await ask(here, ada.cookie)).not.toBe(503), { timeout: 30_000 });
    expect(await (await here.bridge({ cookie: ada.cookie })).text()).toContain('Countess');
    expect(await ask(here, grace.cookie)).toBe(401);
    expect(await warm(here, { cookie: ada.cookie })).toContain('Countess');
    const log = here.logged.join('');
    expect(log).toContain('the change listener is disconnected; every question goes to the database');
    expect(log).toContain('the change listener is connected again');
  });

  it('because its backend was killed during many revocations: no stale answer', async () => {
    const ids = Array.from({ length: 200 }, () => randomUUID());
    await here.db.insert(user).values(ids.map((id) => ({ id, name: 'Ada', email: id })));
    const sessions = await mintSessions(here, (index) => ids[index] ?? '', ids.length);
    const cookies = sessions.map(({ cookie }) => cookie);
    const processes = [here, there];
    await Promise.all(processes.flatMap((one) => cookies.map((cookie) => warm(one, { cookie }))));

    /** Which process revoked a session, and when it answered. */
    const revoked = new Map<string, { by: Harness; at: number }>();
    const stale: string[] = [];
    const check = async (process: Harness, cookie: string) => {
      const askedAt = performance.now();
      const known = revoked.get(cookie);
      const allowed = known?.by === process ? 0 : 3_000;
      const status = await ask(process, cookie);
      if (known && status === 200 && askedAt - known.at >= allowed)
        stale.push(`${known.by === process ? 'own' : 'other'}, ${Math.round(askedAt - known.at)} ms later`);
      return status;
    };
    const storm = async () => {
      for (const [index, cookie] of cookies.entries()) {
        const by = processes[index % 2] ?? here;
        if (index === 80) {
          const { rowCount } = await direct.query(
            `select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and query like 'select gatehouse_announce_rest(); notify%'`,
          );
          expect(rowCount).toBe(2);
        }
        // Meanwhile both processes receive requests, as many as sessions are revoked. More requests would be answered
        // later, and would not find more stale answers.
        const asked = processes.flatMap((process) => {
          const one = Math.floor(Math.random() * cookies.length);
          return cookies.slice(one, one + 5).map((other) => check(process, other));
        });
        expect((await by.post('/api/auth/sign-out', {}, browser(cookie))).status).toBe(200);
        revoked.set(cookie, { by, at: performance.now() });
        expect(await check(by, cookie)).toBe(401);
        await Promise.all(asked);
      }
    };
    await storm();
    const answers = () =>
      Promise.all(processes.flatMap((one) => cookies.map((cookie) => check(one, cookie))));
    await vi.waitFor(async () => expect(new Set(await answers())).toEqual(new Set([401])), {
      timeout: 30_000,
    });
    expect(stale).toEqual([]);
  });
});
