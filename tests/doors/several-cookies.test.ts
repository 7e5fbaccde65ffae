import { randomUUID } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activity, session, user } from '../../server/db/schema/index.ts';
import { browser, type Harness, PASSWORD, startHarness } from '../harness.ts';
import { mintSessions } from './minted.ts';
import { expectUnavailable } from './unavailable.ts';

// A browser may store cookies with the session's name for its host, for parent domains and for paths. Every route gives
// the same answer, whatever their order.

const NAME = 'better-auth.session_token';
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness[Symbol.asyncDispose]());

/** The result of each route for these cookies: the id of the session that counts, or null. */
async function askEveryDoor(cookie: string): Promise<Record<string, string | null>> {
  const headers = { cookie };
  const [bridge, raw, avatar, list] = await Promise.all([
    harness.bridge(headers),
    harness.request('/api/auth/get-session', { headers }),
    harness.request('/api/avatar', { method: 'DELETE', headers: browser(cookie) }),
    harness.request('/api/auth/list-sessions', { headers }),
  ]);
  const current = await harness.api(headers).session.current.query();
  const told = (await bridge.json()) as { session?: { id: string } };
  const read = (await raw.json()) as { session?: { id: string } } | null;
  return {
    bridge: bridge.status === 200 ? (told.session?.id ?? null) : null,
    tRPC: current?.session.id ?? null,
    raw: read?.session?.id ?? null,
    // These two do not return the session's id, but show whether there is a session.
    avatar: avatar.status === 200 ? (current?.session.id ?? '') : null,
    list: list.status === 200 ? (current?.session.id ?? '') : null,
  };
}

const DAY = 86_400_000;
type Kind = 'live' | 'tied' | 'expired' | 'revoked' | 'too old' | 'forged' | 'garbage';
const KINDS: readonly Kind[] = ['live', 'live', 'tied', 'expired', 'revoked', 'too old', 'forged', 'garbage'];

