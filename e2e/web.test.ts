import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { Gatehouse } from '../integrations/web/src/client.ts';
import arabic from '../shared/messages/ar/packages.ts';
import german from '../shared/messages/de/packages.ts';
import { BLANK, GATEHOUSE, STRANGER } from './addresses.ts';
import { PASSWORD, signIn, signUp } from './person.ts';
import { giveRoles } from './roles.ts';
import { listening } from './stream.ts';

declare global {
  interface Window {
    gatehouse: Gatehouse;
    rendered: string;
    mismatches: unknown[];
  }
}

const status = (page: Page) => page.getByRole('status');
const userButton = (page: Page, name = 'Ada Lovelace') =>
  page.getByRole('button', { name: `Account: ${name}` });

/** Every request for the current session, and every event stream. */
function watchRequests(context: BrowserContext) {
  const seen = { session: 0, events: 0 };
  context.on('request', (request) => {
    if (request.url().includes('/api/trpc/session.current')) seen.session += 1;
    if (request.url().includes('/api/trpc/session.events')) seen.events += 1;
  });
  return seen;
}

test('a site of another origin sees who is signed in, with one request for all who ask', async ({
  page,
  context,
}) => {
  await signUp(context);
  // The first stream of a service starts its change listener, and receives the event that anything may have changed
  // before.
  const isListenerActive = listening(page);
  await page.goto(BLANK);
  await isListenerActive;
  await page.goto('about:blank'); // because of that event, the first page may send a query at this moment
  const seen = watchRequests(context);
  const isOpen = listening(page);
  await page.goto(BLANK);
  await expect(status(page)).toHaveText('signed_in');
  await expect(page.getByRole('listitem')).toHaveText([
    ...[1, 2, 3, 4, 5].map((number) => `${number}: Ada Lovelace`),
    'too: signed_in',
  ]);
  await expect(page.getByText('For people who are signed in.')).toBeVisible();
  await isOpen; // a client that queries again does so at this moment
  const names = await page.evaluate(async () => {
    const asked = await Promise.all([1, 2, 3].map(() => window.gatehouse.session()));
    return asked.map((current) => current?.user.name);
  });
  expect(names).toEqual(Array(3).fill('Ada Lovelace'));
  expect(seen).toEqual({ session: 1, events: 1 });
});

