import { expect, type Page, test } from '@playwright/test';
import { heading, signUp } from './person.ts';

// A name is any text that its owner chooses. The portal shows it unchanged, and the layout around it does not
// change.

const NAMES = [
  ['from right to left', 'שרה לבייס-كريم', 'ש'],
  ['an invisible mark of direction first', '\u200fAda (آدا)!', 'A'],
  ['a family of emoji', '👩‍👩‍👧‍👦 🏳️‍🌈', '👩‍👩‍👧‍👦'],
  ['markup', '<img src=x onerror=alert(1)>', '<'],
  ['a hundred wide letters without a gap', 'W'.repeat(100), 'W'],
  ['many marks on a letter', `Q${'\u0301\u0316\u0334'.repeat(30)}oe`, 'Q'],
] as const;

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [what, name, initial] of NAMES)
  test(`a name is shown unchanged: ${what}`, async ({ page, context }) => {
    const { email } = await signUp(context);
    await page.goto('/account/profile');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name.normalize('NFC'));
    expect(await overflowOf(page)).toBe(0);

    await page.getByRole('navigation').getByRole('link', { name: 'Overview' }).click();
    await expect(heading(page, 'Overview')).toBeVisible();
    const shown = page.getByRole('main').getByText(name.normalize('NFC'), { exact: true });
    await expect(shown).toBeVisible();
    await expect(shown).toHaveCSS('unicode-bidi', /isolate/);
    const [letter = ''] = await page
      .getByRole('main')
      .locator('[aria-hidden=true]', { hasText: /./ })
      .allTextContents();
    expect(letter.startsWith(initial)).toBe(true);
    expect(await overflowOf(page)).toBe(0);
    await expect(page.getByRole('main').getByText(email, { exact: true })).toBeVisible();

    await page.getByRole('banner').getByRole('button').last().click();
    await expect(page.getByRole('menu').getByText(name.normalize('NFC'), { exact: true })).toBeVisible();
    expect(await overflowOf(page)).toBe(0);
  });
