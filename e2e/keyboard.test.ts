import { expect, type Locator, type Page, test } from '@playwright/test';
import { heading, PASSWORD, signIn, signUp } from './person.ts';

const NEXT = 'a whole new sentence';
const FAR = 40; // presses of Tab; more than any page has focusable elements

/** Presses Tab until the target has the focus, like a person without a mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < FAR; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('signing in, ending a device and a new password need no mouse', { tag: '@any-screen' }, async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  const other = await browser.newContext({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  await signIn(other, email);

  await page.goto('/sign-in');
  await tabTo(page, page.getByLabel('Email'));
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type('not my password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Overview')).toBeFocused();

  await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Devices' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Devices')).toBeFocused();
  const row = page.getByRole('listitem').filter({ hasText: 'Firefox' });
  const trigger = row.getByRole('button', { name: /^Sign out/ });
  const question = row.getByRole('group', { name: /^Sign out Firefox/ });
  await tabTo(page, trigger);
  await page.keyboard.press('Enter');
  await expect(question).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(trigger).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, question.getByRole('button', { name: 'Sign out', exact: true }));
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
  // The browser that signed up is still listed. Its row takes the focus.
  await expect(page.getByRole('listitem').getByRole('button', { name: /^Sign out/ })).toBeFocused();
  await expect(page.getByText('was signed out.')).toBeVisible();

  await tabTo(page, page.getByRole('banner').getByRole('button').last());
  await page.keyboard.press('Enter');
  await expect(page.locator('[role=menu]:focus, [role=menu] :focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner').getByRole('button').last()).toBeFocused();
  await tabTo(page, page.getByRole('navigation').getByRole('link', { name: 'Sign-in & security' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Sign-in & security')).toBeFocused();
  const change = page.getByRole('button', { name: 'Change password' });
  await tabTo(page, change);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Current password', { exact: true })).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await tabTo(page, page.getByLabel('New password', { exact: true }));
  await page.keyboard.type(NEXT);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(change).toBeFocused();
  await other.close();
});
