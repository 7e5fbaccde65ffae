import type { Page } from '@playwright/test';

/** Resolves once the page's next stream of events is open: from then on it hears what happens to the session. */
export const listening = (page: Page) =>
  page.waitForResponse((response) => response.url().includes('/api/trpc/session.events') && response.ok());
