import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { BLANK, GATEHOUSE, UNRELATED } from './addresses.ts';
import { fillSignUp, signIn, signUp } from './person.ts';
import { listening } from './stream.ts';

// A site that browsers consider another site than Gatehouse's: no cookie crosses between the two.

const PLACE = `${UNRELATED}/?chapter=2&tab=%20a#queues`;
const TOKEN = '**/api/oauth/token';

const status = (page: Page) => page.getByRole('status');
const toCors = () => ({ 'access-control-allow-origin': UNRELATED });
const signInLink = (page: Page) => page.getByRole('link', { name: 'Sign in' });

/** Opens the site and signs in there with one click: the person has a session at Gatehouse already. */
async function handOff(page: Page, place = UNRELATED) {
  await page.goto(place);
  await signInLink(page).click();
  await expect(status(page)).toHaveText('signed_in');
}

/** What each request to the token endpoint asked for, except for those that only learned the nonce. */
function watchTokens(context: BrowserContext) {
  const granted: string[] = [];
  context.on('response', async (response) => {
    const body = response.request().postData() ?? '';
    if (response.url().endsWith('/api/oauth/token') && response.ok())
      granted.push(new URLSearchParams(body).get('grant_type') ?? '');
  });
  return granted;
}

/** A back end that every page may call. `seen` has the credentials of each call. */
async function openBackend(host: string) {
  const seen: [string | undefined, string | undefined][] = [];
  const server = createServer(({ method, headers }, response) => {
    if (method !== 'OPTIONS') seen.push([headers.authorization, headers.cookie]);
    response.writeHead(200, {
      'access-control-allow-origin': headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'authorization',
    });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    origin: `http://${host}:${(server.address() as AddressInfo).port}`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
const callAll = (page: Page, origins: string[]) =>
  page.evaluate(
    (all) => Promise.all(all.map((origin) => window.gatehouse.fetch(`${origin}/`))).then(() => {}),
    origins,
  );

function watchConsole(page: Page) {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('Gatehouse')) said.push(message.text());
  });
  return said;
}

const readStores = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const read = (name: string) =>
      new Promise<{ key: { privateKey: CryptoKey }; refreshToken: string } | undefined>((resolve) => {
        indexedDB.open(name).onsuccess = ({ target }) => {
          const database = (target as IDBOpenDBRequest).result;
          const request = database.transaction('grants').objectStore('grants').get('grant');
          request.onsuccess = () => {
            database.close();
            resolve(request.result);
          };
        };
      });
    const grant = names[0] === undefined ? undefined : await read(names[0]);
    return {
      names,
      local: localStorage.length,
      session: JSON.stringify(sessionStorage),
      cookies: document.cookie,
      refreshToken: grant?.refreshToken,
      extractable: grant?.key.privateKey.extractable,
    };
  });

test('one click signs a reader in on an unrelated site, in the same place', async ({ page, context }) => {
  await signUp(context);
  await page.goto(PLACE);
  await expect(status(page)).toHaveText('signed_out');
  expect(page.url()).toBe(PLACE);
  const asked = page.waitForRequest((request) => request.url().startsWith(`${GATEHOUSE}/authorize?`));
  await signInLink(page).click();
  const request = await asked;
  expect(await request.headerValue('referer')).toBe(`${UNRELATED}/`);
  const { redirect_uri, code_challenge, state } = Object.fromEntries(new URL(request.url()).searchParams);
  expect(redirect_uri).toBe(`${UNRELATED}/?chapter=2&tab=%20a`);
  await expect(status(page)).toHaveText('signed_in');
  expect(page.url()).toBe(PLACE);
  const stores = await readStores(page);
  expect(stores).toMatchObject({ names: [`gatehouse:1:${GATEHOUSE}`], local: 0, cookies: '' });
  expect(stores.refreshToken).toMatch(/^grt_/);
  expect(stores.extractable).toBe(false);
  expect(stores.session).not.toContain(state);
  // Going back shows no code: the address was replaced.
  await page.goto(`${UNRELATED}/?next`);
  await page.goBack();
  expect(page.url()).toBe(PLACE);
  await expect(status(page)).toHaveText('signed_in');
  // Each press has a state and a challenge of its own.
  const again = await page.evaluate(() =>
    [1, 2].map(() => new URL(window.gatehouse.signInUrl()).searchParams.get('state')),
  );
  expect(new Set([...again, state]).size).toBe(3);
  expect(code_challenge).toMatch(/^[\w-]{43}$/);
});

