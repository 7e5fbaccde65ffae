import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { GATEHOUSE } from './addresses.ts';
import { hold, withoutAnswers } from './faults.ts';
import { confirmAddress, linkTo } from './mails.ts';
import { heading, PASSWORD, signIn, signUp } from './person.ts';

const bridge = async (page: Page) =>
  (await page.context().request.get(`${GATEHOUSE}/api/bridge/v1/session`)).status();

async function askForDeletion(page: Page, email: string) {
  await page.goto('/account/data');
  await page.getByRole('button', { name: 'Delete account' }).click();
  await page.getByLabel('Your email').fill(email);
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByText('Your account will be deleted on')).toBeVisible();
}

test('all stored data is downloaded as one file', { tag: '@any-screen' }, async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.goto('/account/data');
  await expect(heading(page, 'Data & privacy')).toBeVisible();
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download my data' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/^account-data-\d{4}-\d\d-\d\d\.json$/);
  const held = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(held).toMatchObject({ user: { email }, sessions: [expect.anything()], picture: null });
  expect(held.activity.map(({ kind }: { kind: string }) => kind)).toContain('sign_up');
  await expect(page.getByText(`Your data was saved as ${download.suggestedFilename()}.`)).toBeVisible();
});

test('deleting an account needs its typed address, and every page has a button to keep it', async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await page.goto('/account/data');
  const trigger = page.getByRole('button', { name: 'Delete account' });
  // The list of consequences is above the button, not beside it. Both are measured at the same time, because the
  // page's code replaces both.
  const group = page.getByRole('group', { name: 'Delete account' });
  await expect(group.getByRole('list')).toBeVisible();
  const gap = await group.evaluate((all) => {
    const [list, button] = ['ul', 'button'].map((name) => all.querySelector(name)?.getBoundingClientRect());
    return list && button && button.top - list.bottom;
  });
  expect(gap).toBeGreaterThanOrEqual(0);
  await trigger.click();
  await expect(page.getByLabel('Your email')).toBeFocused();
  for (const wrong of ['', 'somebody@else.example', '<script>alert(1)</script>']) {
    await page.getByLabel('Your email').fill(wrong);
    await page.getByRole('button', { name: 'Delete my account' }).click();
    await expect(page.getByText('This is not the address of this account')).toBeVisible();
    await expect(page.getByLabel('Your email')).toBeFocused();
  }
  expect(await bridge(page)).toBe(200);

  await page.getByLabel('Your email').fill(` ${email.toUpperCase()} `);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your account will be deleted on')).toBeVisible();
  expect(await bridge(page)).toBe(403);

  for (const name of ['Overview', 'Profile', 'Devices', 'Activity', 'Data & privacy']) {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: name.split(' ')[0] ?? name })
      .click();
    await expect(heading(page, name)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel deletion' })).toHaveCount(1);
  }
  await page.reload();
  await expect(page.getByRole('button', { name: 'Cancel deletion' })).toHaveCount(1);
  for (const path of [
    '/account',
    '/account/profile',
    '/account/security',
    '/account/devices',
    '/account/activity',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'Cancel deletion' })).toHaveCount(1);
  }
  await page.getByRole('button', { name: 'Cancel deletion' }).click();
  await expect(page.getByText('Your account stays. Nothing was lost.')).toBeFocused();
  await expect(page.getByText('Account deletion cancelled')).toBeVisible();
  expect(await bridge(page)).toBe(200);
});

/** Records the layout shifts of the page from its first paint. */
const noteMoves = (page: Page) =>
  page.addInitScript(() => {
    const moved: number[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moved.push(Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift', buffered: true });
  });
const readMoves = (page: Page) => page.evaluate(() => Reflect.get(window, 'moved'));

test('the notice of a deletion is in the first page: nothing moves', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await askForDeletion(page, email);
  await noteMoves(page);
  const release = await hold(page, '**/assets/start-*.js');
  await page.goto('/account/devices', { waitUntil: 'commit' });
  await expect(page.getByRole('button', { name: 'Cancel deletion' })).toBeVisible();
  await expect(page.getByText('This device', { exact: true })).toBeVisible();
  release();
  await expect(page).toHaveTitle(/^Devices · /);
  await page.waitForLoadState('networkidle');
  expect(await readMoves(page)).toEqual([]);
});

test('a page without the answer waits for the notice of a deletion', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await askForDeletion(page, email);
  await noteMoves(page);
  await withoutAnswers(page);
  const code = '**/assets/data-page-*.js'; // this script contains the same message
  const release = await hold(page, code);
  const asked = page.waitForRequest(code);
  await page.goto('/account/devices');
  await asked;
  await expect(heading(page, 'Devices')).toBeHidden();
  release();
  await expect(page.getByRole('button', { name: 'Cancel deletion' })).toBeVisible();
  await expect(page.getByText('This device', { exact: true })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await readMoves(page)).toEqual([]);
});

test('a sign-in during the fourteen days can cancel, and every open tab shows it', {
  tag: '@any-screen',
}, async ({ page, context, browser }) => {
  const { email } = await signUp(context);
  const other = await browser.newContext({ baseURL: GATEHOUSE });
  await signIn(other, email);
  const elsewhere = await other.newPage();
  await elsewhere.goto('/account/profile');
  await expect(heading(elsewhere, 'Profile')).toBeVisible();
  await askForDeletion(page, email);
  await expect(elsewhere.getByRole('button', { name: 'Cancel deletion' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).last().click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('link', { name: 'See the deletion' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel deletion' }).click();
  await expect(page.getByText('Your account stays. Nothing was lost.')).toBeVisible();
  await expect(elsewhere.getByRole('button', { name: 'Cancel deletion' })).toHaveCount(0);
  await other.close();
});

test('one button after the mail’s link keeps the account, without a sign-in', { tag: '@any-screen' }, async ({
  page,
  context,
  browser,
}) => {
  const { email } = await signUp(context);
  await confirmAddress(page, email);
  await askForDeletion(page, email);
  const link = await linkTo(page, email, 'Your account at Gatehouse will be deleted');
  const stranger = await browser.newContext({ baseURL: GATEHOUSE });
  const mailbox = await stranger.newPage();
  await mailbox.goto(link);
  await expect(heading(mailbox, 'Keep your account')).toBeVisible();
  expect(mailbox.url()).not.toContain('#');
  expect(await bridge(page)).toBe(403);
  await mailbox.getByRole('button', { name: 'Keep my account' }).click();
  await expect(mailbox.getByText('Your account stays. Nothing was lost.')).toBeVisible();
  expect(await bridge(page)).toBe(200);
  expect(await bridge(mailbox)).toBe(401);
  await mailbox.goto(link);
  await expect(mailbox.getByText('It has expired or was used already.')).toBeVisible();
  await stranger.close();
});
