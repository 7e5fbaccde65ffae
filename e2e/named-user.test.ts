import { type BrowserContext, expect, type Page, type Request, test } from '@playwright/test';
import { drawPhoto } from '../tests/pictures.ts';
import { GATEHOUSE } from './addresses.ts';
import { chooseFile } from './choose-file.ts';
import { heading, PASSWORD, signIn, signUp } from './person.ts';

// Every write names the user that the page shows. The page needs no other request to check that this user is still
// signed in.

type Current = { user: { id: string; name: string; email: string } } | null;

async function readCurrent(context: BrowserContext): Promise<Current> {
  const answer = await context.request.get(`${GATEHOUSE}/api/trpc/session.current`);
  return (await answer.json()).result.data;
}

/** A tab that receives no events of other tabs or of the service. */
const blockEvents = (page: Page) => page.route('**/session.events*', () => {});

/** Opens `path` as Alice, and then signs Bob in in the same browser, without an event. */
async function openAsAlice(page: Page, context: BrowserContext, path: string) {
  const bob = await signUp(context, 'Bob');
  await context.clearCookies();
  await signUp(context, 'Alice');
  await blockEvents(page);
  await page.goto(path);
  return { signInBob: () => signIn(context, bob.email), bob };
}

const photo = async () => ({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: await drawPhoto() });
const savePicture = (page: Page) =>
  page.getByRole('dialog').getByRole('button', { name: 'Save picture' }).click();

test('saving name, picture and profile is one request each, which names the user', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  await signUp(context);
  const id = (await readCurrent(context))?.user.id;
  await blockEvents(page);
  await page.goto('/account/profile');
  await expect(page.getByLabel('Name')).toHaveValue('Ada Lovelace');
  await page.waitForLoadState('networkidle');
  const sent: Request[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch' && new URL(request.url()).pathname.startsWith('/api/'))
      sent.push(request);
  });
  const takeSent = async () =>
    Promise.all(
      sent
        .splice(0)
        .map(async (request) => [
          request.method(),
          new URL(request.url()).pathname,
          await request.headerValue('x-gatehouse-user'),
        ]),
    );

  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('About you').fill('Writes programs.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect(await takeSent()).toEqual([
    ['POST', '/api/auth/update-user', id],
    ['POST', '/api/trpc/profile.update', id],
  ]);

  await page.getByLabel('About you').fill('Writes good programs.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect(await takeSent()).toEqual([['POST', '/api/trpc/profile.update', id]]);

  await chooseFile(page, await photo());
  await savePicture(page);
  await expect(page.getByText('Your picture is saved.')).toBeVisible();
  expect(await takeSent()).toEqual([['PUT', '/api/avatar', id]]);
});

test('a picture that one user chose is not saved for another', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { signInBob, bob } = await openAsAlice(page, context, '/account/profile');
  await chooseFile(page, await photo());
  await signInBob();
  await savePicture(page);
  await expect(page.getByText(`You are now signed in as ${bob.email}`)).toBeVisible();
  expect(await readCurrent(context)).toMatchObject({ user: { name: 'Bob', image: null } });
});

test('a name that one user chose is not saved for another', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { signInBob, bob } = await openAsAlice(page, context, '/account/profile');
  await page.getByLabel('Name').fill('Alice King');
  await signInBob();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`You are now signed in as ${bob.email}`)).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Bob');
  expect(await readCurrent(context)).toMatchObject({ user: { name: 'Bob' } });
});

test('a password, a device and a copy of the data belong to the user on the page', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { signInBob, bob } = await openAsAlice(page, context, '/account/security');
  const notice = page.getByText(`You are now signed in as ${bob.email}`);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('a whole new sentence');
  await signInBob();
  await page.getByLabel('New password', { exact: true }).press('Enter');
  await expect(notice).toBeVisible();
  await signInBob(); // with the same password

  await context.clearCookies();
  const alice = await signUp(context, 'Alice');
  await page.goto('/account/data');
  await expect(page.getByText(alice.email).first()).toBeVisible();
  await signInBob();
  let isSaved = false;
  page.on('download', () => {
    isSaved = true;
  });
  await page.getByRole('button', { name: 'Download' }).click();
  await expect(notice).toBeVisible();
  expect(isSaved).toBe(false);
});

test('answers at sign-up are refused for another user, and the form shows it', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { signInBob } = await openAsAlice(page, context, '/sign-up?step=background');
  await page.getByRole('group', { name: 'Hardware access' }).getByText('NVIDIA Jetson').click();
  await signInBob();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Somebody else signed in in this browser. Nothing was saved.')).toBeVisible();
  const profile = await context.request.get(`${GATEHOUSE}/api/trpc/profile.get`);
  expect(await profile.json()).toMatchObject({ result: { data: { version: 0, hardwareAccess: [] } } });
});

test('signing out ends the session of this browser, whichever user it belongs to', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { signInBob } = await openAsAlice(page, context, '/account');
  await expect(heading(page, 'Overview')).toBeVisible();
  await signInBob();
  await page.getByRole('banner').getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  expect(await readCurrent(context)).toBeNull();
});