describe('several session cookies', () => {
  it('the newest live session counts, at every door and in any order', async () => {
    const people = [await harness.signUp(), await harness.signUp()];
    const now = Date.now();
    const make = async (kind: Kind, at: number) => {
      if (kind === 'garbage') return { kind, id: '', at, cookie: `${NAME}=${at}.y` };
      const createdAt = new Date(
        kind === 'tied' ? now - 1000 : kind === 'too old' ? now - 40 * DAY : now - 60_000 + at,
      );
      const [made] = await mintSessions(harness, people[at % 2]?.user.id ?? '', 1, {
        createdAt,
        ...(kind === 'expired' && { expiresAt: new Date(now - 1000) }),
      });
      if (!made) throw new Error('no session was made');
      if (kind === 'revoked') await harness.db.delete(session).where(eq(session.id, made.id));
      const cookie = kind === 'forged' ? made.cookie.replace(/=[^=]/, '=x') : made.cookie;
      return { kind, id: made.id, at: createdAt.getTime(), cookie };
    };
    const spelling = fc.constantFrom('as set', 'dot encoded', 'decoded', 'quoted');
    const spell = (cookie: string, how: string): string => {
      const value = cookie.slice(NAME.length + 1);
      if (how === 'dot encoded') return `${NAME}=${value.replace('.', '%2E')}`;
      if (how === 'decoded') return `${NAME}=${decodeURIComponent(value)}`;
      return how === 'quoted' ? `${NAME}="${value}"` : cookie;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.nat(50_000), spelling, fc.boolean()), {
          minLength: 1,
          maxLength: 8,
        }),
        async (given) => {
          const made = await Promise.all(given.map(([kind, at]) => make(kind, at)));
          const cookies = made.flatMap(({ cookie }, index) => {
            const [, , how = '', isTwice = false] = given[index] ?? [];
            return isTwice ? [spell(cookie, how), cookie] : [spell(cookie, how)];
          });
          const alive = made.filter(({ kind }) => kind === 'live' || kind === 'tied');
          alive.sort((one, other) => other.at - one.at || (one.id > other.id ? -1 : 1));
          const expected = alive[0]?.id ?? null;
          const said = await askEveryDoor(['a=b', ...cookies].join('; '));
          expect(said).toEqual(Object.fromEntries(Object.keys(said).map((door) => [door, expected])));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('the first eight valid ones are considered, whatever other cookies are between them', async () => {
    const { user: ada } = await harness.signUp();
    const minted = await mintSessions(harness, ada.id, 9);
    const dead = minted.slice(0, 8);
    const live = minted[8];
    await harness.db.delete(session).where(
      inArray(
        session.id,
        dead.map(({ id }) => id),
      ),
    );
    const garbage = Array.from({ length: 150 }, (_, at) => `${NAME}=${at}.y`);
    const status = async (cookies: (string | undefined)[]) =>
      (await harness.bridge({ cookie: cookies.join('; ') })).status;
    const gone = dead.map(({ cookie }) => cookie);
    expect(await status([...garbage, ...gone.slice(1), live?.cookie])).toBe(200);
    expect(await status([...gone.slice(1), ...gone.slice(1), live?.cookie])).toBe(200);
    expect(await status([...gone, live?.cookie])).toBe(401);
    expect(await status([`${NAME}=`, live?.cookie])).toBe(200);
  });

  it('the newest session is refused as banned if its user is banned', async () => {
    const [ada, bob] = [await harness.signUp(), await harness.signUp()];
    const [older] = await mintSessions(harness, ada.user.id, 1, { createdAt: new Date(Date.now() - 5000) });
    const cookie = `${older?.cookie}; ${bob.cookie}`;
    expect((await harness.bridge({ cookie })).status).toBe(200);
    await harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, bob.user.id));
    expect((await harness.bridge({ cookie })).status).toBe(403);
    expect(await harness.api({ cookie }).session.current.query()).toBeNull();
  });

  it('the next session counts as soon as the newest ends, and is not cached after its own end', async () => {
    const ada = await harness.signUp();
    const [older] = await mintSessions(harness, ada.user.id, 1, { createdAt: new Date(Date.now() - 5000) });
    const cookie = `${older?.cookie}; ${ada.cookie}`;
    const ask = async () => {
      const response = await harness.bridge({ cookie });
      const body = (await response.json()) as { session?: { id: string } };
      return response.status === 200 ? body.session?.id : response.status;
    };
    const newer = await ask();
    for (let times = 0; times < 3; times += 1) expect(await ask()).toBe(newer);
    await harness.db.delete(session).where(eq(session.id, String(newer)));
    expect(await ask()).toBe(older?.id);
    await harness.db.delete(session).where(eq(session.id, older?.id ?? ''));
    expect(await ask()).toBe(401);
  });

  it('no answer reports a sign-out while the database is unreachable', async () => {
    const ada = await harness.signUp();
    const [older] = await mintSessions(harness, ada.user.id, 1);
    const cookie = `${older?.cookie}; ${ada.cookie}`;
    await harness.db.execute(sql`alter table session rename to session_away`);
    try {
      const post = (path: string) => harness.post(`/api/auth/${path}`, {}, browser(cookie));
      await expectUnavailable('bridge', await harness.bridge({ cookie }));
      const headers = { cookie };
      await expectUnavailable('current', await harness.request('/api/trpc/session.current', { headers }));
      await expectUnavailable('events', await harness.request('/api/trpc/session.events', { headers }));
      await expectUnavailable('raw', await harness.request('/api/auth/get-session', { headers }));
      await expectUnavailable('sign-out', await post('sign-out'));
      await expectUnavailable('revoke-sessions', await post('revoke-sessions'));
    } finally {
      await harness.db.execute(sql`alter table session_away rename to session`);
    }
    expect((await harness.bridge({ cookie })).status).toBe(200);
  });
});

