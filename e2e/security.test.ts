import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { linkTo } from './mails.ts';
import { heading, PASSWORD, signIn, signUp } from './person.ts';

const NEXT = 'a whole new sentence';

test('a password is changed by keyboard alone, which signs every other device out', {
  tag: '@any-screen',
}, async ({ browser, page, context }) => {
  const { email } = await signUp(context);
  const other = await browser.newContext();
  await signIn(other, email);
  await page.goto('/account/security');
  await expect(heading(page, 'Sign-in & security')).toBeVisible();

  const trigger = page.getByRole('button', { name: 'Change password' });
  await trigger.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Current password', { exact: true })).toBeFocused();
  await expect(trigger).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(trigger).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('not my password');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(NEXT);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not your current password.')).toBeVisible();
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue(NEXT);
  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(trigger).toBeFocused();
  expect(await (await other.request.get(`${GATEHOUSE}/api/auth/get-session`)).json()).toBeNull();
  await page.reload();
  await expect(heading(page, 'Sign-in & security')).toBeVisible();
  await other.close();
});

test('a change of address needs the links of two mails, and can be cancelled', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.goto(await linkTo(page, email, 'Confirm your email'));
  await page.getByRole('button', { name: 'Confirm email address' }).click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();

  const change = async (next: string) => {
    await page.goto('/account/security');
    await page.getByRole('button', { name: 'Change email' }).click();
    await page.getByLabel('New email').fill(next);
    await page.getByRole('button', { name: 'Send links', exact: true }).click();
    await expect(page.getByText(`Your email is about to become ${next}`)).toBeVisible();
  };
  await change(`${randomUUID()}@example.com`);
  await page.getByRole('button', { name: 'Cancel the change' }).click();
  await expect(page.getByText('The change was cancelled.')).toBeVisible();

  const next = `${randomUUID()}@example.com`;
  await change(next);
  await expect(
    page.getByText('Waiting for both addresses to confirm. The links expire in 1 hour.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: /^Send again in/ })).toBeVisible();
  for (const [to, subject] of [
    [next, 'Confirm your new email'],
    [email, 'Your email address'],
  ] as const) {
    await page.goto(await linkTo(page, to, subject));
    await page.getByRole('main').getByRole('button').click();
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    if (to === email) break;
    await page.goto('/account/security');
    await expect(page.getByText(`Waiting for ${email} to confirm.`)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Send/ })).toHaveCount(0);
  }
  await page.goto('/account/security');
  await expect(page.getByRole('main').getByText(next).first()).toBeVisible();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
});

test('the log shows events by day, and groups failures in a row', async ({ page, context }) => {
  const { email } = await signUp(context);
  for (let times = 0; times < 3; times += 1)
    await context.request.post(`${GATEHOUSE}/api/auth/sign-in/email`, {
      data: { email, password: 'not my password' },
      headers: { origin: GATEHOUSE },
    });
  await page.goto('/account/activity');
  await expect(heading(page, 'Activity')).toBeVisible();
  const today = page.getByRole('region', { name: 'Today' });
  await expect(today.getByText('3 failed attempts to sign in')).toBeVisible();
  await expect(today.getByText(/^Latest: .* · /)).toBeVisible();
  await expect(today.getByText('Account created')).toBeVisible();
  await page.getByLabel('Show').selectOption('Password');
  await expect(page.getByText('Nothing of this kind has happened yet.')).toBeVisible();
});

test('leaving with typed text asks; typed text survives the end of the session', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email } = await signUp(context);
  const next = `${randomUUID()}@example.com`;
  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Change email' }).click();
  const overview = page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: 'Overview' });
  await page.getByLabel('New email').fill(next);
  await overview.click();
  await expect(page.getByRole('alertdialog', { name: 'Leave without saving?' })).toBeVisible();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByLabel('New email')).toHaveValue(next);

  const list = await context.request.post(`${GATEHOUSE}/api/auth/revoke-sessions`, {
    headers: { origin: GATEHOUSE },
    data: {},
  });
  expect(list.status()).toBe(200);
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByLabel('New email')).toHaveValue(next);

  await page.getByLabel('New email').press('Escape');
  await overview.click();
  await expect(heading(page, 'Overview')).toBeVisible();
});

test('the links of a change are sent again, and earlier ones no longer work', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  const next = `${randomUUID()}@example.com`;
  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Change email' }).click();
  await page.getByLabel('New email').fill(next);
  await page.getByRole('button', { name: 'Send link', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Cancel the change' })).toBeVisible();
  await page.getByRole('button', { name: 'Change email' }).click();
  await expect(page.getByText(`This replaces the change to ${next}.`)).toBeVisible();
  const earlier = await linkTo(page, next, 'Confirm your new email');
  await page.reload();
  await page.getByRole('button', { name: 'Send link again' }).click();
  await expect(page.getByText('Sent again. Links of earlier mails no longer work.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Send again in/ })).toBeVisible();
  await page.goto(earlier);
  await expect(heading(page, 'This link no longer works')).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
});

test('the profile links to the page where the address is changed', async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.goto('/account/profile');
  await expect(page.getByRole('main').getByText(email)).toBeVisible();
  await page.getByRole('link', { name: 'Change email' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Email' })).toBeFocused();
});

test('the overview lists open tasks, and shows the last other sign-in', async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await page.goto('/account');
  await expect(page.getByText('2 things are left to do.')).toBeVisible();
  await expect(page.getByText('There was no sign-in elsewhere.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Left to do:' })).toHaveCount(2);
  const other = await browser.newContext({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  await signIn(other, email, '203.0.113.7');
  await page.goto(await linkTo(page, email, 'Confirm your email'));
  await page.getByRole('button', { name: 'Confirm email address' }).click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  await page.goto('/account');
  await expect(page.getByText('1 thing is left to do.')).toBeVisible();
  await expect(page.getByText('Firefox on Linux, Berlin, Germany.')).toBeVisible();
  await other.close();
});
