import { expect, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { signOutElsewhere } from './cast.ts';
import { failProcedure, hold } from './faults.ts';
import { heading, PASSWORD, signUp } from './person.ts';

// How the portal behaves apart from its pages: when requests are slow or fail, and with other tabs.

test('a short wait shows nothing; a longer one shows that the page loads', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  await page.goto('/account/activity');
  await expect(page.getByRole('region', { name: 'Today' })).toBeVisible();
  const release = await hold(page);
  await page.getByLabel('Show').selectOption('Email');
  const skeleton = page.getByRole('main').getByRole('status').filter({ hasText: 'Loading…' });
  const opacity = () => skeleton.evaluate((element) => Number(getComputedStyle(element).opacity));
  const delay = await skeleton.evaluate((element) => getComputedStyle(element).animationDelay);
  expect(delay).toBe('0.15s');
  await expect.poll(opacity).toBe(1);
  release();
  await expect(skeleton).toHaveCount(0);
});

test('a fault shows the request id, and Try again repeats the request', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  await failProcedure(page, 'session.list');
  await page.goto('/account/devices');
  await expect(page.getByRole('alert')).toContainText('Something went wrong on our side');
  await expect(page.getByText('req_01HX7Q3Z')).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('This device', { exact: true })).toBeVisible();
});

test('an open page shows the end of its session within a second, and signing in returns to it', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email } = await signUp(context);
  const listening = page.waitForResponse(/session\.events/);
  await page.goto('/account/activity');
  await listening;
  await signOutElsewhere(GATEHOUSE, email);
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(page.getByText(/You were signed out/)).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, 'Activity')).toBeVisible();
});

test('signing out in one tab signs out the others, with a message', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  const other = await context.newPage();
  const listening = other.waitForResponse(/session\.events/);
  await other.goto('/account/devices');
  await listening;
  await page.goto('/account');
  // The service's event about the end reaches the other tab before the answer arrives here.
  const isTold = other.waitForURL('**/sign-in**');
  await page.route('**/api/auth/sign-out', async (route) => {
    const response = await route.fetch();
    await isTold;
    await route.fulfill({ response });
  });
  await page.getByRole('contentinfo').getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(other, 'Sign in')).toBeVisible();
  await expect(other.getByText('You signed out.')).toBeVisible();
  await expect(heading(page, 'Sign in')).toBeVisible();
});

test('a page that fails to load keeps its frame, and loads later by itself', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account');
  await expect(page.getByText('left to do.')).toBeVisible();
  await context.setOffline(true);
  const devices = page.getByRole('navigation').getByRole('link', { name: 'Devices' });
  await devices.click();
  await expect(heading(page, 'You are offline')).toBeVisible();
  await expect(devices).toHaveAttribute('aria-current', 'page');
  await context.setOffline(false);
  await expect(heading(page, 'Devices')).toBeVisible();
});

test('after signing out the Back button shows no account data', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await page.goto('/account');
  await page.getByRole('navigation').getByRole('link', { name: 'Devices' }).click();
  await expect(heading(page, 'Devices')).toBeVisible();
  await page.getByRole('contentinfo').getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  const seen: string[] = [];
  await page.exposeFunction('see', (text: string) => void seen.push(text));
  await page.evaluate(() => {
    const tell = () => Reflect.get(window, 'see')(document.body.textContent);
    new MutationObserver(tell).observe(document.body, { childList: true, subtree: true });
  });
  await page.goBack();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(seen.filter((text) => text.includes(email) || text.includes('This device'))).toEqual([]);
  await expect(page.getByText(email)).toHaveCount(0);
});

test('a session that ends during typing keeps the page and the typed text', async ({ page, context }) => {
  const { email } = await signUp(context);
  const listening = page.waitForResponse(/session\.events/);
  await page.goto('/account/profile');
  await listening;
  await page.getByLabel('About you').fill('Half a sentence');
  await signOutElsewhere(GATEHOUSE, email);
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, 'Profile')).toBeVisible();
  await expect(page.getByLabel('About you')).toHaveValue('Half a sentence');
});

test('a double click runs the action once', { tag: '@any-screen' }, async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account/security');
  let sent = 0;
  page.on('request', (request) => {
    if (request.url().includes('/change-password')) sent += 1;
  });
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('a whole new sentence');
  await page.getByRole('button', { name: 'Save' }).dblclick();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  expect(sent).toBe(1);
});
