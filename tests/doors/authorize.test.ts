import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { oauthCode } from '../../server/db/schema/oauth.ts';
import { hashSecret } from '../../server/secrets/secret-hash.ts';
import { EVIL_PATHS, EVIL_TARGETS } from '../evil-targets.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';

// A site on another domain sends people to /authorize, and receives a code for their session.

const OWN = 'http://localhost:3001';
const OTHER_SITE = 'https://notes.example.net';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const REQUEST = {
  response_type: 'code',
  client_id: TRUSTED_SITE,
  redirect_uri: `${TRUSTED_SITE}/lesson?a=b%20c`,
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
  state: 'a state&=%',
};
const OPENED = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' };
const FROM_SITE = { ...OPENED, referer: `${TRUSTED_SITE}/` };

type Person = Awaited<ReturnType<Harness['signUp']>>;
let harness: Harness;
let ada: Person;
beforeAll(async () => {
  harness = await startHarness({ env: { TRUSTED_ORIGINS: `${TRUSTED_SITE},${OTHER_SITE}` } });
  ada = await harness.signUp({}, browser());
});
afterAll(() => harness[Symbol.asyncDispose]());

const toQuery = (more: Record<string, string> = {}) => String(new URLSearchParams({ ...REQUEST, ...more }));
const open = (query: string, headers: Record<string, string> = OPENED) =>
  harness.request(`/authorize?${query}`, { headers });
/** The cookie header of a browser after an answer: with what it held before. */
const keep = (response: Response, before = '') => {
  const set = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const names = set.map((pair) => pair.split('=')[0]);
  const old = before.split('; ').filter((pair) => pair !== '' && !names.includes(pair.split('=')[0]));
  return [...old, ...set].join('; ');
};
/** Where an answer leads: the address without its query, and the query's parameters. */
const readPlace = (response: Response) => {
  const location = response.headers.get('location') ?? '';
  const url = new URL(location, OWN);
  return { at: `${url.origin}${url.pathname}`, ...Object.fromEntries(url.searchParams) };
};
const AT_SITE = { at: `${TRUSTED_SITE}/lesson`, a: 'b c', state: REQUEST.state, iss: OWN };
const CODE = /^gac_[\w-]{43}$/;
const countCodes = () => harness.db.$count(oauthCode);

/** Begins a request, and returns the browser's cookies and the place to return to after the sign-in. */
async function begin(
  more: Record<string, string> = {},
  cookie = '',
  headers: Record<string, string> = FROM_SITE,
) {
  const response = await open(toQuery(more), { ...headers, ...(cookie && { cookie }) });
  expect(response.status).toBe(303);
  const place = readPlace(response) as Record<string, string>;
  return {
    page: place.at,
    prompt: place.prompt,
    cookie: keep(response, cookie),
    query: place.redirect_to?.split('?')[1] ?? '',
  };
}
const wait = () => new Promise((resolve) => setTimeout(resolve, 5)); // a later millisecond

