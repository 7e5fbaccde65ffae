import { expect, type Page, test } from '@playwright/test';
import { AUTHORIZE } from '../shared/paths.ts';
import { GATEHOUSE, UNRELATED } from './addresses.ts';
import { fillSignUp, heading, PASSWORD, signUp } from './person.ts';

// A site on another domain sends people to Gatehouse, and they come back with a code.

const HOST = new URL(UNRELATED).host;
const ANY_SCREEN = { tag: '@any-screen' };
/** JSON readers would change it. */
const STATE = '12345678901234567890';
const LESSON = `${UNRELATED}/lesson?a=1`;

const toUrl = (more: Record<string, string> = {}) =>
  `${GATEHOUSE}${AUTHORIZE}?${new URLSearchParams({
    response_type: 'code',
    client_id: UNRELATED,
    redirect_uri: LESSON,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    state: STATE,
    ...more,
  })}`;

/** Opens a page of the site. */
const openSite = (page: Page) => page.goto(`${UNRELATED}/start`);

/** Records the errors of our own pages. */
function watchErrors(page: Page): string[] {
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && message.location().url.startsWith(GATEHOUSE))
      wrong.push(message.text());
  });
  return wrong;
}

/** Follows a link of the site, as its package does. */
const follow = (page: Page, url: string) =>
  page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, referrerPolicy: 'origin' });
    document.body.append(link);
    link.click();
  }, url);

/** Waits until the browser opens the site's page, and returns the parameters of the address. */
async function arrive(page: Page): Promise<Record<string, string>> {
  const request = await page.waitForRequest(
    (one) => one.isNavigationRequest() && one.url().startsWith(`${UNRELATED}/lesson`),
  );
  await page.waitForURL(`${UNRELATED}/**`);
  return Object.fromEntries(new URL(request.url()).searchParams);
}
const GOOD = { a: '1', code: expect.stringMatching(/^gac_[\w-]{43}$/), state: STATE, iss: GATEHOUSE };

async function fillSignIn(page: Page, email: string) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a reader signs in for the site and is back with a code; the next time at once', async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  const wrong = watchErrors(page);
  await openSite(page);
  await follow(page, toUrl());
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(page.getByText(`Then you go back to ${HOST}.`)).toBeVisible();
  let arriving = arrive(page);
  await fillSignIn(page, email);
  expect(await arriving).toEqual(GOOD);
  expect(wrong).toEqual([]); // the prerendered page was the right one
  await page.goBack(); // the pages of Gatehouse were replaced
  await expect.poll(() => page.url()).toBe(`${UNRELATED}/start`);
  arriving = arrive(page);
  await follow(page, toUrl());
  expect(await arriving).toEqual(GOOD);
});

test('a new reader signs up, answers the questions and is back with a code', async ({ page }) => {
  await openSite(page);
  await follow(page, toUrl({ prompt: 'create' }));
  await expect(page.getByText(`Then you go back to ${HOST}.`)).toBeVisible();
  await fillSignUp(page, `${crypto.randomUUID()}@example.com`);
  const arriving = arrive(page);
  await page.getByRole('button', { name: 'Skip for now' }).click();
  expect(await arriving).toEqual(GOOD);
});

test('whoever comes from elsewhere is asked, and goes to the site with a click', async ({
  page,
  context,
}) => {
  const { name, email } = await signUp(context);
  await openSite(page);
  await page.goto(toUrl());
  await expect(heading(page, `Continue to ${HOST}`)).toBeVisible();
  await expect(page.getByText(name)).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  expect(page.url()).toBe(toUrl());
  await page.reload();
  const arriving = arrive(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await arriving).toEqual(GOOD);
  await page.goBack();
  await expect.poll(() => page.url()).toBe(`${UNRELATED}/start`);
});

test('whoever does not want to goes back without a code', ANY_SCREEN, async ({ page, context }) => {
  await signUp(context);
  await openSite(page);
  await page.goto(toUrl());
  const arriving = arrive(page);
  await page.getByRole('link', { name: `Back to ${HOST}` }).click();
  expect(await arriving).toEqual({ a: '1', error: 'access_denied', state: STATE, iss: GATEHOUSE });
});

test(
  'another account can be used: the sign-in page stays until somebody signs in',
  ANY_SCREEN,
  async ({ page, context }) => {
    const other = await signUp(context, 'Grace Hopper');
    await signUp(context);
    await openSite(page);
    await page.goto(toUrl());
    await page.getByRole('link', { name: 'Use another account' }).click();
    await expect(heading(page, 'Sign in')).toBeVisible();
    await page.reload();
    await page.getByRole('link', { name: 'Create your account' }).click();
    await expect(heading(page, 'Create your account')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click();
    const arriving = arrive(page);
    await fillSignIn(page, other.email);
    expect(await arriving).toEqual(GOOD);
    const current = await page.request.get(`${GATEHOUSE}/api/trpc/session.current`);
    expect((await current.json()).result.data.user.email).toBe(other.email);
  },
);

test('a page that shows another person hands nobody over', ANY_SCREEN, async ({ page, context }) => {
  await signUp(context);
  await openSite(page);
  await page.goto(toUrl());
  await expect(heading(page, `Continue to ${HOST}`)).toBeVisible();
  const { name, email } = await signUp(context, 'Grace Hopper');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('Somebody else signed in');
  await expect(page.getByText(email)).toBeVisible();
  await expect(page.getByText(name)).toBeVisible();
  const arriving = arrive(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await arriving).toEqual(GOOD);
});

test('a popup of the site keeps its opener through the sign-in', ANY_SCREEN, async ({ page, context }) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  await openSite(page);
  const opening = page.waitForEvent('popup');
  await page.evaluate((url) => void window.open(url), toUrl());
  const popup = await opening;
  const arriving = arrive(popup);
  await fillSignIn(popup, email);
  expect(await arriving).toEqual(GOOD);
  expect(await popup.evaluate(() => window.opener !== null)).toBe(true);
});

test('a bad request is told on our page, with a way back', ANY_SCREEN, async ({ page }) => {
  await openSite(page);
  await follow(page, toUrl({ redirect_uri: 'https://evil.example/' }));
  await expect(heading(page, 'This link does not work')).toBeVisible();
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect.poll(() => page.url()).toBe(`${UNRELATED}/start`);
});
