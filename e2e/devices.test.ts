import { expect, test } from '@playwright/test';
import { FASTAPI, GATEHOUSE } from './addresses.ts';
import { codeReplaced } from './code-replaced.ts';
import { linkTo } from './mails.ts';
import { heading, PASSWORD, signIn, signOutRow, signUp } from './person.ts';
import { listening } from './stream.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test('one device signs out another: its open page and FastAPI’s next request are refused at once', {
  tag: '@any-screen',
}, async ({ browser, page, context }) => {
  const { email } = await signUp(context);
  const other = await browser.newContext({
    userAgent: FIREFOX,
  });
  await signIn(other, email);
  const otherPage = await other.newPage();
  const isOpen = listening(otherPage);
  await otherPage.goto('/account');
  await expect(heading(otherPage, 'Overview')).toBeVisible();
  expect((await other.request.get(`${FASTAPI}/me`)).status()).toBe(200);
  await isOpen;

  await page.goto('/account/devices');
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('This device');
  await expect(rows.last()).toContainText('Firefox');
  await signOutRow(rows.last());
  await expect(page.getByText('was signed out.')).toBeVisible(); // the row disappears before the service answers
  await expect(rows).toHaveCount(1);

  const refused = await other.request.get(`${FASTAPI}/me`);
  expect(refused.status()).toBe(401);
  expect(refused.headers()['www-authenticate']).toBe('Bearer');
  expect(await refused.json()).toMatchObject({ detail: { code: 'invalid_session' } });

  await expect(heading(otherPage, 'Sign in')).toBeVisible();
  await expect(otherPage.getByText(/signed out/i)).toBeVisible();
  expect((await context.request.get(`${FASTAPI}/me`)).status()).toBe(200);
  await other.close();
});

test('a page without events learns of its session’s end at the next click', { tag: '@any-screen' }, async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const other = await browser.newContext();
  await signIn(other, email);
  await page.route('**/session.events*', (route) => route.abort());
  await page.goto('/account');
  await expect(heading(page, 'Overview')).toBeVisible();
  const answer = await other.request.post(`${GATEHOUSE}/api/trpc/session.revokeOthers`, {
    data: {},
    headers: { origin: GATEHOUSE },
  });
  expect(answer.status()).toBe(200);
  await page.getByRole('link', { name: 'Devices', exact: true }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(page.getByText(/signed out/i)).toBeVisible();
  await other.close();
});

test('each device shows its own result, whatever is clicked meanwhile', async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const others = [await browser.newContext(), await browser.newContext()];
  for (const other of others) await signIn(other, email);
  let held: (() => void) | undefined;
  await page.route(/session\.revoke/, async (route) => {
    if (held) return route.continue();
    await new Promise<void>((resolve) => {
      held = resolve;
    });
    await route.abort();
  });

  await page.goto('/account/devices');
  const rows = page.getByRole('main').getByRole('listitem');
  for (const left of [2, 1]) {
    await signOutRow(rows.nth(1));
    await expect(rows).toHaveCount(left);
  }
  await expect(page.getByText('was signed out.')).toBeVisible();
  held?.();
  await expect(page.getByRole('alert')).toContainText('could not be signed out.');
  await expect(page.getByText('was signed out.')).toBeVisible();
  await expect(rows).toHaveCount(2);
  for (const other of others) await other.close();
});

test('all others are signed out at once, after a warning', async ({ browser, page, context }) => {
  const { email } = await signUp(context);
  const others = [await browser.newContext(), await browser.newContext()];
  for (const other of others) await signIn(other, email);

  await page.goto('/account/devices');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(3);
  await page.getByRole('button', { name: 'Sign out of other devices' }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Sign out/ })
    .click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  for (const other of others) {
    expect((await other.request.get(`${FASTAPI}/me`)).status()).toBe(401);
    await other.close();
  }
});

