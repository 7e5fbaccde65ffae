import { expect, type Page, test } from '@playwright/test';
import { type OwnService, openOwnService } from './own-service.ts';
import { signUp } from './person.ts';
import { listening } from './stream.ts';

const BOOK = 'book.example.org';

let service: OwnService;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  service = await openOwnService();
});
test.afterAll(() => service[Symbol.asyncDispose]());

/** Hands the session of the only device to a site, as the token endpoint does. */
const handOver = (email: string, id: string, site = `https://${BOOK}`) =>
  service.query(`
    insert into oauth_grant (id, session_id, client_id, code_hash, refresh_hash, key_thumbprint, expires_at)
      select '${id}', session.id, '${site}', 'c${id}', 'r${id}', 'k', now() + interval '10 minutes'
      from session join "user" on "user".id = user_id where email = '${email}'`);

async function openDevices(page: Page, name: string) {
  const { email } = await signUp(page.context(), name, service.url);
  const isOpen = listening(page);
  await page.goto(`${service.url}/account/devices`);
  await isOpen;
  const device = page.getByRole('list', { name: 'Devices', exact: true }).locator('> li').first();
  return { email, sites: device.getByRole('list').getByRole('listitem') };
}

test('a site appears under its device at once, and is signed out alone', { tag: '@any-screen' }, async ({
  page,
}) => {
  const { email, sites } = await openDevices(page, 'Ada Lovelace');
  await expect(sites).toHaveCount(0);
  await handOver(email, 'one');
  await expect(sites).toHaveText([/book\.example\.org used just now/]);

  const trigger = sites.getByRole('button', { name: `Sign out of ${BOOK}` });
  const question = sites.getByRole('group', { name: `Sign out of ${BOOK}?` });
  await trigger.focus();
  await page.keyboard.press('Enter');
  await expect(question).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(trigger).toBeFocused();
  await page.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText(`was signed out of ${BOOK}.`)).toBeVisible();
  await expect(page.getByRole('group', { name: 'Result' })).toBeFocused();
  await expect(page.getByText('Is your password saved on it?')).toHaveCount(0);
  await expect(sites).toHaveCount(0);
  const { rows } = await service.query("select id from oauth_grant where id = 'one'");
  expect(rows).toEqual([]);

  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(page.getByText(`Signed out at ${BOOK}`, { exact: true })).toBeVisible();
});

test('a site that ends elsewhere disappears at once', { tag: '@any-screen' }, async ({ page }) => {
  const { email, sites } = await openDevices(page, 'Grace Hopper');
  await handOver(email, 'two');
  await expect(sites).toHaveCount(1);
  await service.query("delete from oauth_grant where id = 'two'");
  await expect(sites).toHaveCount(0);
});

test('a refusal puts a site back into its place, with a message', { tag: '@any-screen' }, async ({
  page,
}) => {
  const { email, sites } = await openDevices(page, 'Joan Clarke');
  for (const [id, site] of [
    ['three', 'https://a.example.org'],
    ['four', `https://${BOOK}`],
    ['five', 'https://c.example.org'],
  ] as const)
    await handOver(email, id, site);
  await expect(sites).toHaveCount(3);
  let refuse = () => {};
  const held = new Promise<void>((resolve) => {
    refuse = resolve;
  });
  await page.route(/session\.revokeGrant/, async (route) => {
    await held;
    await route.abort();
  });
  const middle = sites.nth(1);
  await expect(middle).toContainText(BOOK);
  await middle.getByRole('button').click();
  await middle.getByRole('group').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(sites).toHaveText([/c\.example\.org/, /a\.example\.org/]);
  refuse();
  await expect(page.getByRole('alert')).toContainText(`could not be signed out of ${BOOK}.`);
  await expect(sites).toHaveText([/c\.example\.org/, /book\.example\.org/, /a\.example\.org/]);
});
