import type { Page } from '@playwright/test';

/** Resolves when the page's next event stream is open: from then on the page receives the session's events. */
export const listening = (page: Page) =>
  page.waitForResponse((response) => response.url().includes('/api/trpc/session.events') && response.ok());
