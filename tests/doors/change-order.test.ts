import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createChangeReader } from '../../server/changes/reader.ts';
import { createChangeStore } from '../../server/changes/store.ts';
import type { Database } from '../../server/db/database.ts';
import { readRows } from '../../server/db/rows.ts';
import { createLog } from '../../server/log.ts';
import { createChangeListener } from '../../server/session/change-listener.ts';
import type { ChangePage } from '../../shared/change.ts';
import { type Harness, startHarness } from '../harness.ts';

const KEY = 'a-key-of-the-comment-wall-0123456789';
const env = { BRIDGE_KEYS: `wall:${KEY}:100000:users.read` };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env });
});
afterAll(() => harness[Symbol.asyncDispose]());

const addUser = async ({ db }: Harness) => {
  const id = randomUUID();
  await db.execute(sql`insert into "user" (id, name, email) values (${id}, 'Ada', ${id})`);
  return id;
};
const ask = (one: Harness, query: string) =>
  one.request(`/api/bridge/v1/changes?${query}`, { headers: { authorization: `Bearer ${KEY}` } });
const read = async (one: Harness, query: string) => (await (await ask(one, query)).json()) as ChangePage;
const idsOf = ({ changes }: ChangePage) => changes.map(({ userId }) => userId);

/** A reader who follows the feed from now on and remembers what it was told, in its order. */
async function follow(one: Harness) {
  let { cursor } = await createChangeStore(one.db).read('latest', 1);
  const told: string[] = [];
  return {
    told,
    async read(limit: number) {
      const page = await createChangeStore(one.db).read(cursor, limit);
      told.push(...idsOf(page));
      ({ cursor } = page);
      return page;
    },
  };
}

describe.runIf(inject('driver') !== 'pglite')('whichever transactions run at the same time', () => {
  let there: Harness;
  const clients: pg.Client[] = [];
  beforeAll(async () => {
    there = await startHarness({ env, beside: harness });
    for (let n = 0; n < 3; n += 1) {
      const client = new pg.Client({ connectionString: harness.testDatabase.directUrl ?? '' });
      await client.connect();
      clients.push(client);
    }
  });
  afterAll(async () => {
    for (const client of clients) await client.end();
    await there[Symbol.asyncDispose]();
  });
  const clientOf = (at: number) => clients[at] as pg.Client;

  it('nothing appears behind a cursor, and every reader is told the same in the same order', async () => {
    const connection = fc.nat({ max: 2 });
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), connection }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('commit' as const), connection }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('rollback' as const), connection }) },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('read' as const),
          reader: fc.nat({ max: 2 }),
          limit: fc.integer({ min: 1, max: 4 }),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const readers = [await follow(harness), await follow(there), await follow(harness)];
        /** What each open transaction wrote. */
        const written: string[][] = [[], [], []];
        const committed: string[] = [];
        const end = async (at: number, how: 'commit' | 'rollback') => {
          if (written[at]?.length === 0) return;
          await clientOf(at).query(how);
          if (how === 'commit') committed.push(...(written[at] ?? []));
          written[at] = [];
        };
        // Reads run beside the steps after them, as they do in a process.
        const reading: Promise<unknown>[] = [];
        const last: Promise<unknown>[] = [Promise.resolve(), Promise.resolve(), Promise.resolve()];
        for (const one of steps) {
          if (one.kind === 'read') {
            last[one.reader] = last[one.reader]?.then(() =>
              readers[one.reader]?.read(one.limit),
            ) as Promise<unknown>;
            reading.push(last[one.reader] as Promise<unknown>);
          } else if (one.kind === 'write') {
            const id = randomUUID();
            if (written[one.connection]?.length === 0) await clientOf(one.connection).query('begin');
            await clientOf(one.connection).query(
              `insert into "user" (id, name, email) values ($1, 'Ada', $1)`,
              [id],
            );
            written[one.connection]?.push(id);
          } else await end(one.connection, one.kind);
        }
        await Promise.all(reading);
        for (const at of [0, 1, 2]) await end(at, 'commit');
        for (const reader of readers) while ((await reader.read(3)).more);
        const [first] = readers;
        expect([...(first?.told ?? [])].sort()).toEqual(committed.sort());
        for (const reader of readers) expect(reader.told).toEqual(first?.told);
      }),
      { numRuns: 25 },
    );
  });

  it('one that stays open delays only itself', async () => {
    const reader = await follow(harness);
    await clientOf(0).query('begin');
    const held = randomUUID();
    await clientOf(0).query(`insert into "user" (id, name, email) values ($1, 'Ada', $1)`, [held]);
    const [first, second] = [await addUser(harness), await addUser(harness)];
    await reader.read(10);
    await clientOf(0).query('commit');
    await reader.read(10);
    expect(reader.told).toEqual([first, second, held]);
  });

  it('a process that hangs while it holds the lock does not stop the readers of another', async () => {
    const { cursor } = await read(there, 'after=latest');
    const id = await addUser(harness);
    const db = Object.create(harness.db) as Database;
    let goOn = () => {};
    const locked = new Promise<void>((tell) => {
      const hang = new Promise<void>((resume) => {
        goOn = resume;
      });
      db.transaction = (work) =>
        harness.db.transaction((trx) =>
          work(
            Object.assign(Object.create(trx), {
              execute: async (statement: SQL) => {
                const rows = await trx.execute(statement);
                tell();
                await hang;
                return rows;
              },
            }),
          ),
        );
    });
    const hung = expect(createChangeStore(db).read(cursor, 10)).rejects.toThrow();
    await locked;
    expect(idsOf(await read(there, `after=${cursor}`))).toEqual([id]);
    goOn();
    await hung;
  });
});

