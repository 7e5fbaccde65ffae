import { expect, test } from '@playwright/test';
import { openOwnService } from './own-service.ts';
import { heading, signUp } from './person.ts';

test('a database outage is shown; nobody is signed out, and the page recovers by itself', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  test.slow();
  await using service = await openOwnService();
  await signUp(context, 'Ada', service.url);
  const before = await context.cookies();

  service.setLink('down');
  await page.goto(`${service.url}/account`);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(heading(page, 'Sign in')).toBeHidden();
  expect(await context.cookies()).toEqual(before);

  service.setLink('open');
  await expect(heading(page, 'Overview')).toBeVisible({ timeout: 30_000 });
});
