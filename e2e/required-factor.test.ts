import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { generateSync } from 'otplib';
import { pages, withRedirectTo } from '../shared/paths.ts';
import { plugIn } from './authenticator.ts';
import { type OwnService, openOwnService } from './own-service.ts';
import { heading, PASSWORD, signUp } from './person.ts';
import { turnOnTwoFactor } from './second-factor.ts';

let service: OwnService;
test.beforeAll(async () => {
  service = await openOwnService({ SECOND_FACTOR: 'required' });
});
test.afterAll(() => service[Symbol.asyncDispose]());

test('where a second factor is required, the account opens after one is set up', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const authenticator = await plugIn(page);
  const { email } = await signUp(context, 'Ada', service.url);
  await page.goto(`${service.url}${pages.devices}`);
  await expect(heading(page, 'Set up a second factor')).toBeVisible();
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await expect(heading(page, 'Devices')).toBeVisible();

  // From now on, the password asks for the passkey.
  await authenticator.setPresent(false); // otherwise the email field would sign in by itself
  await context.clearCookies();
  await page.goto(`${service.url}${pages.signIn}`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, 'Two-factor sign-in')).toBeVisible();
  await page.getByText('Passkey lost?').click();
  await expect(page.getByText('Ask whoever runs this site.', { exact: false })).toBeVisible();
  await authenticator.setPresent(true);
  await page.getByRole('button', { name: 'Use a passkey', exact: true }).click();
  await expect(heading(page, 'Overview')).toBeVisible();
});

test('after a sign-up, the second factor comes before the questions', async ({ page }) => {
  const authenticator = await plugIn(page);
  await authenticator.setPresent(true);
  const lesson = `${service.url}${pages.devices}`;
  await page.goto(`${service.url}${withRedirectTo(pages.signUp, lesson)}`);
  await page.getByLabel('Name', { exact: true }).fill('Ada');
  await page.getByLabel('Email').fill(`ada.${randomUUID()}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account', exact: true }).click();
  await expect(heading(page, 'Set up a second factor')).toBeVisible();
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await expect(heading(page, 'Your background')).toBeVisible();
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await expect(heading(page, 'Devices')).toBeVisible();
});

test('an authenticator app satisfies the operator, once its backup codes are kept', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await signUp(context, 'Ada', service.url);
  await page.goto(`${service.url}${pages.data}`);
  const setUp = page.getByRole('button', { name: 'Set up an app' });
  await setUp.click();
  await expect(page.getByRole('heading', { name: 'Add the account to your app' })).toBeFocused();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(setUp).toBeFocused();
  await setUp.click();
  await page.getByText('Can’t scan it?').click();
  const key = await page.locator('p.font-mono').textContent();
  await page.getByLabel('Code of the app').fill(generateSync({ secret: (key ?? '').replaceAll(' ', '') }));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'I have kept the codes' }).click();
  await expect(heading(page, 'Data & privacy')).toBeVisible();
});

test('who removes the last second factor sets up another at once', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await plugIn(page);
  await signUp(context, 'Ada', service.url);
  await page.goto(`${service.url}${pages.security}`);
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await expect(heading(page, 'Sign-in & security')).toBeVisible();
  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(heading(page, 'Set up a second factor')).toBeVisible();
  await page.getByRole('button', { name: 'Create a passkey' }).click();
  await expect(heading(page, 'Sign-in & security')).toBeVisible();
});

test('a second factor that was set up in another tab is enough', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context, 'Ada', service.url);
  await page.goto(`${service.url}${pages.data}`);
  await expect(heading(page, 'Set up a second factor')).toBeVisible();
  await turnOnTwoFactor(context.request, service.url);
  await page.getByRole('button', { name: 'Set up an app' }).click();
  await expect(heading(page, 'Data & privacy')).toBeVisible();
});

test('who does not want to set one up can sign out', { tag: '@any-screen' }, async ({ page, context }) => {
  await signUp(context, 'Ada', service.url);
  await page.goto(`${service.url}${pages.account}`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You signed out.')).toBeVisible();
});
