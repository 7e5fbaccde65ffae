import { expect, type Page, type Request, test } from '@playwright/test';
import { authUrl, pages, REDIRECT_TO } from '../shared/paths.ts';
import { plugIn } from './authenticator.ts';
import { heading, PASSWORD, signIn, signUp } from './person.ts';

const passkeyButton = (page: Page) => page.getByRole('button', { name: 'Sign in with a passkey' });

/** Creates a person with a passkey in this page's authenticator, who is not signed in. */
async function makeHolder(page: Page, name?: string, then?: () => Promise<void>) {
  const person = await signUp(page.context(), name);
  await page.goto(pages.security);
  await page.getByRole('button', { name: /^Add a passkey/ }).click();
  await expect(page.getByRole('button', { name: /^Remove/ })).toBeVisible();
  await then?.();
  await page.context().clearCookies();
  return person;
}

/** From the next page on, the email field offers no passkey: only the button asks for one. */
const withoutAutofill = (page: Page) =>
  page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });

async function signInByButton(page: Page) {
  await page.goto(pages.signIn);
  await passkeyButton(page).click();
}

test('a passkey signs in by the button, and leads on to where the person wanted to go', async ({ page }) => {
  await withoutAutofill(page);
  await plugIn(page);
  const { email } = await makeHolder(page);
  await page.goto(pages.devices);
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.getByLabel('Remember me').uncheck();
  await passkeyButton(page).click();
  await expect(heading(page, 'Devices')).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText(email);
  const held = (await page.context().cookies()).find(({ name }) => name === 'better-auth.session_token');
  expect(held?.expires).toBe(-1); // the browser deletes it when it closes
});

test('the email field offers the passkeys of this device', async ({ page }) => {
  await plugIn(page);
  const { email } = await makeHolder(page);
  await expect(async () => {
    await page.goto(pages.account);
    await expect(heading(page, 'Overview')).toBeVisible({ timeout: 10_000 });
  }).toPass();
  await expect(page.getByRole('contentinfo')).toContainText(email);
});

test('without a passkey nothing changes: the password still signs in', async ({ page }) => {
  await plugIn(page); // browsers answer a cancelled request in the same way, so that sites cannot tell
  const { email } = await signUp(page.context());
  await page.context().clearCookies();
  await page.goto(pages.signIn);
  await passkeyButton(page).click();
  await expect(page.getByText('No passkey was used.', { exact: false })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, 'Overview')).toBeVisible();
});

test('while the browser waits for a passkey, the password still signs in', { tag: '@any-screen' }, async ({
  page,
}) => {
  await plugIn(page, { isPresent: false });
  const { email } = await signUp(page.context());
  await page.context().clearCookies();
  await page.goto(pages.signIn);
  await passkeyButton(page).click();
  await expect(passkeyButton(page)).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, 'Overview')).toBeVisible();
});

test('the offer in the email field is renewed before its five minutes end', { tag: '@any-screen' }, async ({
  page,
}) => {
  const authenticator = await plugIn(page, { isPresent: false });
  await signUp(page.context());
  await page.context().clearCookies();
  await page.clock.install();
  const isOptions = (request: Request) => request.url().endsWith(authUrl('passkeySignInOptions'));
  const first = page.waitForRequest(isOptions);
  await page.goto(pages.signIn);
  await first;
  await passkeyButton(page).waitFor();
  const second = page.waitForRequest(isOptions);
  await expect(async () => {
    await page.clock.fastForward('04:01'); // after the page's code has begun to offer
    await Promise.race([second, Promise.reject(new Error('not renewed yet'))]);
  }).toPass();
  expect(await authenticator.credentials()).toEqual([]);
});

test('a passkey that its owner removed signs nobody in', { tag: '@any-screen' }, async ({ page }) => {
  await withoutAutofill(page);
  const authenticator = await plugIn(page);
  await makeHolder(page, undefined, async () => {
    await page.getByRole('button', { name: /^Remove/ }).click();
    await page.getByRole('group').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText('You have no passkey yet.')).toBeVisible();
  });
  expect(await authenticator.credentials()).toHaveLength(1); // the device does not know of the removal
  await signInByButton(page);
  await expect(page.getByRole('alert')).toContainText('This passkey did not work here.');
  await expect(heading(page, 'Sign in')).toBeVisible();
});

test('a copied passkey, whose counter is behind, signs nobody in', { tag: '@any-screen' }, async ({
  page,
}) => {
  await withoutAutofill(page);
  const authenticator = await plugIn(page);
  await makeHolder(page);
  const copied = await authenticator.credentials();
  await signInByButton(page);
  await expect(heading(page, 'Overview')).toBeVisible();
  await page.context().clearCookies();
  await authenticator.restore(copied);
  await signInByButton(page);
  await expect(page.getByRole('alert')).toContainText('This passkey did not work here.');
  await expect(heading(page, 'Sign in')).toBeVisible();
});

test('a passkey of another account confirms nothing, and signs in to its own account', {
  tag: '@any-screen',
}, async ({ page }) => {
  await withoutAutofill(page);
  const authenticator = await plugIn(page);
  const ada = await makeHolder(page, 'Ada');
  const ofAda = await authenticator.credentials();
  const grace = await makeHolder(page, 'Grace');
  await authenticator.restore(ofAda);

  await signIn(page.context(), grace.email);
  await page.goto(`${pages.twoFactor}?need=second_factor`);
  await page.getByRole('button', { name: 'Use a passkey', exact: true }).click();
  await expect(page.getByText('No passkey was used.', { exact: false })).toBeVisible();
  await page.context().clearCookies();
  await signInByButton(page);
  await expect(page.getByRole('contentinfo')).toContainText(ada.email);
});

test('an authenticator that does not verify its user signs nobody in', { tag: '@any-screen' }, async ({
  page,
}) => {
  const authenticator = await plugIn(page);
  await makeHolder(page);
  await authenticator.setVerified(false);
  await page.goto(pages.signIn);
  await passkeyButton(page).click();
  await expect(page.getByText('No passkey was used.', { exact: false })).toBeVisible();
  await expect(heading(page, 'Sign in')).toBeVisible();
});

test('a browser that knows no passkeys shows no button and sends no request for them', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${pages.signIn}?${REDIRECT_TO}=`);
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible(); // the page's code runs
  await expect(passkeyButton(page)).toBeHidden();
  expect(asked.filter((url) => url.includes('passkey'))).toEqual([]);
});
