import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { link, session } from '../../server/db/schema/index.ts';
import { type Harness, startHarness } from '../harness.ts';
import { openEventStream } from './event-stream.ts';

const KEY = 'k'.repeat(32);
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { BRIDGE_KEYS: `tests:${KEY}` } });
});
afterAll(() => harness[Symbol.asyncDispose]());

it('expired rows are deleted in batches, without notifications', async () => {
  const { user, cookie } = await harness.signUp();
  await harness.db.execute(sql`
    insert into session (id, token, user_id, expires_at)
    select 's' || n, 't' || n, ${user.id}, now() - interval '1 hour' from generate_series(1, 1200) n`);
  await harness.db.execute(sql`update link set expires_at = now() - interval '1 second'`);
  const stream = await openEventStream(harness, KEY);
  await stream.settle();
  const swept = await harness.cleanup.run();
  expect(swept).toMatchObject({ sessions: 1200, links: 1 });
  expect(await harness.db.$count(session)).toBe(1);
  expect(await harness.db.$count(link)).toBe(0);
  expect((await harness.bridge({ cookie })).status).toBe(200);
  await stream.hears('heartbeat');
  expect(stream.events().filter(({ type }) => type !== 'heartbeat')).toEqual([]);
  await stream.leave();
});

it('two processes at once delete each kind of row after its own time', async () => {
  const { user } = await harness.signUp();
  await using beside = await startHarness({ beside: harness });
  const { db } = harness;
  await db.execute(sql`insert into verification (id, identifier, value, expires_at)
    values ('old', 'x', 'y', now() - interval '1 second'), ('new', 'x', 'y', now() + interval '1 hour')`);
  await db.execute(sql`insert into attempt (key, failures, updated_at)
    values ('old', 9, now() - interval '31 days'), ('locked', 100, now() - interval '31 days'), ('new', 9, now())`);
  await db.execute(sql`insert into known_browser (id, user_id, secret_hash, last_seen_at)
    values ('old', ${user.id}, 'a', now() - interval '401 days'), ('new', ${user.id}, 'b', now())`);
  await db.execute(sql`insert into mail (id, recipient, template, params, created_at, sent_at)
    values ('old', 'x', 'verifyEmail', '{}', now() - interval '8 days', now()), ('waiting', 'x', 'verifyEmail', '{}', now() - interval '8 days', null)`);
  await Promise.all([harness.cleanup.run(), beside.cleanup.run(), harness.cleanup.run()]);
  await harness.cleanup.run();
  const idsOf = async (table: string, column: string) =>
    (
      (await db.execute(
        sql.raw(
          `select ${column} as id from ${table} where ${column} in ('old', 'new', 'locked', 'waiting') order by 1`,
        ),
      )) as unknown as { rows: { id: string }[] }
    ).rows.map(({ id }) => id);
  expect(await idsOf('verification', 'id')).toEqual(['new']);
  expect(await idsOf('attempt', 'key')).toEqual(['locked', 'new']);
  expect(await idsOf('known_browser', 'id')).toEqual(['new']);
  // Mails stay when there is no mail server.
  expect(await idsOf('mail', 'id')).toEqual(['waiting']);
});

it('counts beforehand what a run would delete, with accounts and what it completes', async () => {
  const { user } = await harness.signUp();
  const other = await harness.signUp();
  const { db } = harness;
  await db.execute(sql`update "user" set deletion_due_at = now() where id = ${user.id}`);
  await db.execute(sql`insert into email_change (user_id, session_id, new_email, needs_old, created_at)
    values (${other.user.id}, 'gone', 'new@example.com', false, now() - interval '3 days')`);
  expect(await harness.cleanup.countDue()).toMatchObject({ accounts: 1, 'email changes': 1 });
  expect(await harness.cleanup.run()).toMatchObject({ accounts: 1 });
  const left = await harness.cleanup.countDue();
  expect([left.accounts, left['email changes']]).toEqual([undefined, undefined]);
});

it('rows that have not expired stay', async () => {
  const { cookie, email } = await harness.signUp();
  expect(await harness.cleanup.run()).toEqual({});
  expect((await harness.bridge({ cookie })).status).toBe(200);
  expect(await harness.mailsTo(email)).toHaveLength(1);
});