test('the user button speaks the language of the site, and asks Gatehouse for it', async ({
  page,
  context,
}) => {
  const { button } = german.packages;
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  const countWords = () => scripts.filter((url) => /\/(languages|[a-z]{2})-[^/]+\.js/.test(url)).length;
  await page.goto(BLANK);
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(countWords()).toBe(0);

  await page.goto(`${BLANK}?lang=de`);
  const link = page.getByRole('link', { name: button.signIn });
  await expect(link).toHaveAttribute('href', /[?&]lang=de$/);
  await expect(page.locator('.gatehouse').first()).toHaveAttribute('lang', 'de');
  expect(countWords()).toBe(2);
  await link.click();
  await expect(page).toHaveURL(/\/sign-in\?/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');

  await signUp(context);
  await page.goto(`${BLANK}?lang=de`);
  await page.getByRole('button', { name: button.accountOf.replace('{name}', 'Ada Lovelace') }).click();
  await expect(page.getByRole('menuitem')).toHaveText([button.manage, button.signOut]);
});

test('the user button is written from right to left in Arabic, on a page in English', async ({ page }) => {
  await page.goto(`${BLANK}?lang=ar`);
  await expect(page.getByRole('link', { name: arabic.packages.button.signIn })).toBeVisible();
  await expect(page.locator('.gatehouse').first()).toHaveAttribute('dir', 'rtl');
});

test('a part for a role is shown while the user has the role', async ({ page, context }) => {
  await signUp(context);
  const current = await context.request.get(`${GATEHOUSE}/api/trpc/session.current`);
  const { user } = (await current.json()).result.data;
  await giveRoles(GATEHOUSE, user.id, ['teacher']);
  const isOpen = listening(page);
  await page.goto(BLANK);
  await expect(page.getByText('For teachers.')).toBeVisible();
  await isOpen;
  await giveRoles(GATEHOUSE, user.id, [], 1);
  await expect(page.getByText('For teachers.')).toBeHidden();
  await expect(page.getByText('For people who are signed in.')).toBeVisible();
});

test('the tabs of one browser share one stream, and another tab replaces a closed one', async ({
  context,
}) => {
  await signUp(context);
  const seen = watchRequests(context);
  const tabs = [await context.newPage(), await context.newPage(), await context.newPage()];
  for (const tab of tabs) {
    await tab.goto(BLANK);
    await expect(status(tab)).toHaveText('signed_in');
  }
  const countWaiting = () => tabs[0]?.evaluate(async () => (await navigator.locks.query()).pending?.length);
  await expect.poll(countWaiting).toBe(2);
  expect(seen.events).toBe(1);
  await tabs[0]?.close();
  await expect.poll(() => seen.events).toBe(2);
  await tabs[1]?.evaluate(() => window.gatehouse.api.profile.update.mutate({ experienceLevel: 4 }));
  const [, one, two] = tabs;
  for (const tab of [one, two]) {
    const told = tab?.evaluate(
      () => new Promise((resolve) => window.gatehouse.onChange((what) => resolve(what))),
    );
    await tab?.evaluate(() => window.gatehouse.api.profile.update.mutate({ experienceLevel: 3 }));
    expect(await told).toBe('profile');
  }
});

test('a sign-out on another device shows here within a second, with its reason', async ({
  page,
  context,
  browser,
}) => {
  const { email } = await signUp(context);
  const isOpen = listening(page);
  await page.goto(BLANK);
  await expect(status(page)).toHaveText('signed_in');
  const other = await browser.newContext();
  await signIn(other, email);
  await isOpen;
  const answer = await other.request.post(`${GATEHOUSE}/api/trpc/session.revokeOthers`, {
    data: {},
    headers: { origin: GATEHOUSE },
  });
  expect(answer.status()).toBe(200);
  await expect(status(page)).toHaveText('signed_out (revoked)');
  await expect(page.getByText('For everybody else.')).toBeVisible();
  await other.close();
});

test('another user who signs in in this browser is shown here too', async ({ page, context }) => {
  const bob = await signUp(context, 'Bob');
  await context.clearCookies();
  await signUp(context);
  const isOpen = listening(page);
  await page.goto(BLANK);
  await expect(userButton(page)).toBeVisible();
  await isOpen;
  const isOpenAgain = listening(page);
  await signIn(context, bob.email);
  await expect(userButton(page, 'Bob')).toBeVisible();
  // The page continues to receive events, also about this session.
  await isOpenAgain;
  const answer = await context.request.post(`${GATEHOUSE}/api/auth/sign-out`, {
    data: {},
    headers: { origin: GATEHOUSE },
  });
  expect(answer.status()).toBe(200);
  await expect(status(page)).toHaveText('signed_out (revoked)');
});

test('an answer from before a sign-out changes nothing', async ({ page, context }) => {
  await signUp(context);
  const isOpen = listening(page);
  await page.goto(BLANK);
  await expect(userButton(page)).toBeVisible();
  await isOpen;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const answered = new Promise<void>((resolve) =>
    page.route('**/api/trpc/session.current*', async (route) => {
      const answer = await route.fetch();
      resolve();
      await held;
      await route.fulfill({ response: answer });
    }),
  );
  const refreshed = page.evaluate(() => window.gatehouse.refresh());
  await answered;
  await page.evaluate(() => window.gatehouse.signOut());
  release();
  await refreshed;
  await expect(status(page)).toContainText('signed_out');
  expect(await page.evaluate(() => window.gatehouse.session())).toBeNull();
});

test('a new name shows in every tab, and signing out in one signs out all', async ({ page, context }) => {
  await signUp(context);
  const other = await context.newPage();
  const isOpen = listening(page); // the other tab receives the events from this tab
  for (const tab of [page, other]) {
    await tab.goto(BLANK);
    await expect(userButton(tab)).toBeVisible();
  }
  await isOpen;
  const renamed = await context.request.post(`${GATEHOUSE}/api/auth/update-user`, {
    data: { name: 'Countess' },
    headers: { origin: GATEHOUSE },
  });
  expect(renamed.status()).toBe(200);
  for (const tab of [page, other]) await expect(userButton(tab, 'Countess')).toBeVisible();
  await userButton(page, 'Countess').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  for (const tab of [page, other]) await expect(status(tab)).toContainText('signed_out');
  const who = await context.request.get(`${GATEHOUSE}/api/trpc/session.current`);
  expect(await who.json()).toEqual({ result: { data: null } });
});

test('the user button works by keyboard alone', async ({ page, context }) => {
  await signUp(context);
  await page.goto(BLANK);
  const button = userButton(page);
  await button.focus();
  const manage = page.getByRole('menuitem', { name: 'Manage account' });
  const leave = page.getByRole('menuitem', { name: 'Sign out' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: /Ada Lovelace/ })).toBeVisible();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(manage).toBeFocused();
  for (const [key, item] of [
    ['ArrowDown', leave],
    ['ArrowDown', manage],
    ['ArrowUp', leave],
    ['Home', manage],
    ['End', leave],
  ] as const) {
    await page.keyboard.press(key);
    await expect(item).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(leave).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await button.click();
  await page.mouse.click(200, 600);
  await expect(page.getByRole('menu')).toHaveCount(0);
  await button.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${GATEHOUSE}/account`);
});

test('a failed sign-out shows an error, and the user is not shown as signed out', async ({
  page,
  context,
}) => {
  await signUp(context);
  await page.goto(BLANK);
  await userButton(page).click();
  await page.route('**/api/auth/sign-out', (route) => route.abort());
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('alert')).toContainText('You are still signed in');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await expect(status(page)).toHaveText('signed_in');
});

test('signing in returns to the same place', async ({ page, context }) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  const place = `${BLANK}/?chapter=2#queues`;
  await page.goto(place);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(place);
  await expect(userButton(page)).toBeVisible();
});

test('the place to return to is an http(s) address, or the account', async ({ page }) => {
  await page.goto(`${BLANK}/?a=1#b`);
  await expect(status(page)).toHaveText('signed_out');
  const to = (redirectTo?: string) =>
    page.evaluate(
      (target) => new URL(window.gatehouse.signInUrl({ redirectTo: target })).searchParams.get('redirect_to'),
      redirectTo,
    );
  expect(await to()).toBe(`${BLANK}/?a=1#b`);
  expect(await to('/next?x=%20#y')).toBe(`${BLANK}/next?x=%20#y`);
  expect(await to('https://other.example/a?b#c')).toBe('https://other.example/a?b#c');
  for (const evil of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'blob:http://localhost/x',
    'https://user:word@evil.example/',
    `${BLANK}@evil.example/`,
    'https://',
    'ftp://a/',
  ])
    expect(await to(evil), evil).toBeNull();
  // Gatehouse knows which origins are trusted, and removes these.
  for (const foreign of ['//evil.example', '/\\evil.example']) {
    const href = await page.evaluate((redirectTo) => window.gatehouse.signInUrl({ redirectTo }), foreign);
    const answer = await page.request.get(href, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], foreign).toEqual([302, '/sign-in']);
  }
});