it('a database that was restored goes on, and finds the cursors that were given after the dump', async () => {
  const before = await addUser(harness);
  const known = (await read(harness, 'after=latest')).cursor;
  const unnumbered = await addUser(harness);
  await using restored = await startHarness({ env });
  const rows = await readRows<Record<string, unknown>>(harness.db, sql`select * from change`);
  for (const { id, number, mark, kind, user_id, at } of rows)
    await restored.db.execute(sql`insert into change (id, number, mark, kind, user_id, at)
      overriding system value values (${id}, ${number}, ${mark}, ${kind}, ${user_id}, ${at})`);
  await restored.db.execute(
    sql`select setval(pg_get_serial_sequence('change', 'id'), (select max(id) from change))`,
  );
  // After the dump the first database goes on, and gives a cursor of what the restored one never saw.
  await addUser(harness);
  const lost = (await read(harness, 'after=latest')).cursor;

  const next = await addUser(restored);
  expect(idsOf(await read(restored, `after=${known}`))).toEqual([unnumbered, next]);
  await addUser(restored);
  await read(restored, `after=${known}`);
  expect((await ask(restored, `after=${lost}`)).status).toBe(410);
  expect(idsOf(await read(restored, 'limit=1000'))).toContain(before);
});

it('a reader hears of a change within a second or two while nothing is announced', async () => {
  const log = createLog({ write: () => {} });
  const changeListener = createChangeListener(() => Promise.reject(new Error('no direct endpoint')), log);
  const reader = createChangeReader(
    createChangeStore(harness.db),
    changeListener,
    new AbortController().signal,
  );
  const { cursor } = await read(harness, 'after=latest');
  const { signal } = new AbortController();
  const waiting = reader.ask({ after: cursor, limit: 10, wait: 25, signal });
  const id = await addUser(harness);
  expect(idsOf(await waiting)).toEqual([id]);
  await changeListener.close();
});

it('the service answers waiting readers when it closes', async () => {
  await using one = await startHarness({ env });
  const { cursor } = await read(one, 'after=latest');
  const waiting = read(one, `after=${cursor}&wait=25`);
  await read(one, `after=${cursor}`);
  one.announceClosing();
  expect(await waiting).toEqual({ changes: [], cursor, more: false });
});
