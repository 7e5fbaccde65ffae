import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { session, user } from '../../server/db/schema/index.ts';
import { type Harness, startHarness } from '../harness.ts';
import { mintSessions } from './minted.ts';
import { warm, watchStatements } from './statements.ts';
import { setTriggers } from './triggers.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

const wake = async () => {
  const ada = await harness.signUp();
  await warm(harness, { cookie: ada.cookie });
  return ada;
};

describe('a request that is repeated', () => {
  it('is answered from the session cache with the same bytes, by cookie, by bearer token and to HEAD', async () => {
    const ada = await wake();
    const cold = await (await harness.bridge({ authorization: `Bearer ${ada.bearer}` })).text();
    const { cookie } = await harness.signIn(ada.email);
    const first = await harness.bridge({ cookie });
    const body = await first.text();

    const query = watchStatements(harness);
    const second = await harness.bridge({ cookie });
    expect(await second.text()).toBe(body);
    const { 'x-request-id': one, ...headers } = Object.fromEntries(first.headers);
    const { 'x-request-id': other, ...again } = Object.fromEntries(second.headers);
    expect(again).toEqual(headers);
    expect(other).not.toBe(one);
    expect(await (await harness.bridge({ cookie: ada.cookie })).text()).toBe(cold);
    expect(await (await harness.bridge({ authorization: `bearer  ${ada.bearer}` })).text()).toBe(cold);
    const head = await harness.request('/api/bridge/v1/session', { method: 'HEAD', headers: { cookie } });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(query).not.toHaveBeenCalled();
  });

  it('is answered from the session cache whatever other cookies the request has', async () => {
    const { cookie } = await wake();
    const query = watchStatements(harness);
    for (const others of ['theme=dark', `long=${'x'.repeat(2_000)}`, 'better-auth.session_token=late']) {
      expect((await harness.bridge({ cookie: `${cookie}; ${others}` })).status).toBe(200);
    }
    expect(query).not.toHaveBeenCalled();
  });

  it('is refused if it has a second credential beside the cached one', async () => {
    const ada = await wake();
    const authorization = `Bearer ${ada.bearer}`;
    await warm(harness, { authorization });
    expect((await harness.bridge({ cookie: ada.cookie, authorization })).status).toBe(400);
    expect((await harness.bridge({ cookie: ada.cookie, authorization: 'Basic eA==' })).status).toBe(200);
  });
});

describe('simultaneous requests share one statement', () => {
  const ask = (cookies: string[]) =>
    Promise.all(
      cookies.map(async (cookie) => {
        const response = await harness.bridge({ cookie });
        return [response.status, await response.text()] as const;
      }),
    );

  it('for a hundred sessions', async () => {
    const ada = await wake();
    const sessions = await mintSessions(harness, ada.user.id, 100);
    const query = watchStatements(harness);
    const answers = await ask(sessions.map(({ cookie }) => cookie));
    expect(query).toHaveBeenCalledTimes(1);
    for (const [index, [status, body]] of answers.entries()) {
      expect([status, JSON.parse(body).session.id]).toEqual([200, sessions[index]?.id]);
    }
    await ask(sessions.map(({ cookie }) => cookie));
    expect(query).toHaveBeenCalledTimes(1);
  });

  it('for one session a hundred times', async () => {
    const ada = await wake();
    const [session] = await mintSessions(harness, ada.user.id, 1);
    const query = watchStatements(harness);
    const answers = await ask(Array.from({ length: 100 }, () => session?.cookie ?? ''));
    expect(query).toHaveBeenCalledTimes(1);
    expect(new Set(answers.map(([, body]) => body)).size).toBe(1);
  });
});