describe('a signed-in person', () => {
  it('who comes from the site goes back at once, with a code that is bound to the request', async () => {
    const response = await open(toQuery(), { ...FROM_SITE, cookie: ada.cookie });
    expect([response.status, response.headers.get('cache-control')]).toEqual([303, 'no-store']);
    expect(response.headers.get('location')).toMatch(/^https:\/\/book\.example\.com\/lesson\?a=b%20c&code=/);
    expect(readPlace(response)).toEqual({ ...AT_SITE, code: expect.stringMatching(CODE) });
    const { code = '' } = readPlace(response) as Record<string, string>;
    const rows = await harness.db.select().from(oauthCode);
    const { session } = (await harness.api(browser(ada.cookie)).session.current.query()) ?? {};
    expect(rows.find(({ codeHash }) => codeHash === hashSecret(code))).toMatchObject({
      sessionId: session?.id,
      clientId: TRUSTED_SITE,
      redirectUri: REQUEST.redirect_uri,
      challenge: CHALLENGE,
    });
  });

  it.each([
    ['no Referer', {}],
    ['another site', { referer: 'https://evil.example/' }],
    ['another trusted site', { referer: `${OTHER_SITE}/` }],
    ['this service', { referer: `${OWN}/` }],
    ['a site whose name begins alike', { referer: `${TRUSTED_SITE}.evil.example/` }],
    ['no address', { referer: 'book.example.com' }],
  ])('who comes from %s is asked first, by our page', async (_from, headers) => {
    const before = await countCodes();
    const response = await open(toQuery(), { ...OPENED, ...headers, cookie: ada.cookie });
    expect([response.status, response.headers.get('location')]).toEqual([200, null]);
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect([response.headers.get('cache-control'), response.headers.get('set-cookie')]).toEqual([
      'no-store',
      null,
    ]);
    expect(await response.text()).toContain('<div id="root">');
    expect(await countCodes()).toBe(before);
  });

  it('keeps an own query of the redirect URI, in every spelling', async () => {
    for (const [uri, location] of [
      [TRUSTED_SITE, `${TRUSTED_SITE}/?code=`],
      [`${TRUSTED_SITE}/?`, `${TRUSTED_SITE}/?`],
      [`${TRUSTED_SITE}/x?a=1&a=2&b`, `${TRUSTED_SITE}/x?a=1&a=2&b&code=`],
      [`${TRUSTED_SITE}/é?ü=☃`, `${TRUSTED_SITE}/%C3%A9?%C3%BC=%E2%98%83&code=`],
    ] as const) {
      const response = await open(toQuery({ redirect_uri: uri }), { ...FROM_SITE, cookie: ada.cookie });
      expect(response.headers.get('location')).toContain(location);
      expect(readPlace(response)).toMatchObject({ code: expect.stringMatching(CODE) });
    }
  });

  it('with prompt=none gets a code, or an error without a click', async () => {
    const [silent, unasked] = [
      await open(toQuery({ prompt: 'none' }), { ...FROM_SITE, cookie: ada.cookie }),
      await open(toQuery({ prompt: 'none' }), { ...OPENED, cookie: ada.cookie }),
    ];
    expect(readPlace(silent)).toEqual({ ...AT_SITE, code: expect.stringMatching(CODE) });
    expect(readPlace(unasked)).toMatchObject({ ...AT_SITE, error: 'interaction_required' });
  });

  it('is nobody with a bearer token, after sign-out, and when banned', async () => {
    const bearer = await open(toQuery({ prompt: 'none' }), {
      ...FROM_SITE,
      authorization: `Bearer ${ada.bearer}`,
    });
    expect(readPlace(bearer)).toMatchObject({ error: 'login_required' });
    const gone = await harness.signUp({}, browser());
    await harness.post('/api/auth/sign-out', {}, browser(gone.cookie));
    const banned = await harness.signUp({}, browser());
    await harness.db.execute(`update "user" set disabled_at = now() where id = '${banned.user.id}'`);
    for (const { cookie } of [gone, banned]) {
      const response = await open(toQuery(), { ...FROM_SITE, cookie });
      expect(readPlace(response)).toMatchObject({ at: `${OWN}/sign-in` });
    }
  });
});

it('a password change in the meantime leaves no code to a copy of the old cookie', async () => {
  for (const send of [
    async (cookie: string) => readPlace(await open(toQuery(), { ...FROM_SITE, cookie })).at,
    async (cookie: string) =>
      String((await (await confirm(toQuery(), cookie)).json()).url).replace(/\?.*/, ''),
  ]) {
    const { cookie } = await harness.signUp({}, browser());
    const { transaction } = harness.db;
    const body = { currentPassword: PASSWORD, newPassword: 'a whole new sentence' };
    vi.spyOn(harness.db, 'transaction').mockImplementationOnce(async (...input) => {
      await harness.post('/api/auth/change-password', body, browser(cookie));
      return transaction.apply(harness.db, input);
    });
    expect(new URL(await send(cookie), OWN).pathname).toBe('/sign-in');
  }
});

