import { expect, type Page } from '@playwright/test';

/**
 * Waits until the page's code has replaced the elements that the service rendered for a signed-in user
 * (client/main.tsx). Elements that a test measures, holds or compares before that are removed.
 */
export const codeReplaced = (page: Page): Promise<void> =>
  expect(page.locator('html[data-answered]')).toHaveCount(0);
