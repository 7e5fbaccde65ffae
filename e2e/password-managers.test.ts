import { expect, type Page, test } from '@playwright/test';
import { heading, PASSWORD, signUp } from './person.ts';

const expectOpenForm = async (page: Page) => {
  await expect(heading(page, 'Sign-in & security')).toBeVisible();
  await expect(page.getByLabel('Current password', { exact: true })).toBeFocused();
  await expect(page.getByLabel('New password', { exact: true })).toBeInViewport();
  await expect(page).toHaveTitle('Sign-in & security · Gatehouse');
};

test('the address for password managers opens the password form', async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.goto('/.well-known/change-password');
  await expectOpenForm(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Change password' })).toBeFocused();

  await context.clearCookies();
  await page.goto('/.well-known/change-password');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectOpenForm(page);
});

test('every field accepts a password of the maximum length, in any script', {
  tag: '@any-screen',
}, async ({ page }) => {
  await page.goto('/sign-up');
  const password = page.getByLabel('Password', { exact: true });
  await expect(page.getByLabel('Email')).toHaveAttribute('autocomplete', 'username');
  await expect(password).toHaveAttribute('minlength', '8');
  const lengths = () =>
    password.evaluate((field: HTMLInputElement) => [field.value.length, field.validity.tooShort]);
  // Typed, because browsers check the length of typed text only. An emoji is one code point and two UTF-16 units.
  await password.pressSequentially('🐎🔋🪝');
  await page.keyboard.press('End');
  expect(await lengths()).toEqual([6, true]);
  await password.pressSequentially('🧲🪨🌊🔭🧭');
  expect(await lengths()).toEqual([16, false]);
  // Pasted whole: no part is cut off.
  const longest = '🐎'.repeat(128);
  await password.fill(longest);
  await expect(password).toHaveValue(longest);
});
