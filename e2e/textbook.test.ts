import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { withRedirectTo } from '../shared/paths.ts';
import { FASTAPI, GATEHOUSE } from './addresses.ts';
import { fillSignUp, heading, PASSWORD, signUp } from './person.ts';

const LESSON = `${FASTAPI}/lessons/topics?chapter=2#queues`;
const link = (page: string, target: string) => `${GATEHOUSE}${withRedirectTo(page, target)}`;

test('a reader signs up, answers the questions, and the lesson uses the answers', async ({ page }) => {
  await page.goto(LESSON);
  await expect(page.locator('body')).toContainText('"told":"general"');

  await page.goto(link('/sign-in', LESSON));
  await page.getByRole('link', { name: /create/i }).click();
  await expect(heading(page, 'Create your account')).toBeVisible();
  await fillSignUp(page, `${randomUUID()}@example.com`);

  await expect(heading(page, 'Your background')).toBeVisible();
  await page.reload(); // the return URL survives a reload of the step
  await expect(heading(page, 'Your background')).toBeVisible();
  await page.getByRole('group', { name: 'Software background' }).getByText('Python').click();
  await page
    .getByRole('radiogroup', { name: 'Experience level' })
    .or(page.getByRole('group', { name: 'Experience level' }))
    .getByText('Beginner')
    .click();
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.waitForURL(LESSON);
  await expect(page.locator('body')).toContainText('Welcome back, Grace Hopper.');
  await expect(page.locator('body')).toContainText('"told":"python"');
});

test('the questions can be skipped, and nothing is stored', { tag: '@any-screen' }, async ({ page }) => {
  await page.goto(link('/sign-up', LESSON));
  await fillSignUp(page, `${randomUUID()}@example.com`);
  await page.getByRole('button', { name: 'Skip for now' }).click();
  await page.waitForURL(LESSON);
  const me = await page.request.get(`${FASTAPI}/me`);
  expect(await me.json()).toMatchObject({ profile: { complete: false, version: 0 } });
});

test('signing in returns to the exact lesson, and at once when signed in already', async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  await page.goto(link('/sign-in', LESSON));
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(LESSON);
  await page.goto(link('/sign-in', LESSON));
  await page.waitForURL(LESSON);
  await page.goto(link('/sign-up', LESSON));
  await page.waitForURL(LESSON);
});

for (const target of [
  'https://evil.example/',
  'javascript:alert(document.domain)',
  '//evil.example',
  `${FASTAPI}@evil.example/`,
]) {
  test(`an untrusted return address (${target}) leads to the account`, { tag: '@any-screen' }, async ({
    page,
    context,
  }) => {
    const { email } = await signUp(context);
    await context.clearCookies();
    await page.goto(link('/sign-in', target));
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(`${GATEHOUSE}/account`);
    await expect(heading(page, 'Overview')).toBeVisible();
  });
}