describe('a person who is not signed in', () => {
  it('signs in and is back with a code, once', async () => {
    const begun = await begin();
    expect([begun.page, begun.prompt]).toEqual([`${OWN}/sign-in`, undefined]);
    await wait();
    const { cookie } = await harness.signIn(ada.email, {}, browser(begun.cookie));
    const all = `${begun.cookie}; ${cookie}`;
    const back = await open(begun.query, { ...OPENED, cookie: all });
    expect([back.status, readPlace(back)]).toEqual([303, { ...AT_SITE, code: expect.stringMatching(CODE) }]);
    const again = await open(begun.query, { ...FROM_SITE, cookie: keep(back, all) });
    expect([again.status, again.headers.get('location')]).toEqual([303, REQUEST.redirect_uri]);
  });

  it('signs up when the site asks for that', async () => {
    const begun = await begin({ prompt: 'create' });
    expect(begun.page).toBe(`${OWN}/sign-up`);
    await wait();
    const { cookie } = await harness.signUp({}, browser(begun.cookie));
    const back = await open(begun.query, { ...OPENED, cookie: `${begun.cookie}; ${cookie}` });
    expect(readPlace(back)).toEqual({ ...AT_SITE, code: expect.stringMatching(CODE) });
  });

  it('is told to the site with prompt=none', async () => {
    const response = await open(toQuery({ prompt: 'none' }), FROM_SITE);
    expect(readPlace(response)).toMatchObject({ ...AT_SITE, error: 'login_required' });
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('who signs in elsewhere, as from a mail in another browser, goes to the site without a code', async () => {
    const begun = await begin();
    await wait();
    const { cookie } = await harness.signIn(ada.email, {}, browser());
    const before = await countCodes();
    for (const headers of [OPENED, FROM_SITE]) {
      const back = await open(begun.query, { ...headers, cookie });
      expect([back.status, back.headers.get('location')]).toEqual([303, REQUEST.redirect_uri]);
    }
    expect((await open(begun.query)).headers.get('location')).toBe(REQUEST.redirect_uri);
    expect(await countCodes()).toBe(before);
  });

  it('comes back without having signed in, and is led to sign in again', async () => {
    const begun = await begin();
    const again = await open(begun.query, { ...OPENED, cookie: begun.cookie });
    expect(readPlace(again)).toMatchObject({ at: `${OWN}/sign-in` });
  });

  it('is asked first when the session is older than the request', async () => {
    const begun = await begin();
    const back = await open(begun.query, { ...OPENED, cookie: `${begun.cookie}; ${ada.cookie}` });
    expect(back.status).toBe(200);
  });

  it('may begin several requests in several tabs', async () => {
    const one = await begin();
    const two = await begin({ client_id: OTHER_SITE, redirect_uri: OTHER_SITE }, one.cookie, OPENED);
    await wait();
    const { cookie } = await harness.signIn(ada.email, {}, browser(two.cookie));
    let all = `${two.cookie}; ${cookie}`;
    for (const { query } of [two, one]) {
      const back = await open(query, { ...OPENED, cookie: all });
      expect(readPlace(back)).toMatchObject({ code: expect.stringMatching(CODE) });
      all = keep(back, all);
    }
  });
});

describe('prompt=login and prompt=create', () => {
  it.each(['login', 'create', 'login create'])(
    '%s: a session does not satisfy it, a new one does once',
    async (prompt) => {
      const held = await harness.signUp({}, browser());
      const begun = await begin({ prompt }, held.cookie);
      const page = prompt.includes('create') ? '/sign-up' : '/sign-in';
      expect([begun.page, begun.prompt]).toEqual([`${OWN}${page}`, 'login']);
      const unsatisfied = await open(begun.query, { ...FROM_SITE, cookie: begun.cookie });
      expect(readPlace(unsatisfied)).toMatchObject({ at: `${OWN}${page}`, prompt: 'login' });
      const clicked = await confirm(begun.query, begun.cookie);
      expect((await clicked.json()).url).toContain(page);
      await wait();
      const { cookie } = await harness.signIn(ada.email, {}, browser(begun.cookie));
      const back = await open(begun.query, { ...OPENED, cookie: `${begun.cookie}; ${cookie}` });
      expect(readPlace(back)).toEqual({ ...AT_SITE, code: expect.stringMatching(CODE) });
      const again = await begin({ prompt }, keep(back, cookie));
      expect(again.page).toBe(`${OWN}${page}`);
    },
  );

  it('an older session that the browser holds beside the newer one does not satisfy it', async () => {
    const held = await harness.signUp({}, browser());
    const older = await harness.signIn(ada.email, {}, browser());
    await harness.db.execute(
      `update session set created_at = created_at - interval '2 hours' where user_id = '${ada.user.id}'`,
    );
    const begun = await begin({ prompt: 'login' }, `${older.cookie}; ${held.cookie}`);
    await harness.db.execute(`delete from session where user_id = '${held.user.id}'`);
    const back = await open(begun.query, { ...FROM_SITE, cookie: begun.cookie });
    expect(readPlace(back)).toMatchObject({ at: `${OWN}/sign-in`, prompt: 'login' });
    const clicked = await confirm(begun.query, begun.cookie);
    expect((await clicked.json()).url).toContain('/sign-in');
  });

  it('is satisfied by a process whose clock is late, with a click', async () => {
    const held = await harness.signUp({}, browser());
    const begun = await begin({ prompt: 'login' }, held.cookie);
    const { cookie, user } = await harness.signIn(ada.email, {}, browser(begun.cookie));
    await harness.db.execute(
      `update session set created_at = created_at - interval '5 minutes' where user_id = '${user.id}'`,
    );
    const all = `${begun.cookie}; ${cookie}`;
    expect((await open(begun.query, { ...OPENED, cookie: all })).status).toBe(200);
    const { url } = await (await confirm(begun.query, all)).json();
    expect(new URL(url).searchParams.get('code')).toMatch(CODE);
  });
});

describe('the cookie of a waiting request', () => {
  it('is HttpOnly, for an hour, and reveals nothing', async () => {
    const response = await open(toQuery(), FROM_SITE);
    const [cookie = '', ...more] = response.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(cookie).toMatch(/^gatehouse\.pending=[\w.~-]+; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/);
    const secure = await startHarness({
      env: { BETTER_AUTH_URL: 'https://accounts.example.org' },
      beside: harness,
    });
    const set = (await secure.request(`/authorize?${toQuery()}`)).headers.getSetCookie();
    expect(set).toEqual([
      expect.stringMatching(/^__Host-gatehouse\.pending=[^;]+; .*Path=\/; HttpOnly; Secure/),
    ]);
    await secure[Symbol.asyncDispose]();
  });

  it('is worth nothing when changed, for another request, or after an hour', async () => {
    const begun = await begin();
    await wait();
    const { cookie } = await harness.signIn(ada.email, {}, browser(begun.cookie));
    const leadsToSite = async (query: string, pending: string) =>
      (await open(query, { ...OPENED, cookie: `${pending}; ${cookie}` })).headers.get('location') ===
      REQUEST.redirect_uri;
    const other = begun.query.replace(CHALLENGE, CHALLENGE.replace('E9', 'F9'));
    expect(await leadsToSite(other, begun.cookie)).toBe(true);
    const value = begun.cookie.split('=')[1] ?? '';
    await fc.assert(
      fc.asyncProperty(
        fc.nat(value.length - 1),
        fc.constantFrom('A', '.', '~', '0', ''),
        async (at, letter) => {
          const changed = value.slice(0, at) + letter + value.slice(at + 1);
          // The last letter of a digest holds two bits that mean nothing.
          fc.pre(changed !== value && at < value.length - 1);
          expect(await leadsToSite(begun.query, `gatehouse.pending=${changed}`)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
    const later = Date.now() + 3_601_000;
    const clock = vi.spyOn(Date, 'now').mockReturnValue(later);
    expect(await leadsToSite(begun.query, begun.cookie)).toBe(true);
    clock.mockRestore();
    expect(await leadsToSite(begun.query, begun.cookie)).toBe(false);
  });
});

describe('a bad request', () => {
  it('of an unknown site, or with a bad redirect URI, is told on our page', async () => {
    const bad = [
      toQuery({ client_id: 'https://evil.example', redirect_uri: 'https://evil.example/' }),
      toQuery({ client_id: OWN, redirect_uri: OWN }),
      `${toQuery()}&client_id=${TRUSTED_SITE}`,
      `${toQuery()}&redirect_uri=${TRUSTED_SITE}`,
      '',
      ...[...EVIL_TARGETS, ...EVIL_PATHS, `${OTHER_SITE}/`].map((uri) => toQuery({ redirect_uri: uri })),
    ];
    for (const query of bad) {
      const response = await open(query, { ...FROM_SITE, cookie: ada.cookie });
      expect([query, response.status, response.headers.get('location')]).toEqual([query, 400, null]);
      expect(response.headers.get('content-type')).toContain('text/html');
    }
  });

  it('of a known site goes back to it, signed in or not', async () => {
    const faults: [string, string][] = [
      [toQuery({ response_type: 'token' }), 'unsupported_response_type'],
      [toQuery({ code_challenge_method: 'plain' }), 'invalid_request'],
      [toQuery({ code_challenge: '' }), 'invalid_request'],
      [toQuery({ prompt: 'none login' }), 'invalid_request'],
      [toQuery({ prompt: 'consent' }), 'invalid_request'],
      [`${toQuery()}&scope=a&scope=a`, 'invalid_request'],
      [toQuery({ scope: 'x'.repeat(1_900) }), 'invalid_request'],
    ];
    for (const [query, error] of faults)
      for (const cookie of ['', ada.cookie]) {
        const response = await open(query, { ...FROM_SITE, ...(cookie && { cookie }) });
        expect([response.status, response.headers.get('set-cookie')]).toEqual([303, null]);
        expect(readPlace(response)).toEqual({ ...AT_SITE, error, error_description: expect.any(String) });
      }
  });

  it.each(['iframe', 'frame', 'embed', 'object', 'empty', 'image', 'script'])(
    'by %s gets no code',
    async (dest) => {
      const response = await open(toQuery(), { ...FROM_SITE, 'sec-fetch-dest': dest, cookie: ada.cookie });
      expect([response.status, response.headers.get('location')]).toEqual([400, null]);
      expect(response.headers.get('set-cookie')).toBeNull();
    },
  );
});

it.each(['prefetch', 'prefetch;prerender'])(
  'a page that is loaded ahead by %s gets no code',
  async (purpose) => {
    const before = await countCodes();
    const headers = { ...FROM_SITE, 'sec-purpose': purpose };
    for (const cookie of [ada.cookie, '']) {
      const response = await open(toQuery(), { ...headers, ...(cookie && { cookie }) });
      expect([response.status, response.headers.get('location')]).toEqual([400, null]);
      expect(response.headers.get('set-cookie')).toBeNull();
    }
    expect(await countCodes()).toBe(before);
  },
);

it('HEAD asks about the page only: it issues no code (RFC 9110 §9.2.1)', async () => {
  const before = await countCodes();
  const query = toQuery();
  const headers = { ...FROM_SITE, cookie: ada.cookie };
  const response = await harness.request(`/authorize?${query}`, { method: 'HEAD', headers });
  expect([response.status, response.headers.get('location')]).toEqual([200, null]);
  expect(await countCodes()).toBe(before);
  expect((await open(query, headers)).status).toBe(303);
});

const confirm = (query: unknown, cookie: string, headers: Record<string, string> = browser()) =>
  harness.post('/authorize', { query }, { ...headers, cookie });

describe('the click on our page', () => {
  it('answers where the browser goes: to the site, with a code', async () => {
    const response = await confirm(toQuery(), ada.cookie);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const url = new URL((await response.json()).url);
    expect([url.origin, url.searchParams.get('code')]).toEqual([TRUSTED_SITE, expect.stringMatching(CODE)]);
  });

  it('of a person who has signed out meanwhile leads to sign-in', async () => {
    const { url } = await (await confirm(toQuery(), '')).json();
    expect(url).toContain('/sign-in?redirect_to=');
  });

  it.each([
    ['of a trusted site', { origin: TRUSTED_SITE, 'sec-fetch-site': 'cross-site' }],
    ['of a trusted sibling', { origin: OTHER_SITE, 'sec-fetch-site': 'same-site' }],
    ['of a sandboxed page', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['without a sender', {}],
    ['of a page that hides its origin', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_of, headers) => {
    const before = await countCodes();
    const response = await confirm(toQuery(), ada.cookie, headers as Record<string, string>);
    expect([response.status, (await response.json()).code]).toEqual([403, 'untrusted_origin']);
    expect(await countCodes()).toBe(before);
  });

  it('on a page that shows another person is refused', async () => {
    const other = await harness.signUp({}, browser());
    const headers = { ...browser(), 'x-gatehouse-user': other.user.id };
    expect((await confirm(toQuery(), ada.cookie, headers)).status).toBe(409);
  });

  it('with bad input is refused', async () => {
    for (const query of [undefined, null, 7, {}, [], '', 'client_id=https://evil.example'])
      expect([query, (await confirm(query, ada.cookie)).status]).toEqual([query, 400]);
    for (const body of ['', '{', 'null', '[]', '"x"'])
      expect((await harness.post('/authorize', body, browser(ada.cookie))).status).toBe(400);
    const form = { ...browser(ada.cookie), 'content-type': 'application/x-www-form-urlencoded' };
    expect((await harness.post('/authorize', toQuery(), form)).status).toBe(415);
    expect((await harness.post('/authorize', `"${'x'.repeat(70_000)}"`, browser(ada.cookie))).status).toBe(
      413,
    );
    const { url } = await (await confirm(toQuery({ response_type: 'token' }), ada.cookie)).json();
    expect(url).toContain('error=unsupported_response_type');
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
      const response = await harness.request('/authorize', { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    }
  });
});

describe('the pages on the way', () => {
  const COOP = 'cross-origin-opener-policy';
  it('let a popup keep its opener, and other pages do not', async () => {
    const target = `${OWN}/authorize?${toQuery()}`;
    for (const page of ['/sign-in', '/sign-up', '/forgot-password', '/reset-password', '/verify-email']) {
      const read = async (to: string) =>
        (await harness.request(`${page}?${new URLSearchParams({ redirect_to: to })}`)).headers.get(COOP);
      expect([
        page,
        await read(target),
        await read(`${OWN}/account`),
        await read(`${TRUSTED_SITE}/`),
      ]).toEqual([page, 'unsafe-none', 'same-origin', 'same-origin']);
    }
    for (const query of [toQuery(), '', toQuery({ prompt: 'none' })])
      expect((await open(query)).headers.get(COOP)).toBe('unsafe-none');
    const respelled = `/Authorize/?${toQuery()}`;
    const toSignIn = `/sign-in?${new URLSearchParams({ redirect_to: OWN + respelled })}`;
    for (const path of [respelled, toSignIn])
      expect([path, (await harness.request(path)).headers.get(COOP)]).toEqual([path, 'unsafe-none']);
  });

  it('do not lead to an authorization for an untrusted site', async () => {
    const paths = ['/authorize', '/x/../authorize', '/Authorize/', '/%61uthorize', '//authorize'];
    for (const own of [...paths.map((path) => OWN + path), `${OWN.toUpperCase()}/authorize`]) {
      const evil = `${own}?${toQuery({ client_id: 'https://evil.example' })}`;
      const response = await harness.request(`/sign-in?${new URLSearchParams({ redirect_to: evil })}`);
      expect([own, response.status, response.headers.get('location')]).toEqual([own, 302, '/sign-in']);
    }
  });

  it('have one address: other spellings and names of this machine are redirected', async () => {
    const response = await harness.request(`/Authorize/?${toQuery()}`);
    expect([response.status, response.headers.get('location')]).toEqual([308, `/authorize?${toQuery()}`]);
    const other = await harness.app.request(new Request(`http://127.0.0.1:3001/authorize?${toQuery()}`));
    expect(other.headers.get('location')).toBe(`${OWN}/authorize?${toQuery()}`);
  });
});
