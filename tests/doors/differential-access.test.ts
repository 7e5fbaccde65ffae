import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { session, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, startHarness, TRUSTED_SITE } from '../harness.ts';
import { endGrant, handOver } from './handed.ts';
import { mintSessions } from './minted.ts';
import { setTriggers } from './triggers.ts';

// After any sequence of events, the answer to an access token from memory is the answer from the database.

const SITES = [TRUSTED_SITE, 'https://tutor.example.org'] as const;
const RUNS = 12;

let harness: Harness;
/** The same service without answers in memory. */
let plain: Harness;
beforeAll(async () => {
  const env = { TRUSTED_ORIGINS: SITES.join() };
  harness = await startHarness({ env });
  plain = await startHarness({ env, beside: harness });
});
beforeEach(async () => {
  vi.spyOn(plain.changeListener, 'isFresh').mockReturnValue(false);
  const isAwake = () => expect(harness.changeListener.isFresh(performance.now())).toBe(true);
  await vi.waitFor(isAwake, { timeout: 30_000 });
  counted.good = counted.refused = 0;
});
afterEach(() => setTriggers(harness, 'enable'));
afterAll(async () => {
  await plain[Symbol.asyncDispose]();
  await harness[Symbol.asyncDispose]();
});

/** Both kinds of answer have to occur; otherwise the agreement would mean nothing. */
const counted = { good: 0, refused: 0 };

type Session = Awaited<ReturnType<typeof mintSessions>>[number];
type Handed = Awaited<ReturnType<typeof handOver>>;
type World = { userId: string; sessions: Session[]; handed: Handed[] };
type Happen = (world: World, at: number) => Promise<unknown>;
/** One of a list; undefined when it is empty. */
const pick = <Item>(list: Item[], at: number): Item | undefined => list[at % list.length];

const hand: Happen = async (world, at) => {
  const one = pick(world.sessions, at);
  if (one)
    world.handed.push(await handOver(harness, one.id, { site: SITES[at % 2] ?? '' }).catch(() => never));
};
/** The session ended before: nothing is handed over. */
const never = { grantId: randomUUID(), token: '', authorization: 'Bearer gat_', site: '' };
const headersOf = ({ authorization, site }: Handed) => ({ authorization, origin: site });

/** What happens through this process, which knows it before it answers. */
const OWN: Record<string, Happen> = {
  hand,
  signIn: async (world) => {
    world.sessions.push(...(await mintSessions(harness, world.userId, 1)));
  },
  signOut: ({ sessions }, at) =>
    harness.post('/api/auth/sign-out', {}, browser(pick(sessions, at)?.cookie ?? '')),
  signOutBySite: async ({ handed }, at) => {
    const one = pick(handed, at);
    if (one && one !== never) await harness.post('/api/auth/sign-out', {}, headersOf(one));
  },
  revokeOthers: ({ sessions }, at) =>
    harness.post('/api/auth/revoke-other-sessions', {}, browser(pick(sessions, at)?.cookie ?? '')),
  rename: ({ sessions }, at) =>
    harness.post('/api/auth/update-user', { name: `Ada ${at}` }, browser(pick(sessions, at)?.cookie ?? '')),
  writeProfile: async ({ handed }, at) => {
    const one = pick(handed, at);
    if (one) await harness.post('/api/trpc/profile.update', { bio: `${at}` }, headersOf(one));
  },
};

/** What happens elsewhere, which the database announces. */
const ELSEWHERE: Record<string, Happen> = {
  hand,
  endGrant: async ({ handed }, at) => endGrant(harness, pick(handed, at)?.grantId ?? ''),
  endSession: ({ sessions }, at) =>
    harness.db.delete(session).where(eq(session.id, pick(sessions, at)?.id ?? '')),
  ban: ({ userId }, at) =>
    harness.db
      .update(user)
      .set({ disabledAt: at % 2 === 0 ? new Date() : null })
      .where(eq(user.id, userId)),
  askForDeletion: ({ userId }, at) =>
    harness.db
      .update(user)
      .set({ deletionDueAt: at % 3 === 0 ? new Date() : null })
      .where(eq(user.id, userId)),
  shorten: ({ sessions }, at) =>
    harness.db
      .update(session)
      .set({ expiresAt: sql`${session.expiresAt} - make_interval(days => ${at % 4})` })
      .where(eq(session.id, pick(sessions, at)?.id ?? '')),
};

const eventsOf = (kinds: Record<string, Happen>) =>
  fc.array(fc.tuple(fc.constantFrom('hand', ...Object.keys(kinds)), fc.nat(30)), {
    minLength: 4,
    maxLength: 14,
  });

/** Every way to ask for the sessions and tokens of a world. */
const questionsOf = ({ sessions, handed }: World): Record<string, string>[] => [
  ...sessions.map(({ cookie }) => ({ cookie })),
  ...handed.flatMap(({ authorization }) => [
    { authorization },
    ...SITES.map((origin) => ({ authorization, origin })),
  ]),
];
const ask = (process: Harness, world: World) =>
  Promise.all(
    questionsOf(world).map(async (headers) => {
      const response = await process.bridge(headers);
      const { requestId: _, ...body } = (await response.json()) as Record<string, unknown>;
      return { headers, status: response.status, body };
    }),
  );

async function compare(world: World): Promise<void> {
  const answers = await ask(harness, world);
  expect(answers).toEqual(await ask(plain, world));
  for (const { status } of answers) counted[status === 200 ? 'good' : 'refused'] += 1;
}

async function walk(kinds: Record<string, Happen>, events: [string, number][], settle: () => Promise<void>) {
  const { user: person } = await harness.signUp();
  const world: World = { userId: person.id, sessions: [], handed: [] };
  world.sessions.push(...(await mintSessions(harness, person.id, 2)));
  for (const [kind, at] of events) {
    await kinds[kind]?.(world, at);
    await settle();
    await compare(world);
  }
}

/** Waits until this process has received every announcement so far. */
async function hear(): Promise<void> {
  const name = `sentinel-${performance.now()}`;
  let unsubscribe = () => {};
  const heard = new Promise<void>((resolve) => {
    unsubscribe = harness.changeListener.subscribe({
      onChange: (change) => 'userId' in change && change.userId === name && resolve(),
      onGap: () => {},
    });
  });
  // First what has been committed and not announced yet.
  await harness.db.execute(
    sql`select gatehouse_announce_rest(), pg_notify('gatehouse', ${`session.created ${name}`})`,
  );
  await heard;
  unsubscribe();
}

it('after what this process did, without any announcement', async () => {
  await setTriggers(harness, 'disable');
  await fc.assert(
    fc.asyncProperty(eventsOf(OWN), (events) => walk(OWN, events, async () => {})),
    { numRuns: RUNS },
  );
  expect(Math.min(counted.good, counted.refused)).toBeGreaterThan(RUNS * 5);
});

it('after what another process did, as soon as it is announced', async () => {
  await fc.assert(
    fc.asyncProperty(eventsOf(ELSEWHERE), (events) => walk(ELSEWHERE, events, hear)),
    { numRuns: RUNS },
  );
  expect(Math.min(counted.good, counted.refused)).toBeGreaterThan(RUNS * 5);
});