test('an untrusted site gets one message, and sends no more requests', async ({ page, context }) => {
  await signUp(context);
  const seen = watchRequests(context);
  const said: string[] = [];
  page.on('console', (message) => void said.push(message.text()));
  await page.clock.install();
  await page.goto(STRANGER);
  await expect(status(page)).toHaveText('unavailable (untrusted_origin)');
  const asked = seen.session;
  await page.clock.runFor(120_000);
  expect(seen.session).toBe(asked);
  expect(asked).toBeLessThanOrEqual(2);
  const advice = said.filter((text) => text.includes('TRUSTED_ORIGINS'));
  expect(advice).toEqual([
    `Gatehouse at ${GATEHOUSE} does not seem to trust this site: add ${STRANGER} to its TRUSTED_ORIGINS, exactly so.`,
  ]);
  await expect(page.getByText('For everybody else.')).toHaveCount(0);
});

test('during an outage of Gatehouse nobody is signed out; the page recovers by itself', async ({
  page,
  context,
}) => {
  await signUp(context);
  await context.route(`${GATEHOUSE}/**`, (route) => route.abort('connectionrefused'));
  await page.goto(BLANK);
  await expect(status(page)).toHaveText('unavailable (unreachable)');
  await expect(page.getByText('For everybody else.')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Account unavailable/ })).toBeVisible();
  await context.unroute(`${GATEHOUSE}/**`);
  await expect(status(page)).toHaveText('signed_in');
});

