import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { pages, REDIRECT_TO } from '../shared/paths.ts';
import { GATEHOUSE, SITE } from './addresses.ts';
import { heading, PASSWORD, signIn, signUp } from './person.ts';
import { type App, turnOnTwoFactor } from './second-factor.ts';

const code = (page: Page) => page.getByLabel('Code', { exact: true });
const confirm = (page: Page) => page.getByRole('button', { name: 'Confirm' });

/** Creates a person with an app, who is signed in nowhere. */
async function makeHolder(context: BrowserContext) {
  const { email } = await signUp(context);
  const app = await turnOnTwoFactor(context.request);
  await context.clearCookies();
  return { email, app };
}

async function enterPassword(page: Page, email: string, path: string = pages.signIn) {
  await page.goto(path);
  await fillInPassword(page, email);
}

async function fillInPassword(page: Page, email: string) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, 'Two-factor sign-in')).toBeVisible();
}

async function enter(page: Page, typed: string) {
  await code(page).fill(typed);
  await confirm(page).click();
}

test('a code is asked after the password, and leads on to where the person wanted to go', async ({
  page,
  context,
}) => {
  const { email, app } = await makeHolder(context);
  await enterPassword(page, email, `${pages.signIn}?${REDIRECT_TO}=${encodeURIComponent(`${SITE}/chapter`)}`);
  await expect(code(page)).toBeFocused();
  await expect(code(page)).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(code(page)).toHaveAttribute('inputmode', 'numeric');
  await expect(page.getByLabel('Trust this browser for 30 days')).not.toBeChecked();

  await enter(page, '1234567');
  await expect(page.getByText('A code of the app has 6 digits. This one has 7.')).toBeVisible();
  await enter(page, app.code(20));
  await expect(page.getByText('This code is wrong', { exact: false })).toBeVisible();

  await page.route(`${SITE}/**`, (route) => route.fulfill({ body: 'the chapter' }));
  await enter(page, app.code().replace(/(\d{3})/, '$1 '));
  await expect(page.getByText('the chapter')).toBeVisible();
});

test('a backup code signs in once, and the field says what to enter', async ({ page, context }) => {
  const { email, app } = await makeHolder(context);
  await enterPassword(page, email);
  await code(page).fill('123');
  await page.getByRole('button', { name: 'Use a backup code' }).click();
  const field = page.getByLabel('Backup code');
  await expect(field).toBeFocused();
  await field.fill(app.backupCodes[0]?.toUpperCase() ?? '');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Overview')).toBeVisible();
});

test('a trusted browser is asked for no code the next time', async ({ page, context }) => {
  const { email, app } = await makeHolder(context);
  await enterPassword(page, email);
  await page.getByLabel('Trust this browser for 30 days').check();
  await enter(page, app.code());
  await expect(heading(page, 'Overview')).toBeVisible();
  await page.getByRole('contentinfo').getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, 'Overview')).toBeVisible();
});

test('after five wrong codes the sign-in starts again', { tag: '@any-screen' }, async ({ page, context }) => {
  const { email, app } = await makeHolder(context);
  await enterPassword(page, email);
  await expect(async () => {
    if (await heading(page, 'Sign in again').isVisible()) return;
    await enter(page, app.code(20));
    await expect(heading(page, 'Sign in again')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('link', { name: 'Start again' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
});

test('the second step survives a reload, and is over after ten minutes', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { email } = await makeHolder(context);
  await page.clock.install();
  await enterPassword(page, email);
  await page.reload();
  await expect(heading(page, 'Two-factor sign-in')).toBeVisible();
  await page.clock.setFixedTime(Date.now() + 11 * 60_000);
  await page.reload();
  await expect(page.getByText('That took longer than ten minutes.', { exact: false })).toBeVisible();
});

test('a password that a page of another site sent is enough to enter the code here', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email, app } = await makeHolder(context);
  await signIn(context, email); // as the client of another front end does, which then opens this page
  await page.goto(`${pages.twoFactor}?${REDIRECT_TO}=${encodeURIComponent(`${GATEHOUSE}${pages.data}`)}`);
  await expect(heading(page, 'Two-factor sign-in')).toBeVisible();
  await enter(page, app.code());
  await expect(heading(page, 'Data & privacy')).toBeVisible();
});

test('without a first factor the page leads to the sign-in', { tag: '@any-screen' }, async ({ page }) => {
  await page.goto(`${pages.twoFactor}?${REDIRECT_TO}=${encodeURIComponent(`${GATEHOUSE}${pages.data}`)}`);
  await expect(heading(page, 'Sign in')).toBeVisible();
  expect(new URL(page.url()).searchParams.get(REDIRECT_TO)).toBe(`${GATEHOUSE}${pages.data}`);
});

test('no page of the account opens between the two factors', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { email } = await makeHolder(context);
  await enterPassword(page, email);
  await page.goto(pages.account);
  await expect(heading(page, 'Sign in')).toBeVisible();
});

/** Opens the page where a site asks for a proof, as the person who is signed in. */
const openNeed = (page: Page, need: string) =>
  page.goto(
    `${pages.twoFactor}?need=${need}&${REDIRECT_TO}=${encodeURIComponent(`${GATEHOUSE}${pages.data}`)}`,
  );

test('a site’s wish for a fresh proof is met by the password, and goes on', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  await openNeed(page, 'fresh');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await confirm(page).click();
  await expect(heading(page, 'Data & privacy')).toBeVisible();
});

test('a site’s wish for a second factor is met by a code', { tag: '@any-screen' }, async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const other = await browser.newContext();
  await signIn(other, email);
  const app: App = await turnOnTwoFactor(other.request);
  await other.close();
  await openNeed(page, 'second_factor');
  await expect(heading(page, 'Confirm it’s you')).toBeVisible();
  await enter(page, app.code());
  await expect(heading(page, 'Data & privacy')).toBeVisible();
});

test('who is signed out is asked for one code, which meets a site’s wish too', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email, app } = await makeHolder(context);
  await openNeed(page, 'second_factor');
  await fillInPassword(page, email);
  await enter(page, app.code());
  await expect(heading(page, 'Data & privacy')).toBeVisible();
});

test('a sign-in is the fresh proof that a site wants', { tag: '@any-screen' }, async ({ page, context }) => {
  const { email, app } = await makeHolder(context);
  await openNeed(page, 'fresh');
  await fillInPassword(page, email);
  await enter(page, app.code());
  await expect(heading(page, 'Data & privacy')).toBeVisible();
});

test('a sign-in that another tab completes is complete here too', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { email, app } = await makeHolder(context);
  await enterPassword(
    page,
    email,
    `${pages.signIn}?${REDIRECT_TO}=${encodeURIComponent(GATEHOUSE + pages.data)}`,
  );
  const other = await context.newPage();
  await enterPassword(other, email);
  await enter(other, app.code());
  await expect(heading(page, 'Data & privacy')).toBeVisible();
});

test('a site’s wish for a second factor leads through setting one up', async ({ page, context }) => {
  await signUp(context);
  await openNeed(page, 'second_factor');
  await expect(heading(page, 'Set up a second factor')).toBeVisible();
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await expect(page.getByLabel('Code of the app')).toBeVisible();
});
