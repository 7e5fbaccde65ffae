import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChangePage } from '../../shared/change.ts';
import { browser, type Harness, startHarness } from '../harness.ts';

const KEY = 'a-key-of-the-comment-wall-0123456789';
const BARE = 'a-key-without-any-scope-at-all-012345';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { BRIDGE_KEYS: `wall:${KEY}:100000:users.read,bare:${BARE}:100000` } });
});
afterAll(() => harness[Symbol.asyncDispose]());

const call = (query: Record<string, string | number> | string = {}, init: RequestInit = {}) =>
  harness.request(
    `/api/bridge/v1/changes?${typeof query === 'string' ? query : new URLSearchParams(query as Record<string, string>)}`,
    { headers: { authorization: `Bearer ${KEY}` }, ...init },
  );
async function read(query: Record<string, string | number> = {}): Promise<ChangePage> {
  const response = await call(query);
  const body = await response.text();
  if (response.status !== 200) throw new Error(`changes answered ${response.status}: ${body}`);
  return JSON.parse(body);
}
const latest = async () => (await read({ after: 'latest' })).cursor;
/** The changes after a cursor, in short. */
const since = async (cursor: string) => {
  const { changes } = await read({ after: cursor, limit: 1_000 });
  return changes.map(({ kind, userId }) => `${kind} ${userId}`);
};

let ada: string;
let start: string;
const insertUser = async (id: string = randomUUID()) => {
  await harness.db.execute(sql`insert into "user" (id, name, email) values (${id}, 'Ada', ${id})`);
  return id;
};
beforeEach(async () => {
  ada = await insertUser();
  start = await latest();
});

describe('the feed tells', () => {
  const told = async (...statements: SQL[]) => {
    for (const statement of statements) await harness.db.execute(statement);
    return since(start);
  };

  it('a sign-up, a new name, a profile and a deletion that is requested and cancelled', async () => {
    const person = await harness.signUpConfirmed();
    const { id } = person.user;
    const api = harness.api(browser(person.cookie));
    await harness.post('/api/auth/update-user', { name: 'Countess' }, browser(person.cookie));
    await api.profile.update.mutate({ bio: 'new' });
    await harness.api(browser(person.cookie)).account.requestDeletion.mutate();
    await harness.api(browser(person.cookie)).account.cancelDeletion.mutate();
    expect(await since(start)).toEqual([
      `user.created ${id}`,
      `user.changed ${id}`, // confirmed
      `user.changed ${id}`,
      `user.changed ${id}`,
      `user.deletion_requested ${id}`,
      `user.changed ${id}`,
    ]);
  });

  it.each<[string, () => SQL, string[]]>([
    ['a new address', () => sql`update "user" set email = 'n@x.io' where id = ${ada}`, ['user.changed']],
    ['a new picture', () => sql`update "user" set image = 'i' where id = ${ada}`, ['user.changed']],
    ['a profile', () => sql`insert into profile (user_id, data) values (${ada}, '{}')`, ['user.changed']],
    ['claims', () => sql`insert into claims (user_id, data) values (${ada}, '{}')`, ['user.changed']],
    ['a deletion', () => sql`delete from "user" where id = ${ada}`, ['user.deleted']],
    ['a ban: nothing', () => sql`update "user" set disabled_at = now() where id = ${ada}`, []],
    ['the same name again: nothing', () => sql`update "user" set name = name where id = ${ada}`, []],
    [
      'a session: nothing',
      () =>
        sql`insert into session (id, token, user_id, expires_at) values (${ada}, ${ada}, ${ada}, now() + interval '1 day')`,
      [],
    ],
  ])('%s, by plain SQL', async (_, statement, kinds) => {
    expect(await told(statement())).toEqual(kinds.map((kind) => `${kind} ${ada}`));
  });

  it('another id as the end of one user and the start of another', async () => {
    const next = randomUUID();
    expect(await told(sql`update "user" set id = ${next} where id = ${ada}`)).toEqual([
      `user.deleted ${ada}`,
      `user.created ${next}`,
    ]);
  });

  it('a user who is deleted with a profile and claims, once', async () => {
    expect(
      await told(
        sql`insert into profile (user_id, data) values (${ada}, '{}')`,
        sql`insert into claims (user_id, data) values (${ada}, '{}')`,
        sql`delete from "user" where id = ${ada}`,
      ),
    ).toEqual([`user.changed ${ada}`, `user.changed ${ada}`, `user.deleted ${ada}`]);
  });

  it('whose rows a truncation removed', async () => {
    await harness.db.execute(sql`insert into profile (user_id, data) values (${ada}, '{}')`);
    start = await latest();
    await harness.db.execute(sql`truncate profile`);
    expect(await since(start)).toContain(`user.changed ${ada}`);
    await harness.db.execute(sql`insert into profile (user_id, data) values (${ada}, '{}')`);
    const users = await harness.db.query.user.findMany({ columns: { id: true } });
    start = await latest();
    await harness.db.execute(sql`truncate "user" cascade`);
    expect((await since(start)).sort()).toEqual(users.map(({ id }) => `user.deleted ${id}`).sort());
  });

  it('nothing of a transaction that is rolled back', async () => {
    const refused = harness.db.transaction(async (tx) => {
      await tx.execute(sql`delete from "user" where id = ${ada}`);
      throw new Error('no');
    });
    await expect(refused).rejects.toThrow('no');
    expect(await since(start)).toEqual([]);
  });
});

