import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { session, user } from '../../server/db/schema/index.ts';
import { type Harness, startHarness } from '../harness.ts';
import { mintSessions } from './minted.ts';
import { warm } from './statements.ts';

// The bridge accepts exactly the sessions that Better Auth accepts, whatever the session's age, whatever happened to
// it, and whether or not the answer was cached.

const RUNS = 150;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

type Answer = { user: { id: string; name: string }; session: { id: string } } | null;
const summary = (answer: Answer) => answer && [answer.user.id, answer.user.name, answer.session.id];

async function askBridge(headers: Record<string, string>) {
  const response = await harness.bridge(headers);
  const body = await response.json();
  expect([200, 401]).toContain(response.status);
  return response.status === 200 ? summary(body as Answer) : null;
}
const askBetterAuth = async (headers: Record<string, string>) =>
  summary(
    await (await harness.loadAuth()).api.getSession({
      headers: new Headers(headers),
      query: { disableRefresh: true },
    }),
  );

/** Resolves once this process has received the event about a change or the end of the person's sessions. */
async function heard(userId: string, change: () => PromiseLike<unknown>): Promise<void> {
  const onChange = vi.fn();
  const unsubscribe = harness.changeListener.subscribe({ onChange, onGap: () => {} });
  await change();
  // What was created before may be announced only now.
  const kind = expect.stringMatching(/changed$|revoked$/);
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ userId, kind })), {
    timeout: 30_000,
    interval: 1,
  });
  unsubscribe();
}

/** Milliseconds before or after an event: the exact millisecond, a few milliseconds, or far away. */
const around = (far: number) =>
  fc.oneof(
    fc.constantFrom(-1, 0, 1),
    fc.integer({ min: -1_500, max: 1_500 }),
    fc.integer({ min: -far, max: far }),
  );

const life = fc.record({
  /** The time between now and the end in the row. */
  left: around(3 * DAY),
  /** The time since the person signed in; some values are just before or after the absolute end. */
  age: fc.oneof(
    fc.integer({ min: 0, max: 40 * DAY }),
    around(MINUTE).map((offset) => 30 * DAY - offset),
    around(MINUTE).map((offset) => Math.max(0, DAY - offset)),
  ),
  remembered: fc.boolean(),
  isWarm: fc.boolean(),
  fate: fc.constantFrom('none', 'none', 'session deleted', 'user deleted', 'renamed'),
  /** The time that passes between the first request and the last. */
  passes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 4 * DAY })),
  by: fc.constantFrom('cookie', 'bearer'),
});

it('agrees with auth.api.getSession on sessions of every state, cached and uncached', async () => {
  const start = Date.now();
  vi.setSystemTime(start); // the clock stands still; only the test moves it
  const answers = { in: 0, out: 0, turned: 0 };
  try {
    await warm(harness, { cookie: (await harness.signUp()).cookie });
    await fc.assert(
      fc.asyncProperty(life, async ({ left, age, remembered, isWarm, fate, passes, by }) => {
        vi.setSystemTime(start);
        const id = crypto.randomUUID();
        await harness.db.insert(user).values({ id, name: 'Ada', email: id });
        const [minted] = await mintSessions(harness, id, 1, {
          expiresAt: new Date(start + left),
          createdAt: new Date(start - age),
          remembered,
        });
        if (!minted) throw new Error('no session');
        const headers: Record<string, string> =
          by === 'cookie' ? { cookie: minted.cookie } : { authorization: `Bearer ${minted.bearer}` };

        const first = isWarm ? await askBridge(headers) : null;
        if (fate === 'session deleted' && left > 0)
          await heard(id, () => harness.db.delete(session).where(eq(session.id, minted.id)));
        if (fate === 'user deleted') await heard(id, () => harness.db.delete(user).where(eq(user.id, id)));
        if (fate === 'renamed')
          await heard(id, () => harness.db.update(user).set({ name: 'Grace' }).where(eq(user.id, id)));
        vi.setSystemTime(start + passes);

        const ours = await askBridge(headers);
        const again = await askBridge(headers);
        expect([ours, again]).toEqual(Array(2).fill(await askBetterAuth(headers)));
        answers[ours === null ? 'out' : 'in'] += 1;
        if (first !== null && ours === null) answers.turned += 1;
      }),
      { numRuns: RUNS },
    );
  } finally {
    vi.useRealTimers();
  }
  // Every kind of answer has to occur; otherwise the agreement would mean nothing.
  expect(answers.in).toBeGreaterThan(RUNS / 100);
  expect(answers.out).toBeGreaterThan(RUNS / 10);
  expect(answers.turned).toBeGreaterThan(RUNS / 100);
});

it('differs on purpose: the bridge reports a ban, Better Auth reports no session', async () => {
  const ada = await harness.signUp();
  await heard(ada.user.id, () =>
    harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, ada.user.id)),
  );
  expect((await harness.bridge({ cookie: ada.cookie })).status).toBe(403);
  expect(await askBetterAuth({ cookie: ada.cookie })).toBeNull();
});
