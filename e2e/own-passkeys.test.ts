import { expect, type Page, test } from '@playwright/test';
import { plugIn } from './authenticator.ts';
import { PASSWORD, signIn, signUp } from './person.ts';

const section = (page: Page) => page.getByRole('region', { name: 'Passkeys' });
const rows = (page: Page) => section(page).getByRole('list', { name: 'Passkeys' }).getByRole('listitem');
const press = (page: Page, name: string | RegExp) => section(page).getByRole('button', { name }).click();

test('a passkey is added, renamed and removed; then the other devices can be signed out', async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const other = await browser.newContext();
  await signIn(other, email);
  await plugIn(page);
  await page.goto('/account/security#passkeys');
  await expect(page.getByText('You have no passkey yet.')).toBeVisible();
  await press(page, 'Add a passkey');
  await expect(rows(page)).toHaveCount(1);
  await expect(section(page).getByText('You can sign in with it now.')).toBeVisible();
  await expect(rows(page).getByText('Not used yet')).toBeVisible();

  await press(page, /^Rename/);
  const name = page.getByLabel('Name of the passkey');
  await expect(name).toBeFocused();
  await name.fill('   ');
  await name.press('Enter');
  await expect(page.getByText('Enter a name.')).toBeVisible();
  await name.fill('n'.repeat(200));
  await name.press('Enter');
  await expect(page.getByText('Use at most 100 characters.')).toBeVisible();
  await name.press('Escape');
  await expect(section(page).getByRole('button', { name: /^Rename/ })).toBeFocused();
  await press(page, /^Rename/);
  await name.fill('  My laptop ');
  await name.press('Enter');
  await expect(section(page).getByText('It is called My laptop now.')).toBeVisible();
  await page.reload();
  await expect(rows(page).getByText('My laptop', { exact: true })).toBeVisible();

  await press(page, 'Remove My laptop');
  await expect(section(page).getByText('It no longer signs you in.', { exact: false })).toBeVisible();
  await section(page).getByRole('group').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(section(page).getByText('My laptop was removed.')).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await press(page, 'Sign out of 1 other device');
  await expect(section(page).getByText('Every other device was signed out.')).toBeVisible();
  await other.close();
  await page.reload();
  await expect(page.getByText('You have no passkey yet.')).toBeVisible();
});

test('a device that has a passkey already says so, and a cancelled request adds none', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await signUp(context);
  const authenticator = await plugIn(page);
  await page.goto('/account/security');
  await press(page, 'Add a passkey');
  await expect(rows(page)).toHaveCount(1);
  await press(page, 'Add another passkey');
  await expect(
    section(page).getByText('This device or key already has a passkey for your account.'),
  ).toBeVisible();
  await expect(rows(page)).toHaveCount(1);

  await authenticator.clear();
  await authenticator.setVerified(false);
  await press(page, 'Add another passkey');
  await expect(section(page).getByText('No passkey was created.', { exact: false })).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
});

test('a passkey whose removal is refused comes back with the reason', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  await plugIn(page);
  await page.goto('/account/security');
  await press(page, 'Add a passkey');
  await expect(rows(page)).toHaveCount(1);
  await page.route('**/passkey/delete-passkey', (route) => route.fulfill({ status: 503, json: {} }));
  await press(page, /^Remove/);
  await section(page).getByRole('group').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(section(page).getByRole('alert').getByText('could not be removed.')).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
});

test('who secures an account is told that its passkeys still sign in', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  await plugIn(page);
  await page.goto('/account/security#passkeys');
  await press(page, 'Add a passkey');
  await expect(rows(page)).toHaveCount(1);
  await page.goto('/account/secure');
  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('a whole new sentence');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Now check your passkeys' })).toBeFocused();
});
