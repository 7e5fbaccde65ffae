import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { withRedirectTo } from '../shared/paths.ts';
import { GATEHOUSE } from './addresses.ts';
import { plugIn } from './authenticator.ts';
import { codeTo, linkTo } from './mails.ts';
import { heading } from './person.ts';

const TARGET = `${GATEHOUSE}/account/devices`;
const section = (page: Page) => page.getByRole('region', { name: 'Passkeys' });

/** Asks for the mail of an account with a passkey, from the sign-up form. */
async function askForMail(page: Page, email: string, target?: string) {
  await page.goto(withRedirectTo('/sign-up', target));
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('link', { name: 'Create account with a passkey' }).click();
  await expect(heading(page, 'Create your account with a passkey')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Grace Hopper');
  await expect(page.getByLabel('Email')).toHaveValue(email);
  await page.getByRole('button', { name: 'Mail me the link' }).click();
  await expect(heading(page, 'Check your mail')).toBeVisible();
}

test('an account is created with a passkey by the link of a mail; its only passkey stays', async ({
  page,
}) => {
  const email = `${randomUUID()}@example.com`;
  await plugIn(page);
  await askForMail(page, email, TARGET);
  await page.goto(await linkTo(page, email, 'Confirm your email'));
  await expect(heading(page, 'Create your passkey')).toBeVisible();
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await expect(heading(page, 'Your background')).toBeVisible();
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await expect(heading(page, 'Devices')).toBeVisible();
  await expect(page.getByText(/^Signed in .* with a passkey$/)).toBeVisible();
  await page.goto('/account');
  await expect(page.getByText('One passkey is your only way to sign in.', { exact: false })).toBeVisible();

  await page.goto('/account/security');
  await expect(page.getByText('No password', { exact: true })).toBeVisible();
  await section(page)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(section(page).getByText('is your only way to sign in.', { exact: false })).toBeVisible();
  await section(page).getByRole('button', { name: 'Keep it' }).click();
  await expect(section(page).getByRole('button', { name: /^Remove/ })).toBeVisible();

  // There is no password that could be changed.
  await page.goto('/account/secure');
  await expect(page.getByRole('heading', { name: 'Remove passkeys that aren’t yours' })).toBeVisible();
  await expect(page.getByLabel('Current password')).toHaveCount(0);
  await page.getByRole('link', { name: 'Check your passkeys' }).click();
  await expect(page.getByRole('heading', { name: 'Passkeys', exact: true })).toBeFocused();
});

test('an account is created with a passkey by the code of a mail, and goes back to its site', {
  tag: '@any-screen',
}, async ({ page }) => {
  const email = `${randomUUID()}@example.com`;
  await plugIn(page);
  await askForMail(page, email, TARGET);
  await page.getByLabel('Code from the mail').fill(await codeTo(page, email, 'Confirm your email'));
  await page.getByRole('button', { name: 'Use the code' }).click();
  await expect(heading(page, 'Create your passkey')).toBeVisible();
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await expect(heading(page, 'Your background')).toBeVisible();
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await expect(heading(page, 'Devices')).toBeVisible();
});

test('in place of the passkey, a new person may choose a password', { tag: '@any-screen' }, async ({
  page,
}) => {
  const email = `${randomUUID()}@example.com`;
  await plugIn(page);
  await askForMail(page, email);
  await page.goto(await linkTo(page, email, 'Confirm your email'));
  await page.getByRole('button', { name: 'Choose a password instead' }).click();
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Change password and sign in' }).click();
  await expect(heading(page, 'Your background')).toBeVisible();
});