test('a script that redirects to sign-up by itself brings a new reader back, too', async ({ page }) => {
  await page.goto(PLACE);
  await expect(status(page)).toHaveText('signed_out');
  const kept = await page.evaluate(() => {
    for (let rendered = 0; rendered < 120; rendered++) window.gatehouse.signInUrl();
    location.assign(window.gatehouse.signUpUrl());
    return Object.keys(JSON.parse(sessionStorage.getItem('gatehouse.attempts.1') ?? '')).length;
  });
  expect(kept).toBe(100); // the newest
  await fillSignUp(page, `${randomUUID()}@example.com`);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(PLACE);
  await expect(status(page)).toHaveText('signed_in');
});

test('a page that renders its links often while the browser leaves does not lose the sign-in', async ({
  page,
  context,
}) => {
  await signUp(context);
  await page.goto(PLACE);
  await expect(status(page)).toHaveText('signed_out');
  await page.evaluate(() => {
    window.addEventListener('click', () => {
      for (let rendered = 0; rendered < 50; rendered++) window.gatehouse.signInUrl();
    });
  });
  await signInLink(page).click();
  await expect(status(page)).toHaveText('signed_in');
  expect(page.url()).toBe(PLACE);
});

test('reload, deep link and second tab are signed in without a redirect', async ({ page, context }) => {
  await signUp(context);
  await handOff(page);
  const pages: string[] = [];
  context.on('request', (request) => {
    if (request.isNavigationRequest()) pages.push(new URL(request.url()).origin);
  });
  await page.reload();
  await expect(status(page)).toHaveText('signed_in');
  const tab = await context.newPage();
  await tab.goto(`${UNRELATED}/?chapter=7`);
  await expect(status(tab)).toHaveText('signed_in');
  expect(pages).toEqual([UNRELATED, UNRELATED]);
});

test('one refresh serves all callers of a page', async ({ page, context }) => {
  await signUp(context);
  await handOff(page);
  const granted = watchTokens(context);
  await page.reload();
  await expect(status(page)).toHaveText('signed_in');
  const names = await page.evaluate(async () => {
    const { api, session } = window.gatehouse;
    const answers = await Promise.all([session(), api.session.current.query(), session()]);
    return answers.map((current) => current?.user.name);
  });
  expect(names).toEqual(Array(3).fill('Ada Lovelace'));
  expect(granted).toEqual(['refresh_token']);
});

/** Moves the page's clock, as far as scripts see it. */
const moveClock = (milliseconds: number) => {
  const now = Date.now;
  Date.now = () => now() + milliseconds;
};

test('tabs whose tokens end at one moment share one refresh', async ({ page, context }) => {
  await signUp(context);
  await handOff(page);
  const tab = await context.newPage();
  await tab.goto(UNRELATED);
  await expect(status(tab)).toHaveText('signed_in');
  const granted = watchTokens(context);
  const tabs = [page, tab];
  for (const each of tabs) await each.evaluate(moveClock, 11 * 60_000);
  await Promise.all(tabs.map((each) => each.evaluate(() => window.gatehouse.refresh())));
  for (const each of tabs) await expect(status(each)).toHaveText('signed_in');
  expect(granted).toEqual(['refresh_token']);
});

test('a computer whose clock is a day behind can sign in, and stay signed in', async ({ page, context }) => {
  await signUp(context);
  await page.addInitScript(moveClock, -86_400_000);
  await handOff(page);
  await page.reload();
  await expect(status(page)).toHaveText('signed_in');
});

test('the token of a refused call is renewed before somebody counts as signed out', async ({
  page,
  context,
}) => {
  await signUp(context);
  const isOpen = listening(page);
  await handOff(page);
  await isOpen;
  await page.evaluate(() => window.gatehouse.refresh()); // a call that is under way would answer the next one too
  const granted = watchTokens(context);
  // The service no longer knows the token.
  await page.route('**/api/trpc/session.current*', async (route) => {
    await route.fulfill({ headers: toCors(), json: [{ result: { data: null } }] });
    await page.unroute('**/api/trpc/session.current*');
  });
  await page.evaluate(() => window.gatehouse.refresh());
  await expect.poll(() => granted).toEqual(['refresh_token']);
  await expect(status(page)).toHaveText('signed_in');
});

