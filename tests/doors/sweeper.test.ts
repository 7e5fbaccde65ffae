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

it('sweeps what has had its time, in bites, and announces nothing', async () => {
  const { user, cookie } = await harness.signUp();
  await harness.db.execute(sql`
    insert into session (id, token, user_id, expires_at)
    select 's' || n, 't' || n, ${user.id}, now() - interval '1 hour' from generate_series(1, 1200) n`);
  await harness.db.execute(sql`update link set expires_at = now() - interval '1 second'`);
  const stream = await openEventStream(harness, KEY);
  await stream.settle();
  const swept = await harness.sweeper.sweep();
  expect(swept).toMatchObject({ sessions: 1200, links: 1 });
  expect(await harness.db.$count(session)).toBe(1);
  expect(await harness.db.$count(link)).toBe(0);
  expect((await harness.bridge({ cookie })).status).toBe(200);
  await stream.hears('heartbeat');
  expect(stream.events().filter(({ type }) => type !== 'heartbeat')).toEqual([]);
  await stream.leave();
});

it('leaves alone what lives', async () => {
  const { cookie, email } = await harness.signUp();
  expect(await harness.sweeper.sweep()).toEqual({});
  expect((await harness.bridge({ cookie })).status).toBe(200);
  expect(await harness.mailsTo(email)).toHaveLength(1);
});
