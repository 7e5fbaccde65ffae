import { expect, type Page, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { linkTo } from './mails.ts';
import { heading, signUp } from './person.ts';

const NEW_PASSWORD = 'a whole new sentence';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a forgotten password is replaced with a mailed link, without a sign-in', async ({ page, context }) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  await page.goto(`${GATEHOUSE}/sign-in`);
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(heading(page, 'Forgot your password?')).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await button(page, 'Send link').click();
  await expect(heading(page, 'Check your mail')).toBeVisible();

  await page.goto(await linkTo(page, email, 'Choose a new password'));
  await expect(page.getByText(`For ${email}.`)).toBeVisible();
  // Password managers store the new password under this user name.
  const userName = page.locator('form input[autocomplete=username]');
  await expect(userName).toHaveValue(email);
  await expect(userName).toBeHidden();
  const password = page.getByLabel('Password', { exact: true });
  await password.fill(email.split('@')[0] ?? '');
  await expect(page.getByText('Too close to your name or email')).toBeVisible();
  await password.fill('password123');
  await button(page, 'Change password').click();
  await expect(page.getByText('Too many people use this password.')).toBeVisible();
  await password.fill(NEW_PASSWORD);
  await button(page, 'Change password').click();
  await expect(heading(page, 'Password changed')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email').fill(email);
  await password.fill(NEW_PASSWORD);
  await button(page, 'Sign in').click();
  await expect(heading(page, 'Overview')).toBeVisible();
});
