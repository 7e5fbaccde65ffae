import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oauthCode } from '../../server/db/schema/oauth.ts';
import { browser, type Harness, PASSWORD, startHarness, TRUSTED_SITE } from '../harness.ts';
import { givePasskey } from './second-factors.ts';
import { turnOn } from './two-factor-calls.ts';

// Where the operator requires a second factor, a site receives a code once the person has set one up.

const OWN = 'http://localhost:3001';
const REDIRECT_URI = `${TRUSTED_SITE}/lesson`;
const REQUEST = {
  response_type: 'code',
  client_id: TRUSTED_SITE,
  redirect_uri: REDIRECT_URI,
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
};
const OPENED = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' };
const FROM_SITE = { ...OPENED, referer: `${TRUSTED_SITE}/` };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ env: { SECOND_FACTOR: 'required' } });
});
afterAll(() => harness[Symbol.asyncDispose]());

const open = (query: string, cookie: string, headers: Record<string, string> = OPENED) =>
  harness.request(`/authorize?${query}`, { headers: { ...headers, cookie } });
const toQuery = (more: Record<string, string> = {}) => String(new URLSearchParams({ ...REQUEST, ...more }));
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Where a navigation leads. `query`: the request that goes on from there. */
async function follow(response: Response) {
  expect(response.status).toBe(303);
  const url = new URL(response.headers.get('location') ?? '', OWN);
  const target = url.searchParams.get('redirect_to');
  return {
    at: `${url.origin}${url.pathname}`,
    hasCode: url.searchParams.has('code'),
    error: url.searchParams.get('error'),
    query: target?.split('?')[1] ?? '',
    target,
    cookie: cookieOf(response),
  };
}
const AT_SITE = { at: REDIRECT_URI, hasCode: true, error: null };
const AT_SET_UP = { at: `${OWN}/two-factor`, hasCode: false };
const later = () => new Promise((resolve) => setTimeout(resolve, 5)); // a later millisecond

describe('a person without a second factor', () => {
  it('who comes from the site sets one up first, and then is back with a code without a click', async () => {
    const ada = await harness.signUp({}, browser());
    const before = await harness.db.$count(oauthCode);
    const waiting = await follow(await open(toQuery(), ada.cookie, FROM_SITE));
    expect(waiting).toMatchObject(AT_SET_UP);
    expect(waiting.target).toMatch(/^http:\/\/localhost:3001\/authorize\?.*&continue=[\w-]+$/);
    const cookie = `${ada.cookie}; ${waiting.cookie}`;
    expect(await follow(await open(waiting.query, cookie))).toMatchObject(AT_SET_UP);
    expect(await harness.db.$count(oauthCode)).toBe(before);
    await later();
    await turnOn(harness, ada);
    expect(await follow(await open(waiting.query, cookie))).toMatchObject(AT_SITE);
  });

  it('signs in for the site, sets one up, and is back with a code', async () => {
    const ada = await harness.signUp({}, browser());
    const signIn = await follow(await open(toQuery(), '', FROM_SITE));
    expect(signIn).toMatchObject({ at: `${OWN}/sign-in`, hasCode: false });
    await later();
    const { cookie: session } = await harness.signIn(ada.email, {}, browser());
    const cookie = `${session}; ${signIn.cookie}`;
    const waiting = await follow(await open(signIn.query, cookie));
    // The same request waits on.
    expect(waiting).toMatchObject({ ...AT_SET_UP, query: signIn.query, cookie: '' });
    await givePasskey(harness, ada.user.id);
    expect(await follow(await open(waiting.query, cookie))).toMatchObject(AT_SITE);
  });

  it('is told to the site with prompt=none, and signs in first with prompt=login', async () => {
    const ada = await harness.signUp({}, browser());
    const silent = await follow(await open(toQuery({ prompt: 'none' }), ada.cookie, FROM_SITE));
    expect(silent).toMatchObject({ at: REDIRECT_URI, hasCode: false, error: 'interaction_required' });
    const again = await follow(await open(toQuery({ prompt: 'login' }), ada.cookie, FROM_SITE));
    expect(again).toMatchObject({ at: `${OWN}/sign-in`, hasCode: false });
  });

  it('gets no code by the button of our page either', async () => {
    const ada = await harness.signUp({}, browser());
    const response = await harness.post('/authorize', { query: toQuery() }, browser(ada.cookie));
    const { url } = (await response.json()) as { url: string };
    expect(url).toMatch(/^\/two-factor\?redirect_to=/);
  });

  it('who set one up before the request, or elsewhere, is asked as any other person', async () => {
    const ada = await harness.signUp({}, browser());
    await turnOn(harness, ada);
    expect((await open(toQuery(), ada.cookie)).status).toBe(200);
    expect(await follow(await open(toQuery(), ada.cookie, FROM_SITE))).toMatchObject(AT_SITE);
    const grace = await harness.signUp({}, browser());
    const waiting = await follow(await open(toQuery(), grace.cookie));
    await givePasskey(harness, grace.user.id); // not in this session
    expect((await open(waiting.query, `${grace.cookie}; ${waiting.cookie}`)).status).toBe(200);
  });
});

it('a sign-in between the two factors gives no code', async () => {
  const ada = await harness.signUp({}, browser());
  await turnOn(harness, ada);
  const signIn = await follow(await open(toQuery(), '', FROM_SITE));
  const body = { email: ada.email, password: PASSWORD };
  const response = await harness.post('/api/auth/sign-in/email', body, browser(signIn.cookie));
  expect(await response.json()).toMatchObject({ twoFactorRedirect: true });
  const before = await harness.db.$count(oauthCode);
  const cookie = `${signIn.cookie}; ${cookieOf(response)}`;
  for (const query of [signIn.query, toQuery()])
    expect(await follow(await open(query, cookie, FROM_SITE))).toMatchObject({
      at: `${OWN}/sign-in`,
      hasCode: false,
    });
  expect(await harness.db.$count(oauthCode)).toBe(before);
});