test('the list shows when, where and how each device signed in, and when its session ends', async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const other = await browser.newContext({ userAgent: FIREFOX });
  await signIn(other, email, '203.0.113.7');
  await page.goto('/account/devices');
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows.first()).toContainText('Active now');
  await expect(rows.first()).toContainText('Signed in when you created the account');
  await expect(rows.last()).toContainText('Firefox on Linux');
  await expect(rows.last()).toContainText('Berlin, Germany · 203.0.113.7');
  await expect(rows.last()).toContainText('Signed in just now with your password');
  await expect(rows.last()).toContainText('Signs out by itself in 7 days');
  await expect(rows.last().getByText('in 7 days')).toHaveAttribute('title', /20\d\d/);
  await expect(page.getByText('1 other device is signed in.')).toBeVisible();
  await other.close();
});

test('a row asks before it signs out: the question has the focus, Esc keeps the device', async ({
  browser,
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const other = await browser.newContext({ userAgent: FIREFOX });
  await signIn(other, email);
  await page.goto('/account/devices');
  const trigger = page.getByRole('button', { name: 'Sign out Firefox on Linux' });
  const question = page.getByRole('group', { name: 'Sign out Firefox on Linux?' });
  for (const keep of [
    () => page.keyboard.press('Escape'),
    () => question.getByRole('button', { name: 'Keep signed in' }).click(),
  ]) {
    await trigger.focus();
    await page.keyboard.press('Enter');
    await expect(question).toBeFocused();
    await keep();
    await expect(question).toBeHidden();
    await expect(trigger).toBeFocused();
  }
  expect((await other.request.get(`${FASTAPI}/me`)).status()).toBe(200);
  await page.keyboard.press('Enter');
  await expect(question).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Firefox on Linux was signed out.')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Result' })).toBeFocused();
  expect((await other.request.get(`${FASTAPI}/me`)).status()).toBe(401);
  await other.close();
});

test('an unknown device offers to secure the account', async ({ browser, page, context }) => {
  const { email } = await signUp(context);
  const others = [await browser.newContext({ userAgent: FIREFOX }), await browser.newContext()];
  for (const other of others) await signIn(other, email);
  await page.goto('/account/devices');
  await codeReplaced(page); // an earlier click loads the page anew, where nothing moves the focus
  await page.getByRole('link', { name: 'Don’t recognise it? Firefox on Linux' }).click();
  await expect(heading(page, 'Secure your account')).toBeFocused();
  const steps = page.getByRole('main').getByRole('listitem');
  await expect(steps.first()).toContainText('Firefox on Linux and 1 other device are signed out at once');
  await expect(page.getByLabel('Current password', { exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: 'Sign out of other devices' }).click();
  await expect(steps.first()).toContainText('Only this device is signed in.');
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeFocused();
  for (const other of others) expect((await other.request.get(`${FASTAPI}/me`)).status()).toBe(401);

  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('a whole new sentence');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your account is secured' })).toBeFocused();
  const again = await others[0]?.request.post(`${GATEHOUSE}/api/auth/sign-in/email`, {
    data: { email, password: PASSWORD },
    headers: { origin: GATEHOUSE },
  });
  expect(again?.status()).toBe(401);
  await page.getByRole('link', { name: 'Change email' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Email' })).toBeFocused();
  for (const other of others) await other.close();
});

test('a user who forgot the password secures the account by mail', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.goto('/account/secure');
  await expect(page.getByText('Only this device is signed in.')).toBeVisible(); // there is no other session to end
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(page.getByText(`We sent a link to ${email}.`)).toBeVisible();
  await page.goto(await linkTo(page, email, 'Choose a new password'));
  await page.getByLabel('Password', { exact: true }).fill('a whole new sentence');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(heading(page, 'Password changed')).toBeVisible();
});

test('from the overview, three clicks sign out a lost phone', async ({ browser, page, context }) => {
  const { email } = await signUp(context);
  const phone = await browser.newContext({
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36',
  });
  await signIn(phone, email);
  await page.goto('/account');
  await page.getByRole('link', { name: 'Lost a device? Sign it out' }).click();
  await signOutRow(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Android' }));
  await expect(page.getByText('Chrome on Android was signed out.')).toBeVisible();
  expect((await phone.request.get(`${FASTAPI}/me`)).status()).toBe(401);
  await phone.close();
});

test('signing out ends the session everywhere', async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account');
  const [{ value = '' } = {}] = await context.cookies();
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  const replayed = await page.request.get(`${FASTAPI}/me`, {
    headers: { cookie: `better-auth.session_token=${value}` },
  });
  expect(replayed.status()).toBe(401);
});