/** A person whose browser stores an older session of theirs and a session of another person; the newest is `ada`'s. */
async function twoInOneBrowser() {
  const [ada, bob] = [await harness.signUp(), await harness.signUp()];
  const past = { createdAt: new Date(Date.now() - 60_000) };
  const [older] = await mintSessions(harness, ada.user.id, 1, past);
  const [others] = await mintSessions(harness, bob.user.id, 1, past);
  const [elsewhere] = await mintSessions(harness, bob.user.id, 1, past);
  const held = [others?.cookie ?? '', ada.cookie, older?.cookie ?? ''];
  return { ada, bob, held, elsewhere: elsewhere?.cookie ?? '', cookie: held.join('; ') };
}
type Held = Awaited<ReturnType<typeof twoInOneBrowser>>;

const currentId = async (cookie: string) =>
  (await harness.api({ cookie }).session.current.query())?.session.id ?? '';
const raw = (path: string, body: object, cookie: string) =>
  harness.post(`/api/auth/${path}`, body, browser(cookie));
const ENDS: [string, (held: Held) => Promise<unknown>, own: string[]][] = [
  [
    'signing in',
    ({ ada, cookie }) => raw('sign-in/email', { email: ada.email, password: PASSWORD }, cookie),
    ['sign_out', 'sign_out'],
  ],
  [
    'signing up',
    ({ cookie }) =>
      raw('sign-up/email', { name: 'E', email: `${randomUUID()}@example.com`, password: PASSWORD }, cookie),
    ['sign_out', 'sign_out'],
  ],
  ['signing out', ({ cookie }) => raw('sign-out', {}, cookie), ['sign_out', 'sign_out']],
  [
    'session.revoke of the current one',
    async ({ cookie }) =>
      harness.api({ cookie, ...browser() }).session.revoke.mutate({ id: await currentId(cookie) }),
    ['sign_out', 'sign_out'],
  ],
  [
    'revoke-session of the current one',
    async ({ cookie }) => raw('revoke-session', { token: await currentId(cookie) }, cookie),
    ['sign_out', 'sign_out'],
  ],
  ['revoke-sessions', ({ cookie }) => raw('revoke-sessions', {}, cookie), ['sessions_revoked']],
];

describe('every session whose cookie came with the request', () => {
  const kindsOf = async (userId: string) =>
    (await harness.db.select().from(activity).where(eq(activity.userId, userId)).orderBy(activity.id))
      .map(({ kind }) => kind)
      .filter((kind) => kind === 'sign_out' || kind.includes('revoked'))
      .sort();

  it.each(ENDS)('ends after %s, and is logged once', async (_name, end, own) => {
    const held = await twoInOneBrowser();
    for (const one of [...held.held, held.elsewhere])
      expect((await harness.bridge({ cookie: one })).status).toBe(200);
    await end(held);
    for (const one of held.held) expect((await harness.bridge({ cookie: one })).status).toBe(401);
    expect((await harness.bridge({ cookie: held.elsewhere })).status).toBe(200);
    expect(await kindsOf(held.ada.user.id)).toEqual(own);
    expect(await kindsOf(held.bob.user.id)).toEqual(['sign_out']);
  });

  it('stays when another session is revoked, and when a sign-in fails', async () => {
    const { ada, held, cookie } = await twoInOneBrowser();
    const other = await harness.signIn(ada.email);
    const token = await currentId(other.cookie);
    expect((await raw('revoke-session', { token }, cookie)).status).toBe(200);
    const wrong = await raw('sign-in/email', { email: ada.email, password: 'not it' }, cookie);
    expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([401, []]);
    for (const one of held) expect((await harness.bridge({ cookie: one })).status).toBe(200);
  });

  it('ends once when two requests end it at the same time, in any order of the cookies', async () => {
    const { ada, bob, held } = await twoInOneBrowser();
    const ways = [held, [...held].reverse()];
    const answers = await Promise.all(
      [...ways, ...ways].map((cookies) => raw('sign-out', {}, cookies.join('; '))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await kindsOf(ada.user.id)).toEqual(['sign_out', 'sign_out']);
    expect(await kindsOf(bob.user.id)).toEqual(['sign_out']);
  });
});
