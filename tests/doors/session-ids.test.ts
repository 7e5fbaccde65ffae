import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRoutes } from '../../server/auth/routes.ts';
import { session, user } from '../../server/db/schema/index.ts';
import { AUTH } from '../../shared/paths.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';
import { askEverywhere } from './every-call.ts';

// Better Auth's clients identify a session by its token. A browser receives the session's id instead. `revoke-session`
// accepts this id, and nobody can sign in with it.

const KEY = 'k'.repeat(32);
let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { BRIDGE_KEYS: `book:${KEY}` } });
});
afterAll(() => harness[Symbol.asyncDispose]());

type SessionRow = { id: string; token: string };
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
const tokenOf = async (response: Response) => ((await response.json()) as { token: unknown }).token;
const idsOf = async (userId: string) =>
  (await harness.db.select().from(session).where(eq(session.userId, userId))).map(({ id }) => id);
const currentId = async (cookie: string) =>
  (await harness.api({ cookie }).session.current.query())?.session.id ?? '';
const list = async (headers: Record<string, string>) => {
  const response = await harness.request(`${AUTH}/list-sessions`, { headers });
  return (await response.json()) as SessionRow[];
};
const revoke = (body: unknown, headers: Record<string, string>) =>
  harness.post(`${AUTH}/revoke-session`, body, headers);
const alive = async (cookie: string) => (await harness.bridge({ cookie })).status === 200;

describe.each([
  ['the portal', {}],
  ['a trusted site', { origin: TRUSTED_SITE, 'sec-fetch-site': 'cross-site' }],
])('in answers to a browser on %s', (_site, origin) => {
  const from = (cookie?: string) => ({ ...browser(cookie), ...origin });

  it('the session’s id replaces every session token of Better Auth', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const signUp = await harness.post(
      `${AUTH}/sign-up/email`,
      { name: 'Ada', email, password: PASSWORD },
      from(),
    );
    expect(await tokenOf(signUp)).toBe(await currentId(cookieOf(signUp)));
    const signIn = await harness.post(`${AUTH}/sign-in/email`, { email, password: PASSWORD }, from());
    const cookie = cookieOf(signIn);
    const id = await currentId(cookie);
    expect(await tokenOf(signIn)).toBe(id);
    const got = await harness.request(`${AUTH}/get-session`, { headers: from(cookie) });
    expect(((await got.json()) as { session: SessionRow }).session).toMatchObject({ id, token: id });
    const listed = await list(from(cookie));
    expect(listed).toHaveLength(2);
    for (const one of listed) expect(one.token).toBe(one.id);
    for (const revokeOtherSessions of [true, false]) {
      const body = { currentPassword: PASSWORD, newPassword: PASSWORD, revokeOtherSessions };
      const signedIn = await harness.post(`${AUTH}/sign-in/email`, { email, password: PASSWORD }, from());
      const held = cookieOf(signedIn);
      const changed = await harness.post(`${AUTH}/change-password`, body, from(held));
      expect(changed.status).toBe(200);
      expect(await tokenOf(changed)).toBe(await currentId(cookieOf(changed)));
    }
  });
});

describe('a sign-up that does not sign in', () => {
  it('has `token: null`, like Better Auth', async () => {
    await using strict = await startHarness({ beside: harness, env: { SIGN_UP: 'verified' } });
    const body = { name: 'Ada', email: `${crypto.randomUUID()}@example.com`, password: PASSWORD };
    for (const headers of [browser(), {}]) {
      const response = await strict.post(`${AUTH}/sign-up/email`, body, headers);
      expect([response.status, await tokenOf(response)]).toEqual([200, null]);
    }
  });
});

describe('programs', () => {
  it('receive raw tokens, and can end sessions by token or by id', async () => {
    const ada = await harness.signUp();
    const [byToken, byId] = [await harness.signIn(ada.email), await harness.signIn(ada.email)];
    const headers = { authorization: `Bearer ${ada.bearer}` };
    const listed = await list(headers);
    for (const one of listed) expect(one.token).not.toBe(one.id);
    const id = listed.find(({ token }) => token === byId.token)?.id;
    for (const token of [byToken.token, id]) {
      const response = await revoke({ token }, headers);
      expect([response.status, await response.json()]).toEqual([200, { status: true }]);
    }
    expect(await alive(byToken.cookie)).toBe(false);
    expect(await alive(byId.cookie)).toBe(false);
    expect(await alive(ada.cookie)).toBe(true);
  });
});

