import { randomUUID } from 'node:crypto';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { plugIn } from './authenticator.ts';
import { type OwnService, openOwnService } from './own-service.ts';
import { PASSWORD, signUp } from './person.ts';
import { turnOnTwoFactor } from './second-factor.ts';

let service: OwnService;
test.beforeAll(async () => {
  service = await openOwnService();
});
test.afterAll(() => service[Symbol.asyncDispose]());

/** Changes the address as a person whose step-up has expired. */
async function changeEmail(page: Page, context: BrowserContext, next: string) {
  await signUp(context, 'Ada', service.url);
  await service.query(`update session set stepped_up_at = now() - interval '11 minutes'`);
  await page.goto(`${service.url}/account/security`);
  await page.getByRole('button', { name: 'Change email' }).click();
  await page.getByLabel('New email').fill(next);
  await page.getByRole('button', { name: 'Send link', exact: true }).click();
}

test('a step-up is requested once, and the interrupted action continues by itself', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const next = `${randomUUID()}@example.com`;
  await changeEmail(page, context, next);
  const dialog = page.getByRole('dialog', { name: 'Confirm it’s you to change your email' });
  await dialog.getByLabel('Password', { exact: true }).fill('not my password');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText('This is not your password.')).toBeVisible();
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`Your email is about to become ${next}`)).toBeVisible();

  // The step-up also covers the next action.
  await page.getByRole('button', { name: 'Cancel the change' }).click();
  await page.getByRole('button', { name: 'Change email' }).click();
  await page.getByLabel('New email').fill(next);
  await page.getByRole('button', { name: 'Send link', exact: true }).click();
  await expect(page.getByText(`Your email is about to become ${next}`)).toBeVisible();
});

test('a step-up whose page is closed ends the interrupted action', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await changeEmail(page, context, 'somewhere.else@example.com');
  await expect(page.getByRole('dialog')).toBeVisible();
  await signUp(context, 'Bob', service.url); // in another tab
  await expect(page.getByText('You are now signed in as')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  // The page still receives events about Bob's actions elsewhere.
  const answer = await context.request.post(`${service.url}/api/auth/update-user`, {
    data: { name: 'Robert' },
    headers: { origin: service.url },
  });
  expect(answer.status()).toBe(200);
  await expect(page.getByRole('banner').getByText('Robert')).toBeVisible();
});

test('a step-up that is declined changes nothing, and typed text stays', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await changeEmail(page, context, 'somewhere@example.com');
  // Until the dialog has the focus, the Escape key acts on the form behind it.
  await expect(page.locator('[role=dialog]:focus, [role=dialog] :focus')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nothing was changed: you did not confirm that it’s you.')).toBeVisible();
  await expect(page.getByLabel('New email')).toHaveValue('somewhere@example.com');
  const { rows } = await service.query(
    `select * from email_change where new_email = 'somewhere@example.com'`,
  );
  expect(rows).toEqual([]);
});

test('a download of all data needs a confirmation first, and then continues by itself', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await signUp(context, 'Ada', service.url);
  await service.query(`update session set stepped_up_at = now() - interval '11 minutes'`);
  await page.goto(`${service.url}/account/data`);
  const button = page.getByRole('button', { name: 'Download my data' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Confirm it’s you to download your data' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nothing was changed: you did not confirm that it’s you.')).toBeVisible();

  await button.click();
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  const started = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await started).suggestedFilename()).toMatch(/^account-data-/);
  await expect(dialog).toBeHidden();
});

/** The person on the page proved nothing for eleven minutes. */
const forgetProof = () =>
  service.query(
    `update session set stepped_up_at = now() - interval '11 minutes', second_factor_at = second_factor_at - interval '11 minutes'`,
  );

test('a step-up asks for the passkey first, and another way is one press away', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const authenticator = await plugIn(page);
  await signUp(context, 'Ada', service.url);
  await page.goto(`${service.url}/account/security`);
  await page.getByRole('button', { name: /^Add a passkey/ }).click();
  await expect(page.getByRole('button', { name: /^Remove/ })).toBeVisible();
  await forgetProof();
  await page.goto(`${service.url}/account/data`);
  await page.getByRole('button', { name: 'Download my data' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm it’s you to download your data' });
  await authenticator.setVerified(false);
  await dialog.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(dialog.getByText('No passkey was used.', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Use your password' }).click();
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await dialog.getByRole('button', { name: 'Use a passkey instead' }).click();
  await authenticator.setVerified(true);
  const started = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Use a passkey', exact: true }).click();
  await started;
  await expect(dialog).toBeHidden();
});

test('with two-factor on, a step-up asks for a code and takes no password', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context, 'Ada', service.url);
  const app = await turnOnTwoFactor(context.request, service.url);
  await forgetProof();
  await page.goto(`${service.url}/account/data`);
  await page.getByRole('button', { name: 'Download my data' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm it’s you to download your data' });
  await expect(dialog.getByRole('button', { name: 'Use your password' })).toHaveCount(0);
  await dialog.getByLabel('Code', { exact: true }).fill(app.code(20));
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('This code is not right', { exact: false })).toBeVisible();
  const started = page.waitForEvent('download');
  await dialog.getByLabel('Code', { exact: true }).fill(app.code());
  await page.keyboard.press('Enter');
  await started;
});
