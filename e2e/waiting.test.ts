import { expect, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { beTooOften } from './faults.ts';
import { heading, signUp } from './person.ts';

test('a mail can be sent again after half a minute, not earlier', { tag: '@any-screen' }, async ({
  page,
  browser,
}) => {
  const owner = await browser.newContext();
  const { email } = await signUp(owner);
  await owner.close();
  const sent = async () => {
    const answer = await page.request.get(`${GATEHOUSE}/dev/mail`, {
      headers: { accept: 'application/json' },
    });
    const mails = (await answer.json()) as { to: string; subject: string }[];
    return mails.filter(({ to, subject }) => to === email && subject.startsWith('Choose a new')).length;
  };
  await page.clock.install();
  await page.goto('/forgot-password');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(heading(page, 'Check your mail')).toBeVisible();
  const again = page.getByRole('button', { name: /^Send again/ });
  await expect(again).toHaveText(/^Send again in (30|29|28) s$/);
  await again.click({ force: true });
  await page.clock.fastForward(10_000);
  await expect(again).toHaveText(/^Send again in (20|19|18|17) s$/);
  expect(await sent()).toBe(1);
  await page.clock.fastForward(25_000);
  await expect(again).toHaveText('Send again');
  await again.click();
  await expect(page.getByText('Sent. Each link works for one hour.')).toBeVisible();
  await expect(again).toHaveText(/^Send again in \d+ s$/);
  await expect.poll(sent).toBe(2);
});

test('too many attempts show the wait in seconds, and when it is over', {
  tag: '@any-screen',
}, async ({ page }) => {
  await beTooOften(page);
  await page.clock.install();
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('not my password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const seen = page.getByRole('alert').locator('[aria-hidden=true]').last();
  await expect(seen).toHaveText(/Try again in (42|41|40) seconds\./);
  await page.clock.fastForward(20_000);
  await expect(seen).toHaveText(/Try again in (22|21|20|19) seconds\./);
  await page.clock.fastForward(30_000);
  await expect(seen).toHaveText('You can try again now.');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('not my password');
});
