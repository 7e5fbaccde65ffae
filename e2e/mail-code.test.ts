import { expect, type Page, test } from '@playwright/test';
import { codeTo } from './mails.ts';
import { heading, signUp } from './person.ts';

const NEW_PASSWORD = 'a whole new sentence';

const button = (page: Page, name: string) => page.getByRole('button', { name });

test('the code of a mail is typed on the page that asked, which shows its errors', async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  await page.goto('/forgot-password');
  await page.getByLabel('Email').fill(email);
  await button(page, 'Send link').click();
  const code = await codeTo(page, email, 'Choose a new password');
  const field = page.getByLabel('Code from the mail');
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await field.fill('123');
  await button(page, 'Use the code').click();
  await expect(page.getByText('The code has 8 letters and digits.')).toBeVisible();
  await field.fill(code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`);
  await button(page, 'Use the code').click();
  await expect(page.getByText('You can try 4 more times.')).toBeVisible();
  await field.fill(code.toLowerCase().replace('-', ' '));
  await field.press('Enter');
  await expect(page.getByText(`For ${email}.`)).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await button(page, 'Change password').click();
  await expect(heading(page, 'Password changed')).toBeVisible();
});

test('the code confirms an address in the account of the browser that asked', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await page.goto('/account/security');
  await page.getByLabel('Code from the mail').fill(await codeTo(page, email, 'Confirm your email'));
  await button(page, 'Use the code').click();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
});

test('a code replaces a link without its fragment, in the browser that asked', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.goto('/verify-email');
  await expect(heading(page, 'This link is not complete')).toBeVisible();
  await page.getByLabel('Code from the mail').fill(await codeTo(page, email, 'Confirm your email'));
  await button(page, 'Use the code').click();
  await button(page, 'Confirm email address').click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
});