describe('revoke-session', () => {
  it('ends the listed session with the given id, and no other', async () => {
    const ada = await harness.signUp();
    const [other, third] = [await harness.signIn(ada.email), await harness.signIn(ada.email)];
    const id = await currentId(other.cookie);
    const named = (await list(browser(ada.cookie))).find((one) => one.id === id);
    const response = await revoke({ token: named?.token }, browser(ada.cookie));
    expect([response.status, await response.json()]).toEqual([200, { status: true }]);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await Promise.all([other, third, ada].map(({ cookie }) => alive(cookie)))).toEqual([
      false,
      true,
      true,
    ]);
    expect((await revoke({ token: named?.token }, browser(ada.cookie))).status).toBe(404);
  });

  it('ends the current session by its id, and clears its cookie', async () => {
    const ada = await harness.signUp();
    const other = await harness.signIn(ada.email);
    const response = await revoke({ token: await currentId(ada.cookie) }, browser(ada.cookie));
    expect([response.status, await response.json()]).toEqual([200, { status: true }]);
    expect(response.headers.getSetCookie().join()).toContain('better-auth.session_token=; Max-Age=0');
    expect([await alive(ada.cookie), await alive(other.cookie)]).toEqual([false, true]);
  });

  it('is 404 for anything but a session of the user, and changes nothing', async () => {
    const [ada, eve] = [await harness.signUp(), await harness.signUp()];
    const other = await harness.signIn(ada.email);
    const foreign = await currentId(eve.cookie);
    const own = await currentId(other.cookie);
    const before = [await idsOf(ada.user.id), await idsOf(eve.user.id)];
    const everywhere = [
      ...[foreign, eve.token, eve.bearer, other.bearer, ada.user.id, 'x', 'x'.repeat(512), own.toLowerCase()],
      ...[
        ` ${own}`,
        `${own} `,
        `${own}%`,
        '*',
        '%',
        '__proto__',
        `' or ''='`,
        '[object Object]',
        'null',
        '🤖',
      ],
    ].filter((one) => one !== own);
    const cases: [Record<string, string>, string][] = everywhere.flatMap((token) => [
      [browser(ada.cookie), token],
      [{ authorization: `Bearer ${ada.bearer}` }, token],
    ]);
    // A browser receives no token, and so cannot identify a session by a token.
    cases.push([browser(ada.cookie), other.token]);
    for (const [headers, token] of cases) {
      const response = await revoke({ token }, headers);
      expect(response.status, token).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect([await idsOf(ada.user.id), await idsOf(eve.user.id)]).toEqual(before);
  });

  it.each([undefined, null, '', 1, true, [], {}, ['x'], 'x'.repeat(513), 'a\u0000b', '\ud800'])(
    'is 400 for %j, and names the field',
    async (token) => {
      const ada = await harness.signUp();
      const response = await revoke({ token }, browser(ada.cookie));
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ message: expect.stringMatching(/^token: /) });
      expect(await alive(ada.cookie)).toBe(true);
    },
  );
});

