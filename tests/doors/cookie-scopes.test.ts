import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, PASSWORD, startHarness } from '../harness.ts';
import { mintSessions } from './minted.ts';

const URL_OF_SERVICE = 'https://accounts.book.example.com';
const NAME = '__Secure-better-auth.session_token';
const COMPANION = '__Secure-better-auth.dont_remember';

let alone: Harness;
let shared: Harness;
beforeAll(async () => {
  const env = { BETTER_AUTH_URL: URL_OF_SERVICE, TRUSTED_ORIGINS: '' };
  alone = await startHarness({ env });
  shared = await startHarness({ beside: alone, env: { ...env, COOKIE_DOMAIN: 'book.example.com' } });
});
afterAll(async () => {
  await shared[Symbol.asyncDispose]();
  await alone[Symbol.asyncDispose]();
});

const browser = (cookie: string) => ({
  origin: URL_OF_SERVICE,
  'sec-fetch-site': 'same-origin',
  ...(cookie && { cookie }),
});
/** The session cookies of an answer, in order: the action, the cookie, and its scope. */
const scopesOf = (response: Response): string[] =>
  response.headers
    .getSetCookie()
    .filter((one) => one.startsWith(`${NAME}=`) || one.startsWith(`${COMPANION}=`))
    .map((one) => {
      const [pair = '', ...attributes] = one.split('; ');
      expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure']));
      const domain = attributes.find((attribute) => attribute.startsWith('Domain='))?.slice(7) ?? 'host';
      const name = pair.startsWith(NAME) ? 'session' : 'companion';
      return `${attributes.includes('Max-Age=0') ? 'end' : 'set'} ${name} ${domain}`;
    });
const both = (domain: string) => [`end session ${domain}`, `end companion ${domain}`];

const signUp = async () => {
  const email = `${randomUUID()}@example.com`;
  const body = { name: 'Ada', email, password: PASSWORD };
  const response = await alone.post('/api/auth/sign-up/email', body);
  const { user } = (await response.json()) as { user: { id: string } };
  return { email, id: user.id };
};
const mint = async (userId: string, count: number) =>
  (await mintSessions(alone, userId, count)).map(({ cookie }) => `__Secure-${cookie}`);
/** A cookie that an app with another secret has signed. */
const FOREIGN = `${NAME}=${'s'.repeat(32)}.${encodeURIComponent(`${'A'.repeat(43)}=`)}`;
const HOST = 'accounts.book.example.com';

describe('signing in', () => {
  const signIn = async (on: Harness, cookies: readonly string[], fields: object = {}) => {
    const { email } = await signUp();
    const body = { email, password: PASSWORD, ...fields };
    return scopesOf(await on.post('/api/auth/sign-in/email', body, browser(cookies.join('; '))));
  };

  it('sets one cookie if there was none', async () => {
    expect(await signIn(alone, [])).toEqual(['set session host']);
    expect(await signIn(shared, [])).toEqual(['set session book.example.com']);
    expect(await signIn(shared, [], { rememberMe: false })).toEqual([
      'set session book.example.com',
      'set companion book.example.com',
    ]);
  });

  it('expires a host-only cookie before it sets the one of the domain', async () => {
    const { id } = await signUp();
    const [one = ''] = await mint(id, 1);
    const expected = [...both('host'), 'set session book.example.com'];
    expect(await signIn(shared, [one])).toEqual(expected);
    expect(await signIn(shared, [FOREIGN])).toEqual(expected);
    expect(await signIn(alone, [one])).toEqual(['set session host']);
  });

  it('expires cookies of other domains if a second cookie is ours, but none of other applications', async () => {
    const { id } = await signUp();
    const two = await mint(id, 2);
    expect(await signIn(alone, two)).toEqual([
      ...[HOST, 'book.example.com', 'example.com'].flatMap(both),
      'set session host',
    ]);
    expect(await signIn(shared, two)).toEqual([
      ...['host', HOST, 'example.com'].flatMap(both),
      'set session book.example.com',
    ]);
    expect(await signIn(alone, [...two, FOREIGN])).toEqual(['set session host']);
    expect(await signIn(alone, [two[0] ?? '', FOREIGN])).toEqual(['set session host']);
    // A cookie without a well-formed signature belongs to no application.
    expect(await signIn(alone, [`${NAME}=x.y`, ...two])).toHaveLength(7);
  });

  it('expires a secondary cookie of an earlier sign-in', async () => {
    const { id } = await signUp();
    const [one = ''] = await mint(id, 1);
    expect(await signIn(alone, [one, `${COMPANION}=true`])).toEqual([
      'end companion host',
      'set session host',
    ]);
    expect(await signIn(alone, [one, `${COMPANION}=true`], { rememberMe: false })).toEqual([
      'end companion host',
      'set session host',
      'set companion host',
    ]);
  });

  it('changes no cookie when it fails', async () => {
    const { email, id } = await signUp();
    const cookie = (await mint(id, 2)).join('; ');
    const body = { email, password: 'not the password' };
    const response = await shared.post('/api/auth/sign-in/email', body, browser(cookie));
    expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
  });
});

describe('signing out and revoking the current session', () => {
  const ways: [string, (on: Harness, cookie: string) => Promise<Response>][] = [
    ['sign-out', (on, cookie) => on.post('/api/auth/sign-out', {}, browser(cookie))],
    ['revoke-sessions', (on, cookie) => on.post('/api/auth/revoke-sessions', {}, browser(cookie))],
    [
      'session.revoke',
      async (on, cookie) => {
        const current = await on.api({ cookie }).session.current.query();
        const headers = { ...browser(cookie), 'content-type': 'application/json' };
        return on.post('/api/trpc/session.revoke', { id: current?.session.id }, headers);
      },
    ],
  ];

  it.each(ways)('by %s leaves no cookie of ours in any scope', async (_name, end) => {
    const held = async (count: number) => mint((await signUp()).id, count);
    expect(scopesOf(await end(alone, (await held(1)).join()))).toEqual(both('host'));
    expect(scopesOf(await end(shared, (await held(1)).join()))).toEqual(
      ['host', 'book.example.com'].flatMap(both),
    );
    expect(scopesOf(await end(alone, (await held(2)).join('; ')))).toEqual(
      ['host', HOST, 'book.example.com', 'example.com'].flatMap(both),
    );
    expect(scopesOf(await end(shared, [...(await held(2)), FOREIGN].join('; ')))).toEqual(
      ['host', 'book.example.com'].flatMap(both),
    );
  });

  it('does not change cookies that were sent beside a bearer token', async () => {
    const ada = await signUp();
    const { bearer } = await alone.signIn(ada.email);
    const cookie = (await mint(ada.id, 2)).join('; ');
    const response = await alone.post(
      '/api/auth/sign-out',
      {},
      { authorization: `Bearer ${bearer}`, cookie },
    );
    expect(response.status).toBe(200);
    expect((await alone.bridge({ cookie })).status).toBe(200);
  });
});
