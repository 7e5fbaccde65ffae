import { expect, type Page, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { linkTo } from './mails.ts';
import { heading, PASSWORD, signUp } from './person.ts';

const NEW_PASSWORD = 'a whole new sentence';

const button = (page: Page, name: string) => page.getByRole('button', { name });
const isSpent = (page: Page) => expect(heading(page, 'This link no longer works')).toBeVisible();

test('a change of address explains its consequences, before and after', { tag: '@any-screen' }, async ({
  page,
  context,
  browser,
}) => {
  const { email } = await signUp(context);
  const next = `new.${email}`;
  const headers = { origin: GATEHOUSE };
  const asked = await context.request.post('/api/trpc/account.changeEmail', {
    data: { email: next },
    headers,
  });
  expect(asked.status()).toBe(200);
  const mailbox = await (await browser.newContext({ baseURL: GATEHOUSE })).newPage();
  await mailbox.goto(await linkTo(page, next, 'Confirm'));
  await expect(mailbox.getByText(`Your email becomes ${next}: other devices are signed out.`)).toBeVisible();
  // Another person signs up with the address at the last moment.
  const grace = { name: 'Grace Hopper', email: next, password: PASSWORD };
  expect((await mailbox.request.post('/api/auth/sign-up/email', { data: grace, headers })).status()).toBe(
    200,
  );
  await button(mailbox, 'Confirm the change').click();
  await expect(heading(mailbox, 'This address is taken')).toBeVisible();
  await mailbox.context().close();
});

test('a new password names the change of address that it cancels: before, after, and at the link', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email } = await signUp(context);
  const next = `new.${email}`;
  const headers = { origin: GATEHOUSE };
  const ask = () => context.request.post('/api/trpc/account.changeEmail', { data: { email: next }, headers });
  expect((await ask()).status()).toBe(200);
  const change = await linkTo(page, next, 'Confirm');
  await page.goto('/account/security');
  await button(page, 'Change password').click();
  await expect(page.getByText(`This also cancels the change of your email to ${next}.`)).toBeVisible();
  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await button(page, 'Save').click();
  await expect(page.getByText(`The change to ${next} was cancelled.`)).toBeVisible();
  await expect(button(page, 'Cancel the change')).toHaveCount(0);
  await page.goto(change);
  await isSpent(page);
  await expect(page.getByText('cancelled because the password was changed')).toBeVisible();

  expect((await ask()).status()).toBe(200);
  await context.request.post('/api/auth/request-password-reset', { data: { email }, headers });
  await page.goto(await linkTo(page, email, 'Choose a new password'));
  await expect(page.getByText(`This cancels the change of your address to ${next}.`)).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('yet another sentence');
  await button(page, 'Change password').click();
  await expect(page.getByText(`The change of your address to ${next} was cancelled.`)).toBeVisible();
});
