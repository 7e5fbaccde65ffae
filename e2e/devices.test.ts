import { expect, test } from '@playwright/test';
import { FASTAPI, GATEHOUSE } from './addresses.ts';
import { heading, signIn, signUp } from './person.ts';

test('one device signs out another: its open page and FastAPI’s next request know at once', async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const other = await browser.newContext({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  await signIn(other, email);
  const otherPage = await other.newPage();
  await otherPage.goto('/account');
  await expect(heading(otherPage, 'Overview')).toBeVisible();
  expect((await other.request.get(`${FASTAPI}/me`)).status()).toBe(200);
  await otherPage.waitForTimeout(1_500); // until it listens

  await page.goto('/account/devices');
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('This device');
  await expect(rows.last()).toContainText('Firefox');
  await rows
    .last()
    .getByRole('button', { name: /^Sign out/ })
    .click();
  await expect(rows).toHaveCount(1);

  const refused = await other.request.get(`${FASTAPI}/me`);
  expect(refused.status()).toBe(401);
  expect(refused.headers()['www-authenticate']).toBe('Bearer');
  expect(await refused.json()).toMatchObject({ detail: { code: 'invalid_session' } });

  await expect(heading(otherPage, 'Sign in')).toBeVisible({ timeout: 1_500 });
  await expect(otherPage.getByText(/signed out/i)).toBeVisible();
  expect((await context.request.get(`${FASTAPI}/me`)).status()).toBe(200);
  await other.close();
});

test('a page that hears nothing learns of its end with the next click', async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const other = await browser.newContext();
  await signIn(other, email);
  await page.route('**/session.events*', (route) => route.abort());
  await page.goto('/account');
  await expect(heading(page, 'Overview')).toBeVisible();
  const answer = await other.request.post(`${GATEHOUSE}/api/trpc/session.revokeOthers`, {
    data: {},
    headers: { origin: GATEHOUSE },
  });
  expect(answer.status()).toBe(200);
  await page.getByRole('link', { name: 'Devices', exact: true }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(page.getByText(/signed out/i)).toBeVisible();
  await other.close();
});

test('each device has its own outcome, whatever is pressed meanwhile', async ({ browser, page, context }) => {
  const { email } = await signUp(context);
  const others = [await browser.newContext(), await browser.newContext()];
  for (const other of others) await signIn(other, email);
  let held: (() => void) | undefined;
  await page.route(/session\.revoke/, async (route) => {
    if (held) return route.continue();
    await new Promise<void>((resolve) => {
      held = resolve;
    });
    await route.abort();
  });

  await page.goto('/account/devices');
  const rows = page.getByRole('main').getByRole('listitem');
  for (const left of [2, 1]) {
    await rows.nth(1).getByRole('button').click();
    await expect(rows).toHaveCount(left);
  }
  await expect(page.getByText('was signed out.')).toBeVisible();
  held?.();
  await expect(page.getByRole('alert')).toContainText('could not be signed out.');
  await expect(page.getByText('was signed out.')).toBeVisible();
  await expect(rows).toHaveCount(2);
  for (const other of others) await other.close();
});

test('all others are signed out at once, after a word of warning', async ({ browser, page, context }) => {
  const { email } = await signUp(context);
  const others = [await browser.newContext(), await browser.newContext()];
  for (const other of others) await signIn(other, email);

  await page.goto('/account/devices');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3);
  await page.getByRole('button', { name: 'Sign out of other devices' }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Sign out/ })
    .click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  for (const other of others) {
    expect((await other.request.get(`${FASTAPI}/me`)).status()).toBe(401);
    await other.close();
  }
});

test('signing out ends the session everywhere', async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account');
  const [{ value = '' } = {}] = await context.cookies();
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  const replayed = await page.request.get(`${FASTAPI}/me`, {
    headers: { cookie: `better-auth.session_token=${value}` },
  });
  expect(replayed.status()).toBe(401);
});