test('a session that ends elsewhere ends on the site within a second', async ({ page, context, browser }) => {
  const { email } = await signUp(context);
  await page.goto(UNRELATED);
  await expect(status(page)).toHaveText('signed_out');
  const isOpen = listening(page);
  await signInLink(page).click();
  await isOpen;
  await expect(status(page)).toHaveText('signed_in');
  const other = await browser.newContext();
  await signIn(other, email);
  const answer = await other.request.post(`${GATEHOUSE}/api/trpc/session.revokeOthers`, {
    data: {},
    headers: { origin: GATEHOUSE },
  });
  expect(answer.status()).toBe(200);
  await expect(status(page)).toHaveText('signed_out (revoked)');
  await expect.poll(async () => (await readStores(page)).refreshToken).toBeUndefined();
  await other.close();
});

test('signing out on the site ends the session everywhere, and in every tab', async ({ page, context }) => {
  await signUp(context);
  await handOff(page);
  const tab = await context.newPage();
  await tab.goto(UNRELATED);
  await expect(status(tab)).toHaveText('signed_in');
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  for (const each of [page, tab]) await expect(status(each)).toContainText('signed_out');
  expect((await readStores(page)).refreshToken).toBeUndefined();
  const who = await context.request.get(`${GATEHOUSE}/api/trpc/session.current`);
  expect(await who.json()).toEqual({ result: { data: null } });
});

test('a sign-in in one tab shows in the other', async ({ page, context }) => {
  await signUp(context);
  const tab = await context.newPage();
  await tab.goto(UNRELATED);
  await expect(status(tab)).toHaveText('signed_out');
  await handOff(page);
  await expect(status(tab)).toHaveText('signed_in');
});

test('while Gatehouse is away nobody is signed out, and the page recovers by itself', async ({
  page,
  context,
}) => {
  await signUp(context);
  await handOff(page);
  await context.route(`${GATEHOUSE}/**`, (route) => route.abort('connectionrefused'));
  await page.reload();
  await expect(status(page)).toHaveText('unavailable (unreachable)');
  const refused = await page.evaluate(
    (url) => window.gatehouse.fetch(url).catch(({ code }) => code),
    UNRELATED,
  );
  expect(refused).toBe('unreachable');
  expect((await readStores(page)).refreshToken).toMatch(/^grt_/);
  await context.unroute(`${GATEHOUSE}/**`);
  await expect(status(page)).toHaveText('signed_in');
});

test('a code whose answer is late is used when Gatehouse is back', async ({ page, context }) => {
  await signUp(context);
  let failures = 0;
  await page.route(TOKEN, (route) => {
    failures += 1;
    return failures === 1 ? route.fulfill({ status: 503, headers: toCors() }) : route.continue();
  });
  await handOff(page);
  expect(failures).toBeGreaterThan(1);
});

test('a failed exchange leads nowhere without another click', async ({ page, context }) => {
  await signUp(context);
  const said = watchConsole(page);
  await page.route(TOKEN, (route) =>
    route.fulfill({ status: 400, headers: toCors(), json: { error: 'invalid_grant' } }),
  );
  await page.goto(PLACE);
  await signInLink(page).click();
  await page.waitForResponse(TOKEN);
  await expect(status(page)).toHaveText('signed_out');
  expect(page.url()).toBe(PLACE);
  expect(said).toEqual(['Gatehouse: the sign-in was not completed (invalid_grant). Sign in again.']);
  await page.unroute(TOKEN);
  await signInLink(page).click();
  await expect(status(page)).toHaveText('signed_in');
});