describe('a session’s id as a credential', () => {
  const shapes: Record<string, (value: string) => Record<string, string>> = {
    'as a bearer token': (value) => ({ ...browser(), authorization: `Bearer ${value}` }),
    'as a cookie': (value) => browser(`better-auth.session_token=${value}`),
    'as a cookie with a signature of another token': (value) =>
      browser(`better-auth.session_token=${value}${signature}`),
    'as a key of the bridge': (value) => ({ ...browser(), 'x-bridge-key': value }),
    'as the mark of a browser or a code': (value) =>
      browser(`gatehouse.browser=${value}; gatehouse.code=${value}`),
  };
  let signature = '';
  let ada: Awaited<ReturnType<Harness['signUp']>>;
  let id: string;
  let before: unknown;
  beforeAll(async () => {
    ada = await harness.signUp();
    signature = decodeURIComponent(ada.cookie.split(';')[0] ?? '').replace(/^[^.]*\.[^.]*/, '');
    id = await currentId(ada.cookie);
    before = await harness.db.select().from(session).where(eq(session.userId, ada.user.id));
  });

  it.each(Object.keys(shapes))(
    '%s gets the same answer as an unknown credential, at every door',
    async (name) => {
      const shape = shapes[name] as (value: string) => Record<string, string>;
      const unknown = 'A'.repeat(id.length);
      const known = await askEverywhere(harness, id, shape(id));
      const nothing = await askEverywhere(harness, unknown, shape(unknown));
      expect(known.length).toBeGreaterThan(100);
      expect(known).toEqual(nothing);
      expect(await harness.db.select().from(session).where(eq(session.userId, ada.user.id))).toEqual(before);
      expect(await alive(ada.cookie)).toBe(true);
    },
  );
});

describe('a caller who is not signed in', () => {
  const guarded = Object.entries(openRoutes).filter(([, { needsSession }]) => needsSession);
  const bad = (token: string): Record<string, Record<string, string>> => ({
    nothing: {},
    'nothing, from a browser': browser(),
    'a forged cookie': browser('better-auth.session_token=forged.signature'),
    'a raw token': { authorization: `Bearer ${token}` },
  });

  it.each(guarded)('gets UNAUTHORIZED from %s, whatever the body contains', async (path, { method }) => {
    const ended = await harness.signUp();
    await harness.post(`${AUTH}/sign-out`, {}, browser(ended.cookie));
    for (const [what, headers] of Object.entries(bad(ended.token)))
      for (const body of method === 'POST' ? ['{}', '', '[]', '{"token":1}', 'x'] : [undefined]) {
        const init = {
          method,
          headers: { ...headers, 'content-type': 'application/json' },
          ...(body && { body }),
        };
        const response = await harness.request(AUTH + path, init);
        expect(response.status, what).toBe(401);
        expect(await response.json()).toEqual({ code: 'UNAUTHORIZED', message: 'Unauthorized' });
      }
  });

  it.each(guarded)(
    'gets UNAUTHORIZED from %s too after the session’s end or a ban',
    async (path, { method }) => {
      const [ended, banned] = [await harness.signUp(), await harness.signUp()];
      await harness.post(`${AUTH}/sign-out`, {}, browser(ended.cookie));
      await harness.db.update(user).set({ disabledAt: new Date() }).where(eq(user.id, banned.user.id));
      const good = {
        ...{ name: 'Countess', newEmail: 'countess@example.com', token: ended.token },
        ...{ password: PASSWORD, currentPassword: PASSWORD, newPassword: 'a whole new sentence' },
      };
      const bad = [
        [],
        { token: 1, newEmail: 1, password: 1, newPassword: 1, name: 1 },
        { callbackURL: '//evil.example' },
      ];
      for (const { cookie, bearer } of [ended, banned])
        for (const headers of [browser(cookie), { authorization: `Bearer ${bearer}` }])
          for (const body of method === 'POST' ? [good, ...bad] : [undefined]) {
            const response = await (body === undefined
              ? harness.request(AUTH + path, { headers })
              : harness.post(AUTH + path, body, headers));
            expect(response.status, JSON.stringify(body)).toBe(401);
            expect(await response.json()).toEqual({ code: 'UNAUTHORIZED', message: 'Unauthorized' });
          }
    },
  );

  it('gets 200 `null` from get-session, and 200 from sign-out', async () => {
    for (const headers of Object.values(bad('x'.repeat(32)))) {
      const read = await harness.request(`${AUTH}/get-session`, { headers });
      expect([read.status, await read.json()]).toEqual([200, null]);
      const out = await harness.post(`${AUTH}/sign-out`, {}, headers);
      expect([out.status, await out.json()]).toEqual([200, { success: true }]);
    }
  });
});
