import { readFile } from 'node:fs/promises';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { createApp, readKey, turnOn } from './app-code.ts';
import { PASSWORD, signIn, signUp } from './person.ts';

const section = (page: Page) => page.getByRole('region', { name: 'Two-factor sign-in' });
const button = (page: Page, name: string) => section(page).getByRole('button', { name, exact: true });

test('two-factor is turned on with a code of the app, and the other devices can be signed out', async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const other = await browser.newContext();
  await signIn(other, email);
  await page.goto('/account/security#two-factor');
  await button(page, 'Turn on').click();
  await expect(section(page).getByRole('img', { name: /^QR code/ })).toBeVisible();
  const app = createApp(await readKey(page));
  const code = page.getByLabel('Code of the app');
  await code.fill('12345 67');
  await code.press('Enter');
  await expect(page.getByText('This one has 7.', { exact: false })).toBeVisible();
  await code.fill('000000');
  await code.press('Enter');
  await expect(page.getByText('This code is wrong', { exact: false })).toBeVisible();
  const right = await app();
  await code.fill(`${right.slice(0, 3)} ${right.slice(3)}`);
  await code.press('Enter');

  const codes = section(page).getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Download').click()]);
  const file = await readFile(await download.path(), 'utf8');
  for (const one of await codes.allTextContents()) expect(file).toContain(one);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Backup codes for', { exact: false })).toBeVisible();
  await expect(button(page, 'Print')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await button(page, 'I have kept the codes').click();
  await expect(section(page).getByText('10 backup codes are left.')).toBeVisible();
  await button(page, 'Sign out of 1 other device').click();
  await expect(section(page).getByText('Every other device was signed out.')).toBeVisible();
  expect(await (await other.request.get(`${GATEHOUSE}/api/auth/get-session`)).json()).toBeNull();
  await page.goto('/account');
  await expect(page.getByText('Two-factor sign-in is on, with 10 backup codes left.')).toBeVisible();
  await other.close();
});

test('leaving the set-up half-way changes nothing', { tag: '@any-screen' }, async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account/security');
  await button(page, 'Turn on').click();
  await expect(section(page).getByRole('heading', { name: 'Add the account to your app' })).toBeFocused();
  await readKey(page);
  await button(page, 'Cancel').click();
  await expect(section(page).getByText('Off', { exact: true })).toBeVisible();
  await expect(button(page, 'Turn on')).toBeFocused();
  await button(page, 'Turn on').click();
  await readKey(page);
  await page.reload();
  await expect(section(page).getByText('Off', { exact: true })).toBeVisible();
});

test('new backup codes end the old; when two-factor is turned off, the other devices can be signed out', {
  tag: '@any-screen',
}, async ({ browser, page, context }) => {
  const { email } = await signUp(context);
  const other = await browser.newContext();
  await signIn(other, email);
  const { codes } = await turnOn(page);
  await button(page, 'New backup codes').click();
  await expect(section(page).getByText('The codes you have now stop working at once.')).toBeVisible();
  await button(page, 'Make new codes').click();
  const list = section(page).getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
  await expect(list).toHaveCount(10);
  expect(codes).not.toContain(await list.first().textContent());
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page.getByRole('button', { name: 'Stay here' }).click();
  await button(page, 'I have kept the codes').click();
  await expect(section(page).getByText('You have ten new backup codes.', { exact: false })).toBeVisible();
  await expect(section(page).getByRole('group', { name: 'Result' })).toBeFocused();

  await button(page, 'Turn off').click();
  await section(page).getByRole('group').getByRole('button', { name: 'Turn off' }).click();
  await expect(section(page).getByText('Two-factor sign-in is off.')).toBeVisible();
  await expect(section(page).getByText('Off', { exact: true })).toBeVisible();
  await expect(section(page).getByRole('group', { name: 'Result' })).toBeFocused();
  await button(page, 'Sign out of 1 other device').click();
  await expect(section(page).getByText('Every other device was signed out.')).toBeVisible();
  await other.close();
});

/** Signs in, and trusts the browser from then on. */
async function signInTrusted({ request }: BrowserContext, email: string, code: string): Promise<void> {
  const post = (path: string, data: object) =>
    request.post(`${GATEHOUSE}/api/auth/${path}`, { data, headers: { origin: GATEHOUSE } });
  expect((await post('sign-in/email', { email, password: PASSWORD })).status()).toBe(200);
  expect((await post('two-factor/verify-totp', { code, trustDevice: true })).status()).toBe(200);
}

test('a new password shows at once that no browser is trusted any more', { tag: '@any-screen' }, async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const { app } = await turnOn(page);
  const other = await browser.newContext();
  await signInTrusted(other, email, await app());
  await page.reload();
  const trusted = page.getByRole('region', { name: 'Trusted browsers' });
  await expect(trusted.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('a whole new sentence');
  await page.keyboard.press('Enter');
  await expect(trusted.getByText('No browser is trusted.', { exact: false })).toBeVisible();
  await other.close();
});

test('a trusted browser is listed, and the trust in it is removed', { tag: '@any-screen' }, async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const { app } = await turnOn(page);
  const other = await browser.newContext();
  await signInTrusted(other, email, await app());

  await page.reload();
  const trusted = page.getByRole('region', { name: 'Trusted browsers' });
  await expect(trusted.getByRole('listitem')).toHaveCount(1);
  await expect(trusted.getByText(/^Trust ends in/)).toBeVisible();
  await trusted.getByRole('button', { name: /^Remove trust in/ }).click();
  await trusted.getByRole('button', { name: 'Stop trusting' }).click();
  await expect(trusted.getByText('is no longer trusted.', { exact: false })).toBeVisible();
  await expect(trusted.getByText('No browser is trusted.', { exact: false })).toBeVisible();
  await other.close();
});
