import { expect, type Page, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { confirmAddress, linkTo } from './mails.ts';
import { heading, PASSWORD, signUp } from './person.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name });

test("'This wasn't me' ends all sessions at once", async ({ page, context, browser }) => {
  const { email } = await signUp(context);
  await confirmAddress(page, email);
  const elsewhere = await browser.newContext();
  const answer = await elsewhere.request.post(`${GATEHOUSE}/api/auth/sign-in/email`, {
    data: { email, password: PASSWORD },
    headers: { origin: GATEHOUSE },
  });
  expect(answer.status()).toBe(200);
  await page.goto(await linkTo(page, email, 'New sign-in'));
  await expect(heading(page, 'This wasn’t you?')).toBeVisible();
  await expect(page.getByText(`every device of ${email}`)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Send a new link' })).toHaveCount(0);
  await button(page, 'Secure my account').click();
  await expect(heading(page, 'Every device is signed out')).toBeVisible();
  await expect(page.getByText(`is on its way to ${email}.`)).toBeVisible();
  const current = await elsewhere.request.get(`${GATEHOUSE}/api/auth/get-session`);
  expect(await current.json()).toBeNull();
  expect(await linkTo(page, email, 'Your account at')).toContain('/reset-password#token=');
  await elsewhere.close();

  // If that mail does not arrive, the person can request another one here.
  await page.getByRole('link', { name: 'Send a new link' }).click();
  await expect(heading(page, 'Forgot your password?')).toBeVisible();
});