describe('a reader', () => {
  it('reads page by page, the same again for the same cursor, and from the oldest without one', async () => {
    const ids = [await insertUser(), await insertUser(), await insertUser()];
    const first = await read({ after: start, limit: 2 });
    const second = await read({ after: first.cursor, limit: 2 });
    expect(first).toMatchObject({ changes: ids.slice(0, 2).map((userId) => ({ userId })), more: true });
    expect(second).toMatchObject({ changes: [{ userId: ids[2] }], more: false });
    expect(await read({ after: start, limit: 2 })).toEqual(first);
    expect(await read({ after: second.cursor })).toEqual({ changes: [], cursor: second.cursor, more: false });
    const all = await read({ limit: 1_000 });
    expect(all.changes.slice(-3)).toEqual([...first.changes, ...second.changes]);
    expect(all.cursor).toBe(second.cursor);
    for (const { at } of all.changes) expect(new Date(at).toISOString()).toBe(at);
  });

  it('has a cursor before the first change', async () => {
    await harness.db.execute(sql`truncate change`);
    const nothing = await read();
    expect(nothing).toEqual({ changes: [], cursor: expect.any(String), more: false });
    expect(await latest()).toBe(nothing.cursor);
    const id = await insertUser();
    expect(await since(nothing.cursor)).toEqual([`user.created ${id}`]);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=', 'limit'],
    ['wait=26', 'wait'],
    ['wait=-1', 'wait'],
    ['after=', 'after'],
    ['after=newest', 'after'],
    ['after=1', 'after'],
    ['after=1.2', 'after'],
    ['after=-1.0123456789ab', 'after'],
    ['after=1.0123456789AB', 'after'],
    ["after=1.0123456789ab'--", 'after'],
    [`after=${'9'.repeat(30)}.0123456789ab`, 'after'],

    ['wait=1.5', 'wait'],
    ['from=1', 'from'],
  ])('is refused %s', async (query, field) => {
    const response = await call(query);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'invalid_input',
      fields: { [field]: expect.any(String) },
    });
  });

  it('is refused a cursor of 10 KB, and a parameter that is there twice', async () => {
    expect((await call({ after: 'x'.repeat(10_000) })).status).toBe(400);
    expect((await call('after=latest&after=latest')).status).toBe(400);
  });

  it('of a cursor that is forged, of the future or of another database is told how to start over', async () => {
    const [number] = start.split('.');
    const [, mark] = (await latest()).split('.');
    for (const cursor of [
      `${number}.0123456789ab`,
      `${Number(number) + 1}.${mark}`,
      `999999999999.${mark}`,
    ]) {
      const response = await call({ after: cursor });
      expect(response.status).toBe(410);
      expect(await response.json()).toMatchObject({
        code: 'gone',
        detail: expect.stringContaining('after=latest'),
      });
    }
  });

  it('needs a key with the scope, which the refusal names', async () => {
    const status = async (headers: Record<string, string>) => {
      const response = await call({}, { headers });
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    expect(await status({})).toEqual([401, 'missing_credential']);
    expect(await status({ authorization: `Bearer ${'x'.repeat(32)}` })).toEqual([403, 'invalid_key']);
    const response = await call({}, { headers: { authorization: `Bearer ${BARE}` } });
    expect([response.status, await response.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'forbidden', detail: expect.stringContaining('users.read') }),
    ]);
    expect((await call({}, { method: 'POST', headers: { authorization: `Bearer ${KEY}` } })).status).toBe(
      405,
    );
    expect((await call()).headers.get('cache-control')).toBe('no-store');
  });
});

describe('a reader who waits', () => {
  it('is answered when something happens, not at the end of the wait', async () => {
    const waiting = read({ after: start, wait: 25 });
    let isAnswered = false;
    void waiting.then(() => {
      isAnswered = true;
    });
    await read({ after: start });
    expect(isAnswered).toBe(false);
    const id = await insertUser();
    expect((await waiting).changes).toMatchObject([{ kind: 'user.created', userId: id }]);
  });

  it('is answered with nothing when the time is over', async () => {
    expect(await read({ after: start, wait: 1 })).toEqual({ changes: [], cursor: start, more: false });
  });

  it('is not kept when it leaves, and frees its place', async () => {
    const places = Array.from({ length: 101 }, () => new AbortController());
    const waiting = places.map(({ signal }) =>
      call({ after: start, wait: 25 }, { headers: { authorization: `Bearer ${KEY}` }, signal }),
    );
    expect((await Promise.race(waiting)).status).toBe(503);
    for (const place of places) place.abort();
    expect((await Promise.all(waiting)).filter(({ status }) => status === 200)).toHaveLength(100);
    expect((await call({ after: start, wait: 1 })).status).toBe(200);
  });
});

describe('the cleanup', () => {
  const age = (days: number, condition: SQL) =>
    harness.db.execute(sql`update change set at = now() - make_interval(days => ${days}) where ${condition}`);

  it('keeps thirty days, and the cursor of who has seen everything', async () => {
    await insertUser();
    const old = await latest();
    await age(31, sql`true`);
    await harness.cleanup.run();
    expect((await call({ after: start })).status).toBe(410);
    expect(await since(old)).toEqual([]);
    const id = await insertUser();
    await harness.cleanup.run();
    expect(await since(old)).toEqual([`user.created ${id}`]);
  });

  it('numbers what nobody has read before it deletes, so that nothing is missed silently', async () => {
    await insertUser();
    await insertUser();
    await age(31, sql`true`);
    await harness.cleanup.run();
    expect((await call({ after: start })).status).toBe(410);
  });

  it('leaves no gap when an old change was numbered after a younger one', async () => {
    const ids = [await insertUser(), await insertUser(), await insertUser()];
    await latest();
    await age(31, sql`user_id = ${ids[1]}`);
    await harness.cleanup.run();
    expect(await since(start)).toEqual(ids.map((id) => `user.created ${id}`));
  });
});
