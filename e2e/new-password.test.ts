import { expect, test } from '@playwright/test';

test('a new password is rated in words, with the other typed fields', async ({ page }) => {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel('Email').fill('grace@example.com');
  const password = page.getByLabel('Password', { exact: true });
  for (const [typed, said] of [
    ['hopper', 'Too short so far.'],
    ['gracehopper', 'Easy to guess: add another word.'],
    ['Grace Hopper', 'Too close to your name or email: add words of another kind.'],
    ['horse battery 7', 'Fair. Another word makes it strong.'],
    ['correct horse battery staple', 'Strong: hard to guess.'],
  ] as const) {
    await password.fill(typed);
    await expect(page.getByText(said)).toBeVisible();
  }
  await password.fill('');
  await expect(page.getByText('Strong: hard to guess.')).toBeHidden();
});

test('one button shows and hides a password, and names its action', { tag: '@any-screen' }, async ({
  page,
}) => {
  await page.goto('/sign-in');
  const password = page.getByLabel('Password', { exact: true });
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide password' }).click();
  await expect(password).toHaveAttribute('type', 'password');
});
