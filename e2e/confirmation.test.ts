import { expect, type Page, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { linkTo } from './mails.ts';
import { heading, PASSWORD, signUp } from './person.ts';

const NEW_PASSWORD = 'a whole new sentence';

const button = (page: Page, name: string) => page.getByRole('button', { name });
const isSpent = (page: Page) => expect(heading(page, 'This link no longer works')).toBeVisible();

test('an address is confirmed by pressing the button, not by opening the link', async ({ page, context }) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  for (const _ of ['a mail scanner', 'a person']) {
    await page.goto('about:blank');
    await page.goto(link);
    await expect(heading(page, 'Confirm your email address')).toBeVisible();
  }
  await expect(page.getByText(`we know that ${email} is yours`)).toBeVisible();
  // The secret is no longer in the address bar, and so not in the history and in screenshots.
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await button(page, 'Confirm email address').dblclick();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  await page.goto(link);
  await isSpent(page);
  await expect(button(page, 'Confirm email address')).toHaveCount(0);
  await page.getByRole('link', { name: 'Send a new link' }).click();
  await expect(heading(page, 'Sign-in & security')).toBeVisible();
});

test('an address is confirmed in another browser with the password, which signs in', async ({
  page,
  context,
  browser,
}) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  const elsewhere = await (await browser.newContext({ baseURL: GATEHOUSE })).newPage();
  await elsewhere.goto(link);
  await expect(elsewhere.getByText(`Enter the password of ${email}.`)).toBeVisible();
  const password = elsewhere.getByLabel('Password', { exact: true });
  await password.fill('not my password');
  await button(elsewhere, 'Confirm and sign in').click();
  await expect(elsewhere.getByText('This is not the password of this account.')).toBeVisible();
  await expect(password).toHaveValue('not my password');
  await password.fill(PASSWORD);
  await button(elsewhere, 'Confirm and sign in').dblclick();
  await expect(heading(elsewhere, 'Overview')).toBeVisible();
  await expect(elsewhere.getByText('Your email is confirmed.')).toBeVisible();
  await elsewhere.context().close();
});

test('an address is confirmed even if the sign-in after it fails', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  await page.goto(await linkTo(page, email, 'Confirm your email'));
  await page.route('**/sign-in/email', (route) => route.abort());
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await button(page, 'Confirm and sign in').click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
});

test('an account that somebody else created is taken over with a new password, or removed', async ({
  page,
  context,
  browser,
}) => {
  const mailbox = await (await browser.newContext({ baseURL: GATEHOUSE })).newPage();
  const { email } = await signUp(context);
  await mailbox.goto(await linkTo(page, email, 'Confirm your email'));
  await button(mailbox, 'Choose a new password instead').click();
  await expect(mailbox.getByText('It signs out every other device.')).toBeVisible();
  await mailbox.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await button(mailbox, 'Change password and sign in').click();
  await expect(heading(mailbox, 'Overview')).toBeVisible();
  expect(await (await page.request.get('/api/auth/get-session')).json()).toBeNull();
  await mailbox.context().clearCookies();

  const other = await signUp(context);
  await mailbox.goto(await linkTo(page, other.email, 'Confirm your email'));
  await button(mailbox, 'I did not create this account').click();
  await expect(mailbox.getByText('everything in it is deleted')).toBeVisible();
  await button(mailbox, 'Keep it').click();
  await button(mailbox, 'I did not create this account').click();
  await button(mailbox, 'Remove the account').click();
  await expect(heading(mailbox, 'The account is removed')).toBeVisible();
  expect(await (await page.request.get('/api/auth/get-session')).json()).toBeNull();
  await mailbox.context().close();
});
