import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { FASTAPI, GATEHOUSE } from './addresses.ts';
import { fillSignUp, heading, PASSWORD, signUp } from './person.ts';
import {
  collectComplaints,
  collectQuestions,
  cutOff,
  EVERY_PAGE,
  exercises,
  expectReturnTo,
  gate,
  HOME,
  PRACTICE,
  signInLink,
  TOPICS,
  tutor,
  userButton,
} from './site-reader.ts';

// The textbook built with the Docusaurus plugin: a static site whose pages query Gatehouse and FastAPI.

const DEEP = `${TOPICS}?chapter=2#queues`;

test('anonymous visitors can read; the site sends one request for the first page, none for the next', {
  tag: '@any-screen',
}, async ({ page }) => {
  const questions = collectQuestions(page);
  await page.goto(DEEP);
  await expect(heading(page, 'Topics')).toBeVisible();
  await expect(signInLink(page)).toBeVisible();
  await expect(tutor(page)).toContainText('A topic is a notice board');
  await expectReturnTo(page, DEEP);

  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(heading(page, 'Frames')).toBeVisible();
  await expect(tutor(page)).toContainText('seen from where?');
  await expectReturnTo(page, TOPICS.replace('topics', 'frames'));
  expect(questions).toHaveLength(1);
});

test('a reader signs up, and the same page then shows their name', async ({ page }) => {
  await page.goto(DEEP);
  await signInLink(page).click();
  await page.getByRole('link', { name: /create/i }).click();
  await fillSignUp(page, `${randomUUID()}@example.com`);
  await page.getByRole('group', { name: 'Software background' }).getByText('Python').click();
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.waitForURL(DEEP);
  await expect(userButton(page)).toHaveAccessibleName('Account: Grace Hopper');
  await expect(tutor(page)).toContainText('Welcome back, Grace Hopper.');
  await expect(tutor(page)).toContainText('queue.Queue');
  await expect(signInLink(page)).toBeHidden();
});

test('signing out on the site ends the session everywhere, and the page shows it by itself', async ({
  page,
  context,
}) => {
  await signUp(context, 'Ada');
  const [{ name = '', value = '' } = {}] = await context.cookies();
  await page.goto(TOPICS);
  await expect(tutor(page)).toContainText('Welcome back, Ada.');
  const documents: string[] = [];
  page.on('framenavigated', (frame) => documents.push(frame.url()));

  await userButton(page).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(signInLink(page)).toBeVisible();
  await expect(tutor(page)).toContainText('Told for everybody.');
  expect(documents).toEqual([]);
  const replayed = await page.request.get(`${FASTAPI}/me`, { headers: { cookie: `${name}=${value}` } });
  expect(replayed.status()).toBe(401);
});

test('a gate links to sign-in, and back to the place behind it', async ({ page, context }) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  const target = `${PRACTICE}?from=mail#2-find-the-cup`;
  await page.goto(target);
  await expect(gate(page)).toBeVisible();
  await expect(exercises(page)).toBeHidden();
  const create = page.getByRole('link', { name: 'Create an account' });
  expect(new URL((await create.getAttribute('href')) ?? '').searchParams.get('redirect_to')).toBe(target);

  await page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(target);
  await expect(exercises(page)).toBeInViewport();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  await expect(gate(page)).toBeHidden();
});

for (const who of ['a person', 'a stranger'])
  test(`until the session is known, ${who} sees nothing wrong, and nothing moves`, {
    tag: '@any-screen',
  }, async ({ page, context }) => {
    if (who === 'a person') await signUp(context);
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route(/session\.current/, async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(PRACTICE);
    await expect(page.locator('html[data-has-hydrated="true"]')).toBeAttached();
    const room = page.locator('.gatehouse-navbar'); // its content has no role yet
    const before = await room.boundingBox();
    await expect(signInLink(page)).toBeHidden();
    await expect(gate(page)).toBeHidden();
    await expect(exercises(page)).toBeHidden();

    answer();
    await expect(who === 'a person' ? exercises(page) : gate(page)).toBeVisible();
    expect(await room.boundingBox()).toEqual(before);
  });

test('during an outage of Gatehouse everything can be read, nobody is shown as signed out, and it recovers', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await signUp(context);
  const comeBack = await cutOff(page);
  await page.goto(PRACTICE);
  await expect(page.getByRole('button', { name: /Account unavailable/ })).toBeVisible();
  await expect(exercises(page)).toBeVisible();
  await expect(page.getByText('can’t be reached right now')).toBeVisible();
  await expect(signInLink(page)).toBeHidden();
  await expect(gate(page)).toBeHidden();

  await comeBack();
  await expect(userButton(page)).toBeVisible();
  await expect(exercises(page)).toBeVisible();
  await expect(page.getByText('can’t be reached right now')).toBeHidden();
});

test('a page distinguishes anonymous visitors from users without an import', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const toStrangers = page.getByText('The lessons can be read without an account.');
  const toPeople = page.getByText('You are signed in:');
  await page.goto(HOME);
  await expect(toStrangers).toBeVisible();
  await expect(toPeople).toBeHidden();
  await signUp(context);
  await page.reload();
  await expect(toPeople).toBeVisible();
  await expect(toStrangers).toBeHidden();
});

test('a lesson works without its tutor', async ({ page }) => {
  await page.route(`${FASTAPI}/**`, (route) => route.abort());
  await page.goto(TOPICS);
  await expect(tutor(page)).toContainText('The lesson is complete without it.');
  await expect(page.getByRole('heading', { name: 'Queues' })).toBeVisible();
});

test('a session that ended elsewhere is shown as signed out, whatever cookie the browser has', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await signUp(context);
  const cookies = await context.cookies();
  await page.request.post(`${GATEHOUSE}/api/auth/sign-out`, { data: {}, headers: { origin: GATEHOUSE } });
  await context.addCookies(cookies);
  await page.goto(TOPICS);
  await expect(signInLink(page)).toBeVisible();
  await expect(tutor(page)).toContainText('A topic is a notice board');
});

for (const who of ['a stranger', 'a person'])
  test(`no page has errors or accessibility problems, for ${who}`, { tag: '@any-screen' }, async ({
    page,
    context,
  }) => {
    if (who === 'a person') await signUp(context);
    const complaints = collectComplaints(page);
    for (const address of EVERY_PAGE) {
      await page.goto(address);
      await expect(who === 'a person' ? userButton(page) : signInLink(page)).toBeVisible();
    }
    expect(complaints).toEqual([]);
  });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('everything can be read', { tag: '@any-screen' }, async ({ page }) => {
    await page.goto(PRACTICE);
    await expect(exercises(page)).toBeVisible();
  });
});