test('an answer of a broken proxy counts as an outage, and Try again sends a request at once', async ({
  page,
  context,
}) => {
  await signUp(context);
  await context.route(`${GATEHOUSE}/**`, (route) =>
    route.fulfill({
      status: 502,
      contentType: 'text/html',
      body: '<h1>Bad gateway</h1>',
      headers: { 'access-control-allow-origin': BLANK, 'access-control-allow-credentials': 'true' },
    }),
  );
  await page.goto(BLANK);
  await expect(status(page)).toHaveText('unavailable (unavailable)');
  await context.unroute(`${GATEHOUSE}/**`);
  await page.getByRole('button', { name: /Account unavailable/ }).click();
  await expect(status(page)).toHaveText('signed_in');
});

test('a slow Gatehouse does not change or move the page', async ({ page, context }) => {
  await signUp(context);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route('**/api/trpc/session.current*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(BLANK);
  await expect(status(page)).toHaveText('loading');
  await expect(page.getByText('For everybody else.')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Sign in' })).toHaveCount(0);
  const before = await page.getByRole('heading').boundingBox();
  release();
  await expect(userButton(page)).toBeVisible();
  expect(await page.getByRole('heading').boundingBox()).toEqual(before);
});

test('a server-rendered page hydrates without a mismatch', async ({ page, context }) => {
  await signUp(context);
  await page.goto(`${BLANK}/?as=hydrated`);
  await expect(status(page)).toHaveText('signed_in');
  const { rendered, mismatches } = await page.evaluate(() => ({
    rendered: window.rendered,
    mismatches: window.mismatches.map(String),
  }));
  expect(mismatches).toEqual([]);
  expect(rendered).toContain('loading');
  expect(rendered).not.toMatch(/Sign in|For everybody else|For people/);
});

test('a component without a provider says what is missing', async ({ page }) => {
  await page.goto(`${BLANK}/?as=orphan`);
  await expect(page.getByRole('main')).toContainText('Put <GatehouseProvider');
});

test('a sign-in in another tab is shown when the reader returns to this tab', async ({ page, context }) => {
  await page.clock.install();
  await page.goto(BLANK);
  await expect(status(page)).toHaveText('signed_out');
  await signUp(context);
  await page.clock.fastForward(5_200); // returning to a tab sends at most one query in five seconds
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(status(page)).toHaveText('signed_in');
});

test('every call throws one kind of error, with a code from a closed list', async ({ page, context }) => {
  await signUp(context);
  await page.goto(BLANK);
  await expect(status(page)).toHaveText('signed_in');
  const thrown = await page.evaluate(async () => {
    const { profile, session } = window.gatehouse.api;
    const calls = [
      () => profile.update.mutate({ experienceLevel: 9 }),
      () => session.revoke.mutate({ id: 'nobody' }),
    ];
    return Promise.all(
      calls.map((call) => call().catch(({ name, code, fields }) => ({ name, code, fields }))),
    );
  });
  expect(thrown).toEqual([
    {
      name: 'GatehouseError',
      code: 'invalid_input',
      fields: { experienceLevel: 'Choose a level from 1 to 5.' },
    },
    { name: 'GatehouseError', code: 'not_found', fields: undefined },
  ]);
});

for (const [baseUrl, complaint] of [
  ['accounts.example.com', 'must be an http(s) origin'],
  ['https://accounts.example.com/api', 'without a path'],
  ['javascript:alert(1)', 'must be an http(s) origin'],
  ['https://user:word@accounts.example.com', 'without a path or anything'],
] as const) {
  test(`an invalid address is refused: ${baseUrl}`, async ({ page }) => {
    const error = page.waitForEvent('pageerror');
    await page.goto(`${BLANK}/?gatehouse=${encodeURIComponent(baseUrl)}`);
    expect((await error).message).toContain(complaint);
  });
}

test('an invalid address of a back end is refused', async ({ page }) => {
  const error = page.waitForEvent('pageerror');
  await page.goto(`${BLANK}/?backend=https://tutor.example.com/api`);
  expect((await error).message).toContain('Each of the backends must be an origin without a path');
});