for (const [what, isOwn, change] of [
  ['comes from another service', true, (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
  ['does not say who it is from', true, (url: URL) => url.searchParams.delete('iss')],
  [
    'has a state that this tab does not know',
    false,
    (url: URL) => url.searchParams.set('state', `gatehouse_${'x'.repeat(43)}`),
  ],
  ['has two codes', true, (url: URL) => url.searchParams.append('code', 'gac_other')],
] as const)
  test(`an answer that ${what} is not used`, async ({ page, context }) => {
    await signUp(context);
    const granted = watchTokens(context);
    const said = watchConsole(page);
    await page.goto(PLACE);
    await page.route(`${GATEHOUSE}/authorize?*`, async (route) => {
      const answer = await route.fetch({ maxRedirects: 0 });
      const url = new URL(answer.headers().location ?? '');
      change(url);
      await route.fulfill({ response: answer, headers: { ...answer.headers(), location: url.href } });
    });
    await signInLink(page).click();
    await page.waitForURL((url) => url.origin === UNRELATED && !url.search.includes('code='));
    await expect(status(page)).toHaveText('signed_out');
    expect(granted).toEqual([]);
    expect(page.url()).toBe(isOwn ? PLACE : `${UNRELATED}/?chapter=2&tab=+a`); // as this test wrote it
    expect(said.length).toBe(isOwn ? 1 : 0);
  });

test('a link that somebody else made does nothing', async ({ page, context }) => {
  await signUp(context);
  const granted = watchTokens(context);
  await page.goto(
    `${UNRELATED}/?chapter=2&code=gac_x&state=gatehouse_${'x'.repeat(43)}&iss=${encodeURIComponent(GATEHOUSE)}#queues`,
  );
  await expect(status(page)).toHaveText('signed_out');
  expect(page.url()).toBe(`${UNRELATED}/?chapter=2#queues`);
  expect(granted).toEqual([]);
});

test('the answer of another provider stays in the address', async ({ page }) => {
  const place = `${UNRELATED}/?code=4%2F0A&state=abc`;
  await page.goto(place);
  await expect(status(page)).toHaveText('signed_out');
  expect(page.url()).toBe(place);
});

test('fetch sends the token to the back ends of the site, and nothing to anybody else', async ({
  page,
  context,
}) => {
  await signUp(context);
  await using own = await openBackend('localhost');
  await using other = await openBackend('localhost');
  await handOff(page, `${UNRELATED}/?backend=${encodeURIComponent(own.origin)}`);
  const sent = page.waitForRequest((request) => request.url() === `${UNRELATED}/own`);
  await page.evaluate(() => window.gatehouse.fetch('/own'));
  expect(await (await sent).headerValue('authorization')).toMatch(/^Bearer gat_/);
  await callAll(page, [own.origin, other.origin]);
  expect(own.seen).toEqual([[expect.stringMatching(/^Bearer gat_/), undefined]]);
  expect(other.seen).toEqual([[undefined, undefined]]);
});

test('a back end that the cookie does not reach makes a related site hand off', async ({ page, context }) => {
  await signUp(context);
  const backend = encodeURIComponent(UNRELATED);
  await page.goto(`${BLANK}/?backend=${backend}`);
  await expect(status(page)).toHaveText('signed_out');
  await signInLink(page).click();
  await expect(status(page)).toHaveText('signed_in');
  expect((await readStores(page)).refreshToken).toMatch(/^grt_/);
});

test('a back end that the cookie reaches changes nothing', async ({ page, context }) => {
  await signUp(context);
  await using own = await openBackend('localhost');
  await using other = await openBackend('localhost');
  await page.goto(`${BLANK}/?backend=${encodeURIComponent(own.origin)}`);
  await expect(status(page)).toHaveText('signed_in');
  expect((await readStores(page)).names).toEqual([]);
  await callAll(page, [own.origin, other.origin]);
  expect(own.seen).toEqual([[undefined, expect.stringContaining('better-auth.session_token=')]]);
  expect(other.seen).toEqual([[undefined, undefined]]); // the cookie would reach it
});

test('a browser that stores no keys keeps the sign-in until the page is left, and says so once', async ({
  page,
  context,
}) => {
  await signUp(context);
  const said = watchConsole(page);
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The object could not be cloned.', 'DataCloneError');
    };
  });
  await handOff(page);
  const name = await page.evaluate(async () => (await window.gatehouse.session())?.user.name);
  expect(name).toBe('Ada Lovelace');
  expect(said).toEqual([expect.stringContaining('stores no keys')]);
  await page.reload();
  await expect(status(page)).toHaveText('signed_out');
});

test('the link in a new tab leads to a page where one more click is enough', async ({ page, context }) => {
  await signUp(context);
  await page.goto(PLACE);
  const opened = context.waitForEvent('page');
  await signInLink(page).click({ modifiers: ['Control'] });
  const tab = await opened;
  await tab.waitForURL((url) => url.origin === UNRELATED);
  await expect(status(tab)).toHaveText(/^signed_(in|out)$/);
  if ((await status(tab).textContent()) === 'signed_out') await signInLink(tab).click();
  await expect(status(tab)).toHaveText('signed_in');
});
