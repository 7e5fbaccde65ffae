import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { authUrl } from '../shared/paths.ts';
import { withoutAnswers } from './faults.ts';
import { fillSignUp, heading, PASSWORD, signUp } from './person.ts';

// What a page does before its own code is loaded.

const ANY_SCREEN = { tag: '@any-screen' };
/** All scripts except the preload script. */
const OWN_CODE = /\/assets\/(?!preload-)[^/]+\.js$/;

/**
 * The API requests of the page at `path` without its own code, and all requests with it until it listens for events.
 */
async function collectQuestions(page: Page, path: string): Promise<{ early: string; all: string[] }> {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(new URL(request.url()).pathname);
  });
  await page.route(OWN_CODE, (route) => route.abort());
  await Promise.all([page.waitForRequest('**/api/trpc/**'), page.goto(path)]);
  const early = asked.splice(0).join();
  await page.unroute(OWN_CODE);
  const isListening = path.startsWith('/account') && page.waitForRequest('**/session.events*');
  await Promise.all([isListening, page.goto(path)]);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const listening = asked.indexOf('/api/trpc/session.events');
  return { early, all: listening < 0 ? asked : asked.slice(0, listening) };
}

/** Opens the page as a service with this logo would serve it. */
async function openWithLogo(page: Page, logoUrl: string) {
  await page.route('**/sign-in', async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: (await response.text())
        .replace('&quot;logoUrl&quot;:null', `&quot;logoUrl&quot;:&quot;${logoUrl}&quot;`)
        .replace(/<div id="root">.*<\/div>/, '<div id="root"></div>'), // prerendered with another logo
    });
  });
  await page.goto('/sign-in');
  await expect(page.getByLabel('Email')).toBeVisible();
  return page.getByRole('banner');
}

test('the logo replaces our mark, which stays if the logo does not load', ANY_SCREEN, async ({ page }) => {
  const mark = (await openWithLogo(page, '/nothing.svg')).locator('svg');
  await expect(mark).toBeVisible();
  const place = await mark.boundingBox();

  await page.unrouteAll();
  await page.route('**/logo.svg', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="30"><rect width="300" height="30"/></svg>',
    }),
  );
  const logo = (await openWithLogo(page, 'https://cdn.example.com/logo.svg')).locator('img');
  await expect(logo).toHaveAttribute('alt', '');
  await expect.poll(() => logo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(300);
  expect(await logo.boundingBox()).toEqual(place);
});

const canvas = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const LIGHT = 'rgb(246, 245, 241)';
const DARK = 'rgb(18, 20, 18)';

async function chooseTheme(page: Page, name: string) {
  await page.getByRole('banner').getByRole('button').click();
  const item = page.getByRole('menuitemradio', { name });
  expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await item.click();
  await expect(item).toBeChecked();
  await page.keyboard.press('Escape');
}

test('a chosen theme applies at once, in other tabs too, and from the first paint', async ({
  page,
  context,
}) => {
  await signUp(context);
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto('/account');
  expect(await canvas(page)).toBe(LIGHT);

  await chooseTheme(page, 'Dark');
  expect(await canvas(page)).toBe(DARK);
  await expect.poll(() => canvas(other)).toBe(DARK);
  const color = 'meta[name="theme-color"]:not([media="not all"])';
  expect(await page.locator(color).getAttribute('content')).toBe('#121412');

  // The theme is known before the first script of the next page runs: no script of the page itself is needed.
  await page.route(OWN_CODE, (route) => route.abort());
  await page.goto('/sign-in');
  expect(await canvas(page)).toBe(DARK);
  await page.unroute(OWN_CODE);

  await other.goto('/account');
  await chooseTheme(other, 'Same as device');
  await expect.poll(() => canvas(page)).toBe(LIGHT);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await canvas(page)).toBe(DARK);
});

test('a theme can be chosen if the browser stores nothing', ANY_SCREEN, async ({ page, context }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await signUp(context);
  await page.goto('/account');
  await chooseTheme(page, 'Dark');
  expect(await canvas(page)).toBe(DARK);
});

for (const name of ['sign-in', 'sign-up'])
  test(`/${name} requests the session once, before the script has loaded`, ANY_SCREEN, async ({ page }) => {
    const { early, all } = await collectQuestions(page, `/${name}`);
    const others = all.filter((asked) => asked !== authUrl('passkeySignInOptions')); // for the autofill, later
    expect([early, others]).toEqual(['/api/trpc/session.current', ['/api/trpc/session.current']]);
  });

for (const name of ['', '/profile', '/security', '/secure', '/devices', '/activity', '/data']) {
  test(
    `/account${name} contains its answers, and sends no request`,
    ANY_SCREEN,
    async ({ page, context }) => {
      await signUp(context);
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/api/')) asked.push(new URL(request.url()).pathname);
      });
      // A busy machine may not answer a page in time.
      await expect(async () => {
        asked.length = 0;
        const isListening = page.waitForRequest('**/session.events*');
        await page.goto(`/account${name}`);
        await isListening;
        expect(asked[0]).toBe('/api/trpc/session.events');
      }).toPass();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('#answers')).toHaveCount(0); // no data of the person stays behind
    },
  );

  test(
    `/account${name} without its answers sends one request, before the script has loaded`,
    ANY_SCREEN,
    async ({ page, context }) => {
      await signUp(context);
      await withoutAnswers(page);
      const { early, all } = await collectQuestions(page, `/account${name}`);
      expect(early).toContain('/session.current');
      expect(all).toEqual([early]);
    },
  );
}

test(
  'a request that failed before the script had loaded is reported, and repeated',
  ANY_SCREEN,
  async ({ page, context }) => {
    await signUp(context);
    await withoutAnswers(page);
    let asked = 0;
    await page.route('**/api/trpc/*session.current*', (route) =>
      asked++ === 0 ? route.abort() : route.continue(),
    );
    await page.goto('/account/devices');
    await expect(heading(page, 'Can’t reach Gatehouse')).toBeVisible();
    await expect(heading(page, 'Devices')).toBeVisible(); // without any action
  },
);

test(
  'a browser without cookies gets an explanation, after signing up and after signing in',
  ANY_SCREEN,
  async ({ page, context }) => {
    await page.route('**/api/auth/sign-*/email', async (route) => {
      const response = await route.fetch();
      await context.clearCookies();
      const { 'set-cookie': _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await page.goto('/sign-up');
    const email = `${randomUUID()}@example.com`;
    await fillSignUp(page, email);
    await expect(heading(page, 'Sign in')).toBeVisible();
    await expect(page.getByText('this browser did not keep you signed in')).toBeVisible();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByText('Your browser did not keep the sign-in.')).toBeVisible();
    // When the browser stores cookies again, the same form signs in.
    await page.unroute('**/api/auth/sign-*/email');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(heading(page, 'Sign in')).toBeHidden();
  },
);
