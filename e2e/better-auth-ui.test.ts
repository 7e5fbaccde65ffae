import { randomUUID } from 'node:crypto';
import { expect, type Page, request, test } from '@playwright/test';
import { preview } from 'vite';
import { authUrl } from '../shared/paths.ts';
import { openFolderWithDatabase, startService } from '../tests/process/service-process.ts';
import { BETTER_AUTH_UI_SITE } from '../tests/setup/better-auth-ui.ts';
import { BETTER_AUTH_UI, STOCK } from './addresses.ts';
import { confirmAddress, linkTo } from './mails.ts';
import { PASSWORD, signUp } from './person.ts';

// The published Better Auth UI, on another trusted origin, with the service as `npm start` runs it.

const SETTINGS = `${BETTER_AUTH_UI}/account/settings`;
const SECURITY = `${BETTER_AUTH_UI}/account/security`;
const NEW_PASSWORD = 'a whole new sentence';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

const running: (() => Promise<unknown>)[] = [];

test.beforeAll(async () => {
  const folder = await openFolderWithDatabase();
  running.push(() => folder[Symbol.asyncDispose]());
  const service = startService({ PORT: new URL(STOCK).port, TRUSTED_ORIGINS: BETTER_AUTH_UI }, folder.path);
  running.push(() => {
    service.kill('SIGTERM');
    return service.exited;
  });
  const site = await preview({
    root: BETTER_AUTH_UI_SITE,
    configFile: false,
    preview: { host: 'localhost', port: Number(new URL(BETTER_AUTH_UI).port), strictPort: true },
  });
  running.push(() => site.close());
  await service.ready;
});

test.afterAll(async () => {
  for (const end of running.reverse()) await end();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** One card of the settings, found by a text that only this card has. */
const card = (page: Page, text: string) => page.locator('[data-slot="card"]').filter({ hasText: text });
const notice = (page: Page) => page.getByRole('region', { name: /Notifications/ });

/** Signs in the same person on another device, which sends the token itself. */
async function signInOnPhone(email: string, password = PASSWORD) {
  const phone = await request.newContext({ baseURL: STOCK, userAgent: PHONE });
  const answer = await phone.post(authUrl('signIn'), { data: { email, password } });
  const authorization = `Bearer ${answer.headers()['set-auth-token']}`;
  const isIn = async () =>
    (await (await phone.get('/api/auth/get-session', { headers: { authorization } })).json()) !== null;
  return { status: answer.status(), isIn };
}

async function fillSignIn(page: Page, email: string, password: string) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await button(page, 'Login').click();
}

test('signing up opens the settings, and so does signing in again', async ({ page }) => {
  const email = `${randomUUID()}@example.com`;
  await page.goto(`${BETTER_AUTH_UI}/auth/sign-up`);
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await button(page, 'Create an account').click();
  await page.waitForURL(SETTINGS);
  await expect(card(page, 'display name').getByRole('textbox')).toHaveValue('Grace Hopper');
  await page.goto(SECURITY);
  await button(page, 'Sign Out').click();
  await page.waitForURL(`${BETTER_AUTH_UI}/auth/sign-in`);
  // Without a session, the settings redirect to the sign-in page, which returns to the settings.
  await page.goto(SECURITY);
  await page.waitForURL((url) => url.pathname === '/auth/sign-in');
  await fillSignIn(page, email, 'not my password');
  await expect(notice(page)).toContainText('Invalid email or password');
  await fillSignIn(page, email, PASSWORD);
  await page.waitForURL(SECURITY);
  await expect(page.getByText('Current Session')).toBeVisible();
});

test('devices are listed, and a revoked one is signed out', async ({ page, context }) => {
  const { email } = await signUp(context, 'Ada Lovelace', STOCK);
  const phones = [await signInOnPhone(email), await signInOnPhone(email)];
  const countPhones = async () =>
    (await Promise.all(phones.map(({ isIn }) => isIn()))).filter(Boolean).length;
  await page.goto(SECURITY);
  await expect(page.getByText('Current Session')).toHaveCount(1);
  await expect(page.getByText('iOS, Safari')).toHaveCount(2);
  for (const left of [1, 0]) {
    await button(page, 'Revoke').first().click();
    await expect(button(page, 'Revoke')).toHaveCount(left);
    expect(await countPhones()).toBe(left);
  }
  await page.reload();
  await expect(page.getByText('Current Session')).toBeVisible();
  await expect(button(page, 'Revoke')).toHaveCount(0);
});

test('the password is changed with the old one, which ends other sessions', async ({ page, context }) => {
  const { email } = await signUp(context, 'Ada Lovelace', STOCK);
  const phone = await signInOnPhone(email);
  await page.goto(SECURITY);
  for (const [current, said] of [
    ['not my password', 'Invalid password'],
    [PASSWORD, 'Your password has been changed.'],
  ] as const) {
    await page.getByLabel('Current Password').fill(current);
    await page.getByLabel('New Password').fill(NEW_PASSWORD);
    await button(page, 'Save').click();
    await expect(notice(page)).toContainText(said);
  }
  expect(await phone.isIn()).toBe(false);
  expect((await signInOnPhone(email)).status).toBe(401);
  expect((await signInOnPhone(email, NEW_PASSWORD)).status).toBe(200);
  await page.reload();
  await expect(page.getByText('Current Session')).toBeVisible();
});

test('the name is changed', async ({ page, context }) => {
  await signUp(context, 'Ada Lovelace', STOCK);
  await page.goto(SETTINGS);
  const name = card(page, 'display name');
  await name.getByRole('textbox').fill('Countess of Lovelace');
  await name.getByRole('button', { name: 'Save' }).click();
  await expect(notice(page)).toContainText('Name updated successfully');
  await page.reload();
  await expect(name.getByRole('textbox')).toHaveValue('Countess of Lovelace');
});

test('the address is changed once both mailboxes agree', async ({ page, context }) => {
  const { email } = await signUp(context, 'Ada Lovelace', STOCK);
  await confirmAddress(page, email, STOCK);
  const next = `countess.${email}`;
  await page.goto(SETTINGS);
  const address = card(page, 'email address you want to use');
  await address.getByRole('textbox').fill(next);
  await address.getByRole('button', { name: 'Save' }).click();
  await expect(notice(page)).toContainText('Please check your email to verify the change.');
  for (const [to, subject] of [
    [email, 'Your email address'],
    [next, 'Confirm your new email address'],
  ] as const) {
    await page.goto(await linkTo(page, to, subject, STOCK));
    await button(page, 'Confirm the change').click();
    await expect(button(page, 'Confirm the change')).toHaveCount(0);
  }
  await page.goto(SETTINGS);
  await expect(address.getByRole('textbox')).toHaveValue(next);
});
