import { expect, type Page } from '@playwright/test';

/**
 * Waits until the page's code has replaced what the service painted for somebody who is signed in (client/main.tsx).
 * What a test measures, holds or compares before that belongs to elements that go.
 */
export const codeReplaced = (page: Page): Promise<void> =>
  expect(page.locator('html[data-answered]')).toHaveCount(0);
