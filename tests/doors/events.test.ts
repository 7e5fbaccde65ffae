import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { browser, type Harness, startHarness } from '../harness.ts';
import { openEventStream } from './event-stream.ts';

const KEY = 'k'.repeat(32);
const PATH = '/api/bridge/v1/events';
const bearer = { authorization: `Bearer ${KEY}` };

let here: Harness;
let there: Harness;
let keyless: Harness;
beforeAll(async () => {
  const env = { BRIDGE_KEYS: `book:${KEY}` };
  here = await startHarness({ env });
  there = await startHarness({ env, beside: here });
  keyless = await startHarness({ beside: here });
});
afterAll(async () => {
  for (const process of [keyless, there, here]) await process[Symbol.asyncDispose]();
});

const opened: Awaited<ReturnType<typeof openEventStream>>[] = [];
const open = async (process = here) => {
  const stream = await openEventStream(process, KEY);
  opened.push(stream);
  return stream;
};
afterEach(async () => {
  here.testDatabase.setLink?.('open');
  for (const stream of opened.splice(0)) await stream.leave();
});
const sessionIdOf = async ({ cookie }: { cookie: string }) =>
  (await here.api({ cookie }).session.current.query())?.session.id ?? '';

describe('GET /api/bridge/v1/events', () => {
  it.each([
    ['without keys', () => keyless, bearer, 404, 'not_found'],
    ['without keys and without a credential', () => keyless, {}, 404, 'not_found'],
    ['without a key', () => here, {}, 401, 'missing_credential'],
    ['with a key in the other header', () => here, { 'x-bridge-key': KEY }, 401, 'missing_credential'],
    ['with an unknown key', () => here, { authorization: `Bearer ${KEY}k` }, 403, 'invalid_key'],
  ])('%s is refused', async (_, process, headers, status, code) => {
    const response = await process().request(PATH, { headers: headers as Record<string, string> });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    expect(await response.json()).toMatchObject({ code });
  });

  it('is not opened with a session, with HEAD or with any other method', async () => {
    const ada = await here.signUp();
    const session = { authorization: `Bearer ${ada.bearer}` };
    expect((await here.request(PATH, { headers: session })).status).toBe(403);
    const began = () => here.logged.filter((line) => line.includes('an event stream began')).length;
    const before = began();
    const head = await here.request(PATH, { method: 'HEAD', headers: bearer });
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      '',
    ]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const response = await here.request(PATH, { method, headers: bearer });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
    expect(began()).toBe(before);
  });

  it('begins with a reset, and has a heartbeat about every second', async () => {
    const stream = await open();
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.response.headers.get('cache-control')).toBe('no-store');
    await stream.hears('heartbeat');
    expect(stream.events()[0]).toEqual({ type: 'reset', data: {} });
    await stream.settle();
    const began = performance.now();
    await stream.settle();
    expect(performance.now() - began).toBeGreaterThan(500);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('sends revoked and changed ids, and only ids, whichever process did it', async () => {
    const ada = await here.signUp();
    const other = { ...(await here.signIn(ada.email)), user: ada.user };
    const [id, otherId] = [await sessionIdOf(ada), await sessionIdOf(other)];
    const streams = [await open(here), await open(there)];
    for (const stream of streams) await stream.settle();
    const all = async (type: string, data: Record<string, unknown>) => {
      for (const stream of streams) await stream.hears(type, data);
    };
    const userId = ada.user.id;
    await here.api(browser(ada.cookie)).session.revoke.mutate({ id: otherId });
    await all('session.revoked', { sessionId: otherId });
    await there.api(browser(ada.cookie)).profile.update.mutate({ bio: 'secret' });
    await all('user.changed', { userId });
    for (const stream of streams) expect(stream.text()).not.toContain('user.revoked');
    await here.post('/api/auth/sign-out', {}, browser(ada.cookie));
    await all('session.revoked', { sessionId: id });
    await all('user.revoked', { userId });

    const grace = await there.signUp();
    await here.db.execute(sql`update "user" set disabled_at = now() where id = ${grace.user.id}`);
    await all('user.revoked', { userId: grace.user.id });
    await here.db.execute(sql`truncate session cascade`);
    await all('reset', {});
    for (const stream of streams) {
      for (const secret of [ada.token, other.token, ada.email, 'secret', 'Ada', KEY])
        expect(stream.text()).not.toContain(secret);
      const keys = stream.events().flatMap(({ data }) => Object.keys(data));
      expect(new Set(keys)).toEqual(new Set(['sessionId', 'userId']));
    }
  });

  it('reaches fifty readers at once', async () => {
    const ada = await here.signUp();
    const streams = await Promise.all(Array.from({ length: 50 }, () => open()));
    await here.post('/api/auth/update-user', { name: 'B' }, browser(ada.cookie));
    for (const stream of streams) await stream.hears('user.changed', { userId: ada.user.id });
  });

  it('closes the connection of a reader that does not read, and no other', async () => {
    const lazy = await here.request(PATH, { headers: bearer });
    const stream = await open();
    await stream.settle();
    await here.db.execute(sql`insert into "user" (id, name, email)
      select n || repeat('x', 600), 'many', n || '@many' from generate_series(1, 600) n`);
    // 400 KB in total, in parts that a reader has time to read.
    for (let first = 1; first <= 600; first += 100) {
      await here.db.execute(sql`update "user" set name = 'more'
        where name = 'many' and split_part(email, '@', 1)::int < ${first + 100}`);
    }
    await vi.waitFor(() => expect(here.logged.join()).toContain('"why":"too slow"'), { timeout: 30_000 });
    await expect((lazy.body as ReadableStream).getReader().read()).rejects.toThrow('too slow');
    await stream.hears('user.changed', { userId: `600${'x'.repeat(600)}` });
    expect(stream.events().filter(({ type }) => type === 'user.changed')).toHaveLength(600);
    await stream.settle();
  });

  it('is released when its reader disconnects', async () => {
    const stream = await open();
    const ended = () => here.logged.filter((line) => line.includes('"why":"the reader left"'));
    const before = ended().length;
    await stream.leave();
    await vi.waitFor(() => expect(ended()).toHaveLength(before + 1), { timeout: 30_000 });
    expect(JSON.parse(ended().at(-1) ?? '')).toMatchObject({ key: 'book', streams: 0 });
  });

  it.runIf(inject('driver') !== 'pglite').each(['down', 'silent'] as const)(
    'is silent while the database is %s, and starts again afterwards',
    async (state) => {
      const ada = await here.signUp();
      const stream = await open();
      await stream.settle();
      let gaps = 0;
      const ignore = here.changeListener.subscribe({
        onChange: () => {},
        onGap: () => {
          gaps += 1;
        },
      });
      here.testDatabase.setLink?.(state);
      await vi.waitFor(() => expect(gaps).toBe(1), { timeout: 30_000, interval: 5 });
      ignore();
      // The service sends the reset as soon as it notices: a back end with a cache must not have to wait for a timeout.
      await vi.waitFor(() => expect(stream.events().at(-1)?.type).toBe('reset'), { timeout: 30_000 });
      const before = stream.text();
      await sleep(1_200);
      expect(stream.text()).toBe(before);
      here.testDatabase.setLink?.('open');
      await stream.hears('reset');
      await stream.hears('heartbeat');
      const kinds = stream.events().map(({ type }) => type);
      expect(kinds.indexOf('reset')).toBeLessThan(kinds.indexOf('heartbeat'));
      await vi.waitFor(() => here.db.execute(sql`update "user" set name = 'B' where id = ${ada.user.id}`), {
        timeout: 30_000,
      });
      await stream.hears('user.changed', { userId: ada.user.id });
    },
  );

  it('ends cleanly when the service closes, and cannot be opened any more', async () => {
    const closing = await startHarness({ env: { BRIDGE_KEYS: `book:${KEY}` }, beside: here });
    const streams = [await open(closing), await open(closing)];
    closing.announceClosing();
    expect(await Promise.all(streams.map(({ end }) => end))).toEqual(Array(2).fill('in good order'));
    const refused = await closing.request(PATH, { headers: bearer });
    expect([refused.status, refused.headers.has('retry-after')]).toEqual([503, true]);
    await closing[Symbol.asyncDispose]();
  });
});
