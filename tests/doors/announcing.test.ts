import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { ANNOUNCE_REST } from '../../server/db/announcer.ts';
import { openDatabase } from '../../server/db/database.ts';
import { readRows } from '../../server/db/rows.ts';
import { createLog } from '../../server/log.ts';
import { type Harness, startHarness } from '../harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

it('all announcements go through one function, and none is sent by a trigger itself', async () => {
  const rows = await readRows<{ name: string }>(
    harness.db,
    sql`select proname as name from pg_proc where prosrc ~ 'pg_notify|notify ' and pronamespace = 'public'::regnamespace`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(['gatehouse_announce', 'gatehouse_announce_rest']);
});

// PGlite has one connection, so no commit waits for another: its triggers notify inside the transaction.
describe.runIf(inject('driver') !== 'pglite')('an announcement after the commit', () => {
  let there: Harness;
  /** Not of the service: an operator, or an older version. */
  let direct: pg.Client;
  let heard: string[] = [];
  let subscription: Awaited<ReturnType<Harness['database']['listen']>>;
  const url = () => harness.testDatabase.directUrl ?? '';
  const connect = async (name = '') => {
    const client = new pg.Client({ connectionString: url(), application_name: name });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  beforeAll(async () => {
    there = await startHarness({ beside: harness });
    direct = await connect();
    subscription = await harness.database.listen(
      (payload) => void heard.push(payload),
      () => {},
    );
  });
  afterAll(async () => {
    await subscription.close();
    await direct.end();
    await there[Symbol.asyncDispose]();
  });
  afterEach(() => {
    heard = [];
  });

  const addUser = async () => {
    const id = randomUUID();
    await direct.query(`insert into "user" (id, name, email) values ($1, 'Ada', $1)`, [id]);
    return id;
  };
  const rename = (id: string) => sql`update "user" set name = ${randomUUID()} where id = ${id}`;
  const waiting = async () => (await direct.query('select * from announcement')).rowCount;
  const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 5 });
  const soonHeard = (id: string) => soon(() => expect(heard).toContain(`user.changed ${id} user`));

  it('leaves nothing, and arrives without a ping', async () => {
    const id = await addUser();
    await harness.db.execute(rename(id));
    await soonHeard(id);
    await harness.db.transaction((trx) => trx.execute(rename(id)));
    await soon(() => expect(heard.filter((word) => word.includes(' user'))).toHaveLength(2));
    await soon(async () => expect(await waiting()).toBe(0));
  });

  it('is for connections of the service alone: plain SQL notifies in its own transaction', async () => {
    const id = await addUser();
    await direct.query('begin');
    await direct.query(`update "user" set name = 'by hand' where id = $1`, [id]);
    expect(await waiting()).toBe(0);
    await direct.query('commit');
    await soonHeard(id);
    expect(heard).toContain(`user.changed ${id} created`);
  });

  it('keeps the name that the operator gave to the connections', async () => {
    const { config } = harness.testDatabase;
    const named = await openDatabase(
      { ...config, url: `${config.url}?application_name=shop` },
      createLog({ write: () => {} }),
    );
    const names = sql`select current_setting('application_name') as name`;
    expect(await readRows(named.db, names)).toEqual([{ name: 'shop (announces)' }]);
    await named.close();
  });

  it('is made by another process if the first one is killed after its commit', async () => {
    const id = await addUser();
    // The same connection as the service’s, in a process that dies before it announces.
    const { signal } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import pg from 'pg';
        const client = new pg.Client({ connectionString: process.argv[1], application_name: 'x (announces)' });
        await client.connect();
        await client.query('update "user" set name = $1 where id = $2', ['killed', process.argv[2]]);
        process.kill(process.pid, 'SIGKILL');`,
        url(),
        id,
      ],
      { timeout: 60_000 },
    );
    expect(signal).toBe('SIGKILL');
    expect(heard).not.toContain(`user.changed ${id} user`);
    await subscription.ping();
    expect(heard).toContain(`user.changed ${id} user`);
  });

  it('is made again when the first attempt fails', async () => {
    const id = await addUser();
    const [definition] = (
      await direct.query(`select pg_get_functiondef('gatehouse_announce_rest'::regproc) as text`)
    ).rows;
    await direct.query(`create or replace function gatehouse_announce_rest() returns void language plpgsql
      as $$ begin raise exception 'not now'; end $$`);
    await harness.db.execute(rename(id));
    await soon(() => expect(harness.logged.join('')).toContain('changes could not be announced'));
    expect(await waiting()).toBe(1);
    await direct.query(definition.text);
    await soonHeard(id);
    expect(await waiting()).toBe(0);
  });

  it('does not wait for a transaction that stays open', async () => {
    const [held, id] = [await addUser(), await addUser()];
    const open = await connect('x (announces)');
    await open.query('begin');
    await open.query(`update "user" set name = 'held' where id = $1`, [held]);
    await harness.db.execute(rename(id));
    await soonHeard(id);
    expect(heard).not.toContain(`user.changed ${held} user`);
    await open.query('commit');
    await subscription.ping();
    expect(heard).toContain(`user.changed ${held} user`);
    await open.end();
  });

  it('is not taken for sent while an announcer that holds it has not committed', async () => {
    const id = await addUser();
    const dead = await connect('x (announces)');
    await dead.query(`update "user" set name = 'unsaid' where id = $1`, [id]);
    await dead.query('begin');
    await dead.query('select gatehouse_announce_rest()');
    let isProven = false;
    const ping = subscription.ping().then(() => {
      isProven = true;
    });
    await soon(async () =>
      expect((await direct.query(`select from pg_locks where not granted`)).rowCount).toBeGreaterThan(0),
    );
    expect([isProven, heard]).toEqual([false, expect.not.arrayContaining([`user.changed ${id} user`])]);
    await dead.end(); // its transaction is rolled back
    await ping;
    expect(heard).toContain(`user.changed ${id} user`);
  });

  it('leaves the listeners connected in a database that has become read-only', async () => {
    await soon(async () => expect(await waiting()).toBe(0));
    const reader = await connect();
    await reader.query('set default_transaction_read_only = on; listen echo');
    const echo = new Promise((resolve) => reader.once('notification', ({ payload }) => resolve(payload)));
    await reader.query(`${ANNOUNCE_REST}; notify echo, 'heard'`);
    expect(await echo).toBe('heard');
    await reader.end();
  });

  it('is lost by nobody when two processes announce at once', async () => {
    const ids: string[] = [];
    while (ids.length < 60) ids.push(await addUser());
    await Promise.all(ids.map((id, index) => (index % 2 === 0 ? harness : there).db.execute(rename(id))));
    for (const id of ids) await soonHeard(id);
    await soon(async () => expect(await waiting()).toBe(0));
  });
});
