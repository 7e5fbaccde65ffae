import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { heading, signIn, signUp } from './person.ts';

test('an event that needed a session links to securing the account, at its place', async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const other = await browser.newContext();
  await signIn(other, email, '203.0.113.7');
  await page.goto('/account/activity');
  const rows = page.getByRole('region', { name: 'Today' }).getByRole('listitem');
  const signedIn = rows.filter({ hasText: 'Signed in' });
  await expect(signedIn).toContainText('Berlin, Germany · 203.0.113.7');
  await expect(signedIn.getByText('This device')).toHaveCount(0);
  await expect(rows.filter({ hasText: 'Account created' }).getByRole('link')).toHaveCount(0);
  await signedIn.getByRole('link', { name: 'This wasn’t me' }).click();
  await expect(heading(page, 'Secure your account')).toBeVisible();
  await expect(page.getByText('1 other device is signed out at once')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out of other devices' }).click();
  await expect(page.getByLabel('Current password', { exact: true })).toBeVisible();
  await other.close();
});

test('events of this browser are marked, in any session, and no others', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email } = await signUp(context);
  await context.request.post('/api/auth/sign-out', { data: {}, headers: { origin: GATEHOUSE } });
  await signIn(context, email);
  await page.goto('/account/activity');
  const rows = page.getByRole('region', { name: 'Today' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: 'This device' })).toHaveCount(3);
  await expect(rows.getByRole('link')).toHaveCount(0);
});

test('a change of email also says how to take the address back', {
  tag: '@any-screen',
}, async ({ browser, page, context }) => {
  const { email } = await signUp(context);
  const other = await browser.newContext();
  await signIn(other, email);
  const changing = await other.request.post(`${GATEHOUSE}/api/trpc/account.changeEmail`, {
    data: { email: `${randomUUID()}@example.com` },
    headers: { origin: GATEHOUSE },
  });
  expect(changing.status()).toBe(200);
  await other.close();
  await page.goto('/account/activity');
  await page.getByRole('link', { name: 'This wasn’t me: Email change requested' }).click();
  await expect(page.getByText('it takes the address back')).toBeVisible();
});

test('a filter without results offers to show everything', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  await page.goto('/account/activity');
  await page.getByLabel('Show').selectOption('Email');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(page.getByText('Account created')).toBeVisible();
  await expect(page.getByLabel('Show')).toHaveValue('all');
  await page.getByLabel('Show').selectOption('Account');
  await expect(page.getByText('Account created')).toBeVisible();
});
