import { expect, test } from '@playwright/test';
import { findFreePort } from '../server/http/free-port.ts';
import { openFolder, startService } from '../tests/process/service-process.ts';
import { GATEHOUSE, SITE } from './addresses.ts';
import { linkTo } from './mails.ts';
import { fillSignUp, PASSWORD, signUp } from './person.ts';

const NEW_PASSWORD = 'a whole new sentence';

test('an address is confirmed by pressing the button, not by opening the link', async ({ page, context }) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Confirm your email address' })).toBeVisible();
  // The secret is gone from the address bar, and with it from history and screenshots.
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: 'Confirm email address' }).click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm email address' }).click();
  await expect(page.getByRole('alert')).toHaveText(/expired or was used already/);
});

test('a forgotten password is replaced by a mailed link, which signs nobody in', async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  await page.goto(`${GATEHOUSE}/sign-in`);
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();

  await page.goto(await linkTo(page, email, 'Choose a new password'));
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('password123');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Too many people use this password.')).toBeVisible();
  await password.fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('heading', { name: 'Password changed' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email').fill(email);
  await password.fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test("'This wasn't me' signs everybody out at once", async ({ page, context, browser }) => {
  const { email } = await signUp(context);
  const elsewhere = await browser.newContext();
  const answer = await elsewhere.request.post(`${GATEHOUSE}/api/auth/sign-in/email`, {
    data: { email, password: PASSWORD },
    headers: { origin: GATEHOUSE },
  });
  expect(answer.status()).toBe(200);
  await page.goto(await linkTo(page, email, 'New sign-in'));
  await expect(page.getByRole('heading', { name: 'This wasn’t you?' })).toBeVisible();
  await page.getByRole('button', { name: 'Secure my account' }).click();
  await expect(page.getByRole('heading', { name: 'Your account is secured' })).toBeVisible();
  const current = await elsewhere.request.get(`${GATEHOUSE}/api/auth/get-session`);
  expect(await current.json()).toBeNull();
  expect(await linkTo(page, email, 'Your account at')).toContain('/reset-password#token=');
  await elsewhere.close();
});

test('a link that is not complete says so and leads on', async ({ page }) => {
  await page.goto(`${GATEHOUSE}/reset-password`);
  await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  await page.getByRole('link', { name: 'Send a new link' }).click();
  await expect(page).toHaveURL(`${GATEHOUSE}/forgot-password`);
  await page.goto(`${GATEHOUSE}/verify-email#token=`);
  await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go to your account' })).toBeVisible();
});

test('where the address comes first, signing up ends at the mailbox and goes on from there', async ({
  page,
}) => {
  test.slow();
  await using folder = await openFolder();
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const service = startService(
    { PORT: String(port), DATABASE_URL: 'pglite:memory', SIGN_UP: 'verified', TRUSTED_ORIGINS: SITE },
    folder.path,
  );
  try {
    await service.ready;
    const email = 'grace@example.com';
    const target = `${SITE}/book/lesson?x=1`;
    for (const _ of ['new', 'taken']) {
      await page.goto(`${url}/sign-up?redirect_to=${encodeURIComponent(target)}`);
      await fillSignUp(page, email);
      await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
    }
    await page.goto(await linkTo(page, email, 'Confirm your email', url));
    await page.getByRole('button', { name: 'Confirm email address' }).click();
    await page.getByRole('link', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(new URL(page.url()).searchParams.get('redirect_to')).toBe(target);
  } finally {
    service.kill('SIGTERM');
    await service.exited;
  }
});
