import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, session } from '../../server/db/schema/index.ts';
import { createLifetime } from '../../server/session/lifetime.ts';
import { SESSIONS_MOST } from '../../server/session/live-sessions.ts';
import { browser, type Harness, startHarness } from '../harness.ts';
import { openEventStream } from './event-stream.ts';
import { warm } from './statements.ts';

const KEY = 'k'.repeat(32);
let harness: Harness;
let beside: Harness;
beforeAll(async () => {
  const env = { BRIDGE_KEYS: `tests:${KEY}` };
  harness = await startHarness({ env });
  beside = await startHarness({ env, beside: harness });
});
afterAll(async () => {
  await beside[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
});

/** Adds sessions to a person, last seen one minute apart: the first one was seen the longest time ago. */
const addSessions = (
  userId: string,
  count: number,
  lastSeen = sql`now() - (${count} - n) * interval '1 minute'`,
) =>
  harness.db.execute(sql`insert into session (id, token, user_id, expires_at, last_seen_at)
    select ${userId} || n, ${userId} || 't' || n, ${userId}, now() + interval '6 days', ${lastSeen} from generate_series(1, ${count}) n`);
const sessionsOf = (userId: string) => harness.db.$count(session, eq(session.userId, userId));
const revocationsOf = async (userId: string) =>
  (await harness.db.select().from(activity).where(eq(activity.userId, userId)))
    .filter(({ kind }) => kind.includes('revoked'))
    .map(({ kind, sessionId }) => [kind, sessionId]);

describe('a user has at most 500 live sessions', () => {
  it('a sign-in ends the least recently seen one: at once, announced and logged', async () => {
    const ada = await harness.signUp();
    await addSessions(ada.user.id, SESSIONS_MOST - 1);
    await harness.db
      .update(session)
      .set({ lastSeenAt: new Date(0) })
      .where(eq(session.token, ada.token));
    const [{ id = '' } = {}] = await harness.db.select().from(session).where(eq(session.token, ada.token));
    const headers = { cookie: ada.cookie };
    await warm(harness, headers);
    await warm(beside, headers);
    const stream = await openEventStream(beside, KEY);
    await stream.settle();

    const next = await harness.signIn(ada.email);
    expect((await harness.bridge(headers)).status).toBe(401);
    await stream.hears('session.revoked', { sessionId: id });
    await stream.leave();
    expect((await beside.bridge(headers)).status).toBe(401);
    expect(await sessionsOf(ada.user.id)).toBe(SESSIONS_MOST);
    expect(await revocationsOf(ada.user.id)).toEqual([['session_revoked', id]]);

    const api = harness.api({ cookie: next.cookie });
    const list = await api.session.list.query();
    expect(list).toHaveLength(SESSIONS_MOST);
    expect(list.map(({ current }) => current).indexOf(true)).toBe(0);
    expect((await api.security.overview.query()).sessions).toBe(SESSIONS_MOST);
    const raw = await harness.request('/api/auth/list-sessions', { headers: { cookie: next.cookie } });
    expect(await raw.json()).toHaveLength(SESSIONS_MOST);
  });

  it('a sign-in ends all above the limit, even thousands, whatever the clocks show', async () => {
    const ada = await harness.signUp();
    // The timestamps of another machine whose clock is fast.
    await addSessions(ada.user.id, 3_000, sql`now() + n * interval '1 second'`);
    const before = harness.api({ cookie: ada.cookie });
    const list = await before.session.list.query();
    expect(list).toHaveLength(SESSIONS_MOST);
    expect(list[0]?.current).toBe(true);
    expect((await before.security.overview.query()).sessions).toBe(SESSIONS_MOST);

    const next = await harness.signIn(ada.email);
    expect((await harness.bridge({ cookie: next.cookie })).status).toBe(200);
    expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(401);
    const kept = await harness.db.select().from(session).where(eq(session.userId, ada.user.id));
    const latest = Array.from({ length: SESSIONS_MOST - 1 }, (_, at) => `${ada.user.id}${3_000 - at}`);
    expect(new Set(kept.filter(({ token }) => token !== next.token).map(({ id }) => id))).toEqual(
      new Set(latest),
    );
    expect(await revocationsOf(ada.user.id)).toEqual([['sessions_revoked', null]]);
  });

  it('many simultaneous sign-ins over two processes stay within the limit', async () => {
    const ada = await harness.signUp();
    await addSessions(ada.user.id, SESSIONS_MOST - 3);
    await Promise.all(Array.from({ length: 8 }, (_, at) => (at % 2 ? harness : beside).signIn(ada.email)));
    expect(await sessionsOf(ada.user.id)).toBe(SESSIONS_MOST);
  });

  it('ended sessions do not count: the list, the count and the lifetime rule agree', async () => {
    const { maxDays, lifetime } = { maxDays: 30, lifetime: createLifetime(30) };
    const ada = await harness.signUp({}, browser());
    const api = harness.api(browser(ada.cookie));
    const DAY = 24 * 60 * 60 * 1000;
    // Far enough from the limits that the duration of the test makes no difference, and on both sides of each limit.
    const days = fc.constantFrom(0.1, 0.9, 1.1, maxDays - 0.1, maxDays + 0.1, 100);
    const row = fc.record({ age: days, left: fc.constantFrom(-1, -0.01, 0.01, 7), remembered: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (made) => {
        await harness.db.execute(sql`delete from session where id like 'made%'`);
        const rows = made.map(({ age, left, remembered }, at) => ({
          id: `made${at}`,
          token: `made${at}`,
          userId: ada.user.id,
          createdAt: new Date(Date.now() - age * DAY),
          expiresAt: new Date(Date.now() + left * DAY),
          remembered,
        }));
        if (rows.length > 0) await harness.db.insert(session).values(rows);
        const alive = rows.filter((one) => lifetime.isAlive(one)).map(({ id }) => id);
        const listed = (await api.session.list.query()).map(({ id }) => id);
        expect(listed.filter((id) => id.startsWith('made')).sort()).toEqual(alive.sort());
        expect((await api.security.overview.query()).sessions).toBe(listed.length);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});
