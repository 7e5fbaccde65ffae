import { expect, type Page, test } from '@playwright/test';
import de from '../shared/messages/de/index.ts';
import { pages, WORDS } from '../shared/paths.ts';
import { signUp } from './person.ts';

// Which words a page loads, and when.

test.use({ locale: 'de-DE' });

/** The file with all words of German. */
const ALL = new RegExp(`${WORDS}de\\.all\\.`);

/** Notes the groups of the words files that a page loads from now on. */
function noteWords(page: Page): string[] {
  const groups: string[] = [];
  page.on('request', (request) => {
    const [, file] = request.url().split(WORDS);
    if (file) groups.push(file.split('.')[1] ?? file);
  });
  return groups;
}

/** Follows a link without a press, which would load all words before. */
const follow = (page: Page, path: string): Promise<void> =>
  page
    .locator(`a[href="${path}"]`)
    .last()
    .evaluate((link: HTMLAnchorElement) => link.click());

const isOfAccount = (path: string) => path.startsWith(pages.account);
/** Without a grant, this page is about a wrong link; the other two lead to a page with words of its own. */
const OTHERS: readonly string[] = [pages.authorize, pages.twoFactor, pages.home];
const walked = Object.values(pages).filter((path) => !OTHERS.includes(path));

for (const path of walked)
  test(`${path} begins with its own words, and loads no others by itself`, {
    tag: '@any-screen',
  }, async ({ page, context }) => {
    if (isOfAccount(path)) await signUp(context);
    const groups = noteWords(page);
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page).toHaveURL(path);
    await expect(page.locator('html[data-answered]')).toHaveCount(0);
    await expect(page.locator('h1')).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(groups).toEqual([path.slice(1).replaceAll('/', '-')]);
  });

test('the next pages find their words, also without any press before', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const broken: string[] = [];
  page.on('pageerror', ({ message }) => broken.push(message));
  const expectHeading = (name: string) =>
    expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();

  await page.goto(pages.signIn, { waitUntil: 'networkidle' });
  await follow(page, pages.signUp);
  await expectHeading(de.signUp.title);
  await follow(page, pages.signIn);
  await follow(page, pages.forgotPassword);
  await expectHeading(de.forgotPassword.title);

  await signUp(context);
  const { overview, profile, security, devices, activity, data } = de.frame.pages;
  const account = { account: overview, profile, security, devices, activity, data };
  const paths = Object.keys(account).map((name) => pages[name as keyof typeof account]);
  for (const [index, title] of Object.values(account).entries()) {
    await page.goto(paths.at(index - 1) ?? '', { waitUntil: 'networkidle' });
    await follow(page, paths[index] ?? '');
    await expectHeading(title);
  }

  await page.goto(pages.account, { waitUntil: 'networkidle' });
  await context.clearCookies();
  await follow(page, pages.devices);
  await expectHeading(de.signIn.title);
  expect(broken).toEqual([]);
});

test('words that are loaded in advance and do not arrive are asked for again, and nobody is alarmed', {
  tag: '@any-screen',
}, async ({ page }) => {
  let refused = 0;
  await page.route(ALL, (route) => {
    refused += 1;
    return route.abort();
  });
  await page.goto(pages.signIn, { waitUntil: 'networkidle' });
  await page.getByLabel(de.fields.email).press('a');
  await expect.poll(() => refused).toBeGreaterThan(0); // the code of the form may ask as well
  await expect(page.locator('script[src*=".all."]')).toHaveCount(0);
  await expect(page.getByText(de.page.incomplete)).toHaveCount(0);
  await page.unroute(ALL);
  await follow(page, pages.signUp);
  await expect(page.getByRole('heading', { level: 1, name: de.signUp.title })).toBeVisible();
});
