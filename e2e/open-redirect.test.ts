import { expect, type Page, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { heading, PASSWORD, signUp } from './person.ts';

// No person is redirected to a site that the service does not trust: the service checks, and so does the page in
// case the service makes a mistake.

const EVIL = 'https://evil.example';
const ANY_SCREEN = { tag: '@any-screen' };
const RESPELLED = ['/sign-in/', '//sign-in', '/%73ign-in', '/Sign-Up'];
const TARGETS = [
  `${EVIL}/`,
  `"${EVIL}/"`,
  `["${EVIL}/"]`,
  `${GATEHOUSE}@evil.example/`,
  'https:\\\\evil.example',
];

/** Records each request to the foreign site. */
function watchEvil(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => request.url().startsWith(EVIL) && asked.push(request.url()));
  return asked;
}

/** Serves every page as if the service had checked its address and accepted it. */
const serveUnchecked = (page: Page) =>
  page.route(
    ({ origin, pathname }) => origin === GATEHOUSE && !/^\/(?:api|_gatehouse)\//.test(pathname),
    async (route) => {
      const response = await route.fetch({ url: `${GATEHOUSE}/forgot-password` });
      await route.fulfill({ response, status: 200 });
    },
  );

test(
  'a signed-in user stays on our site, whatever the spelling of the page',
  ANY_SCREEN,
  async ({ page, context }) => {
    await signUp(context);
    const asked = watchEvil(page);
    for (const path of RESPELLED) {
      await page.goto(`${GATEHOUSE}${path}?redirect_to=${encodeURIComponent(`${EVIL}/`)}`);
      await expect(heading(page, 'Overview')).toBeVisible();
    }
    expect(asked).toEqual([]);
  },
);

test('a user who signs in stays on our site, too', ANY_SCREEN, async ({ page, context }) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  const asked = watchEvil(page);
  await page.goto(`${GATEHOUSE}/sign-in/?redirect_to=${encodeURIComponent(`${EVIL}/`)}`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, 'Overview')).toBeVisible();
  expect(asked).toEqual([]);
});

test('the page itself follows no untrusted target', ANY_SCREEN, async ({ page, context }) => {
  await signUp(context);
  const asked = watchEvil(page);
  await serveUnchecked(page);
  const addresses = TARGETS.map((target) => `/sign-in?redirect_to=${encodeURIComponent(target)}`);
  for (const address of [...addresses, `/sign-up?redirect_to=${EVIL}`]) {
    await page.goto(GATEHOUSE + address);
    await expect(heading(page, 'Overview')).toBeVisible();
  }
  for (const path of ['/forgot-password', '/reset-password', '/verify-email']) {
    await page.goto(`${GATEHOUSE}${path}?redirect_to=${encodeURIComponent(`${EVIL}/`)}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const links = await page
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links.join(' ')).not.toContain('evil');
  }
  expect(asked).toEqual([]);
});

test('the page accepts no other spelling of its address', ANY_SCREEN, async ({ page, context }) => {
  await signUp(context);
  await serveUnchecked(page);
  for (const path of RESPELLED) {
    await page.goto(`${GATEHOUSE}${path}?redirect_to=${encodeURIComponent(`${EVIL}/`)}`);
    await expect(heading(page, 'Page not found')).toBeVisible();
  }
});
