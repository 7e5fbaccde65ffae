import { expect, type Page, test } from '@playwright/test';
import { mailLinks } from '../shared/paths.ts';
import { GATEHOUSE } from './addresses.ts';
import { beUnavailable, hold } from './faults.ts';
import { linkTo } from './mails.ts';
import { heading, signUp } from './person.ts';

const NEW_PASSWORD = 'a whole new sentence';

const button = (page: Page, name: string) => page.getByRole('button', { name });
const isSpent = (page: Page) => expect(heading(page, 'This link no longer works')).toBeVisible();

test('reading a link takes one call, whose URL contains no secret', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  const secret = new URL(link).hash.split('=')[1] ?? '';
  expect(secret).toHaveLength(43);
  const calls: string[] = [];
  page.on('request', (request) => calls.push(`${request.method()} ${request.url()}`));
  await page.goto(link);
  await expect(button(page, 'Confirm email address')).toBeVisible();
  expect(calls.filter((one) => one.includes('/api/'))).toEqual([
    `POST ${GATEHOUSE}/api/trpc/account.readLink`,
  ]);
  expect(calls.filter((one) => one.includes(secret) && !one.includes('#'))).toEqual([]);
});

test('a link that is used in one tab shows it in the other', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await page.request.post('/api/auth/request-password-reset', {
    data: { email },
    headers: { origin: GATEHOUSE },
  });
  const [confirm, reset] = [
    await linkTo(page, email, 'Confirm your email'),
    await linkTo(page, email, 'Choose a new password'),
  ];
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(confirm);
  for (const tab of [page, other]) await button(tab, 'Confirm email address').click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  await isSpent(other);
  await expect(heading(other, 'This link no longer works')).toBeFocused();
  for (const tab of [page, other]) {
    await tab.goto(reset);
    await tab.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  }
  await button(page, 'Change password').dblclick();
  await expect(heading(page, 'Password changed')).toBeVisible();
  await button(other, 'Change password').click();
  await isSpent(other);
  await other.getByRole('link', { name: 'Send a new link' }).click();
  await expect(heading(other, 'Forgot your password?')).toBeVisible();
});

for (const [link, step, next] of [
  ['verifyEmail', 'Send a new link', 'Sign in'],
  ['changeEmail', 'See the change', 'Sign in'],
  ['keepAccount', 'Sign in to keep it', 'Sign in'],
  ['resetPassword', 'Send a new link', 'Forgot your password?'],
  ['notMe', 'Choose a new password', 'Forgot your password?'],
] as const)
  test(`a spent link has no form and one next step: ${link}`, { tag: '@any-screen' }, async ({ page }) => {
    await page.goto(`${mailLinks[link][0]}#${mailLinks[link][1]}=${'x'.repeat(43)}`);
    await isSpent(page);
    await expect(page.getByText('It has expired or was used already.')).toBeVisible();
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
    await page.getByRole('link', { name: step }).click();
    await expect(heading(page, next)).toBeVisible();
  });

test('an outage is not shown as an expired link, and the page opens after it', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  await beUnavailable(page);
  await page.goto(link);
  await expect(heading(page, 'Can’t reach Gatehouse')).toBeVisible();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await page.unrouteAll();
  await button(page, 'Try again').click();
  await expect(page.getByText(`we know that ${email} is yours`)).toBeVisible();
});

test('the page shows no form until the link is read', { tag: '@any-screen' }, async ({ page, context }) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  const release = await hold(page);
  await page.goto(link);
  await expect(page.getByRole('status')).toBeVisible();
  await expect(button(page, 'Confirm email address')).toHaveCount(0);
  release();
  await expect(button(page, 'Confirm email address')).toBeVisible();
});

test('skipping to the content does not lose the link', { tag: '@any-screen' }, async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.goto(await linkTo(page, email, 'Confirm your email'));
  const button = page.getByRole('button', { name: 'Confirm email address' });
  await expect(button).toBeVisible();
  await page.getByRole('link', { name: 'Skip to content' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#content$/);
  await button.click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
});

test('an incomplete link shows that, and the next step', { tag: '@any-screen' }, async ({ page }) => {
  await page.goto(`${GATEHOUSE}/reset-password`);
  await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  await page.getByRole('link', { name: 'Send a new link' }).click();
  await expect(page).toHaveURL(`${GATEHOUSE}/forgot-password`);
  await page.goto(`${GATEHOUSE}/verify-email#token=`);
  await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go to your account' })).toBeVisible();
});