it('ten thousand forged cookies are refused without the database, and none is cached', async () => {
  const { cookie } = await wake();
  const query = watchStatements(harness);
  const padding = 'a'.repeat(4_000); // 40 MB in total
  const forge = async (index: number) => {
    const forged = `better-auth.session_token=${index}${padding}.${'b'.repeat(43)}=`;
    expect((await harness.bridge({ cookie: forged })).status).toBe(401);
  };
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let index = 0; index < 500; index += 1) await forge(index);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 500; index < 10_000; index += 1) {
    await forge(index);
    // No request above waits for I/O. The change listener needs a turn of the event loop, as it has between requests of
    // a socket.
    if (index % 100 === 0) await new Promise(setImmediate);
  }
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(15_000_000);
  expect(query).not.toHaveBeenCalled();
  // On a busy machine the loop takes longer than an answer may be kept, so the database may be asked for this one.
  expect((await harness.bridge({ cookie })).status).toBe(200);
});

describe('an answer from the session cache', () => {
  it('is never given after expiresAt, unless the database has a later end', async () => {
    const ada = await wake();
    const expiresAt = new Date(Date.now() + 60_000);
    const [ended, prolonged] = await mintSessions(harness, ada.user.id, 2, { expiresAt });
    const ask = async (one = { cookie: '' }) => (await harness.bridge({ cookie: one.cookie })).status;
    for (const one of [ended, prolonged]) await warm(harness, { cookie: one?.cookie ?? '' });
    const later = new Date(Date.now() + 3_600_000);
    await harness.db
      .update(session)
      .set({ expiresAt: later })
      .where(eq(session.id, prolonged?.id ?? ''));

    const clock = vi.spyOn(Date, 'now');
    clock.mockReturnValue(expiresAt.getTime() - 2_000);
    expect([await ask(ended), await ask(prolonged)]).toEqual([200, 200]);
    clock.mockReturnValue(expiresAt.getTime() + 1);
    expect([await ask(ended), await ask(prolonged)]).toEqual([401, 200]);
    expect(await warm(harness, { cookie: prolonged?.cookie ?? '' })).toContain(later.toISOString());
  });

  it('is never given after the absolute end of the session, which no column of its row has', async () => {
    const ada = await wake();
    const soon = Date.now() + 60_000;
    const [one] = await mintSessions(harness, ada.user.id, 1, {
      createdAt: new Date(soon - 30 * 86_400_000),
    });
    await warm(harness, { cookie: one?.cookie ?? '' });
    vi.spyOn(Date, 'now').mockReturnValue(soon + 1);
    expect((await harness.bridge({ cookie: one?.cookie ?? '' })).status).toBe(401);
  });

  it.each([
    ['a long pause', performance],
    ['a machine that slept, whose monotonic clock slept too', Date],
  ] as const)('is not given three seconds after the last sign of the listener: %s', async (_, clock) => {
    const { cookie } = await wake();
    const query = watchStatements(harness);
    const now = clock.now.bind(clock);
    vi.spyOn(clock, 'now').mockImplementation(() => now() + 3_000);
    expect((await harness.bridge({ cookie })).status).toBe(200);
    expect(query).toHaveBeenCalledTimes(1);
  });

  it('is a minute old at most, whatever events were missed', async () => {
    const { cookie, user: person } = await wake();
    const { cookie: fresh } = await harness.signUp();
    await setTriggers(harness, 'disable');
    await harness.db.update(user).set({ name: 'Grace' }).where(eq(user.id, person.id));
    await setTriggers(harness, 'enable');
    const release = harness.changeListener.hold(); // otherwise it would disconnect, which invalidates the whole cache
    const now = performance.now.bind(performance);
    const clock = vi.spyOn(performance, 'now');
    for (const [second, name] of [
      [50, 'Ada'],
      [62, 'Grace'],
    ] as const) {
      clock.mockImplementation(() => now() + second * 1_000);
      await warm(harness, { cookie: fresh }); // the cache is also in use at this time
      const told = (await (await harness.bridge({ cookie })).json()) as { user: { name: string } };
      expect(told.user.name).toBe(name);
    }
    release();
  });
});
