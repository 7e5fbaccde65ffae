import { expect, test } from '@playwright/test';
import { pages } from '../shared/paths.ts';
import { heading, signUp } from './person.ts';

const PAGES = ['Profile', 'Sign-in & security', 'Devices', 'Activity', 'Data & privacy', 'Overview'];
/** Phones, the narrowest supported screen, a phone's and a laptop's at 200 %, and a laptop. */
const SIZES = [
  [390, 844],
  [320, 640],
  [195, 422],
  [640, 400],
  [1280, 800],
] as const;

test('each page has one name everywhere, and its tab is fully visible', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account');
  const links = page.getByRole('navigation', { name: 'Account' }).getByRole('link');
  await expect(links).toHaveCount(PAGES.length);
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    const tabs = await links.evaluateAll((tabs) =>
      tabs.map((tab) => {
        const { left, right, width, height } = tab.getBoundingClientRect();
        const text = document.createRange();
        text.selectNodeContents(tab);
        const words = [...text.getClientRects()];
        const isWhole = words.every((word) => word.left >= left && word.right <= right);
        return { name: tab.textContent, isTarget: Math.min(width, height) >= 44, isWhole, right };
      }),
    );
    for (const { name, isTarget, isWhole, right } of tabs) {
      const what = `${name} at ${width} pixels`;
      expect({ what, isTarget, isWhole }).toEqual({ what, isTarget: true, isWhole: true });
      expect(right, what).toBeLessThanOrEqual(width);
    }
  }
  for (const name of PAGES) {
    await links.getByText(name, { exact: true }).click();
    await expect(heading(page, name)).toBeVisible();
    await expect(page).toHaveTitle(`${name} · Gatehouse`);
  }
});

test('every page of the account has Sign out (ASVS 7.4.4)', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await signUp(context);
  for (const path of Object.values(pages).filter((path) => path.startsWith(pages.account))) {
    await page.goto(path);
    await page.getByRole('banner').getByRole('button').last().click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  }
});
