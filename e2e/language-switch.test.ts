import { randomUUID } from 'node:crypto';
import { expect, type Page, type Route, test } from '@playwright/test';
import ar from '../shared/messages/ar/index.ts';
import de from '../shared/messages/de/index.ts';
import en from '../shared/messages/en/index.ts';
import { pages, REDIRECT_TO } from '../shared/paths.ts';
import { LANGUAGE_COOKIE } from '../shared/words/languages.ts';
import { SITE } from './addresses.ts';
import { createApp, readKey } from './app-code.ts';
import { codeReplaced } from './code-replaced.ts';
import { failProcedure } from './faults.ts';
import { linkTo } from './mails.ts';
import { openOwnService } from './own-service.ts';
import { PASSWORD, signUp } from './person.ts';
import { turnOnTwoFactor } from './second-factor.ts';

// The choice of a language: what it changes, what stays, and what happens when it fails.

test.describe.configure({ mode: 'parallel' });

/** Exact: a name in one language may begin as in another one. */
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const language = (page: Page) => page.locator('html').getAttribute('lang');
const footer = (page: Page) => page.getByRole('contentinfo').getByRole('combobox');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Chooses a language in the footer, by its own name. */
async function choose(page: Page, name: string): Promise<void> {
  await codeReplaced(page);
  await footer(page).selectOption(name);
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: en.ui.language }).click();
}

const readLocale = async (page: Page): Promise<string | null> =>
  (await (await page.request.get('/api/trpc/profile.get')).json()).result.data.locale;

test('before sign-in, the switch keeps what was typed, but no password', async ({ page }) => {
  await page.goto(pages.signUp);
  await page.getByLabel(en.fields.name).fill('Grace Hopper');
  await page.getByLabel(en.fields.email).fill('grace@example.com');
  await page.getByLabel(en.fields.password, { exact: true }).fill(PASSWORD);
  await choose(page, 'Deutsch');
  await expect(heading(page, de.signUp.title)).toBeVisible();
  await expect(page.getByLabel(de.fields.name)).toHaveValue('Grace Hopper');
  await expect(page.getByLabel(de.fields.email)).toHaveValue('grace@example.com');
  await expect(page.getByLabel(de.fields.password, { exact: true })).toHaveValue('');
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
    'grace',
  );
});

test('a choice that was taken back stays taken back', { tag: '@any-screen' }, async ({ page }) => {
  await page.goto(pages.signIn);
  await codeReplaced(page);
  await page.getByRole('checkbox').uncheck();
  await choose(page, 'Deutsch');
  await expect(heading(page, de.signIn.title)).toBeVisible();
  await codeReplaced(page);
  await expect(page.getByRole('checkbox')).not.toBeChecked();
});

test('the page says where a mail was sent, and a code of the mail is not kept', {
  tag: '@any-screen',
}, async ({ page }) => {
  await page.goto(pages.forgotPassword);
  const email = `${randomUUID()}@example.com`;
  await page.getByLabel(en.fields.email).fill(email);
  await button(page, en.forgotPassword.submit).click();
  await page.getByLabel(en.mailLink.code.label).fill('0123-4567');
  await choose(page, 'Deutsch');
  await expect(heading(page, de.forgotPassword.sent.title)).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  await expect(page.getByLabel(de.mailLink.code.label)).toHaveValue('');
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('0123');
  await expect(page.locator('input[value*="0123"]')).toHaveCount(0);
});

test('a backup code is not kept', { tag: '@any-screen' }, async ({ page, context }) => {
  const { email } = await signUp(context);
  const { backupCodes } = await turnOnTwoFactor(context.request);
  await context.clearCookies();
  await page.goto(pages.signIn);
  await page.getByLabel(en.fields.email).fill(email);
  await page.getByLabel(en.fields.password, { exact: true }).fill(PASSWORD);
  await button(page, en.signIn.submit).click();
  await button(page, en.stepUp.backup.instead).click();
  await page.getByLabel(en.stepUp.backup.field.label).fill(backupCodes[0] ?? '');
  await page.getByLabel(en.stepUp.trust.label).check();
  await choose(page, 'Deutsch');
  await expect(page.getByLabel(de.stepUp.trust.label)).toBeChecked(); // everything that was kept is back
  await expect(page.locator('input[name=code]')).toHaveValue('');
});

test('codes that are shown once are not lost without a question', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  await page.goto(`${pages.security}#two-factor`);
  await codeReplaced(page);
  await button(page, 'Turn on').click();
  const app = createApp(await readKey(page));
  await page.getByLabel('Code of the app').fill(await app());
  await page.keyboard.press('Enter');
  const codes = page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const asked = page.waitForEvent('dialog');
  await footer(page).selectOption('Deutsch');
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await expect(codes).toHaveCount(10);
  expect(await language(page)).toBe('en');
});

test('a link of a mail works in the language that is chosen on its page', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await page.goto(await linkTo(page, email, 'Confirm your email'));
  await expect(heading(page, en.verifyEmail.confirm.title)).toBeVisible();
  await choose(page, 'العربية');
  await button(page, ar.verifyEmail.confirm.action).click();
  await expect(page.getByRole('main')).toContainText(email);
  expect((await (await page.request.get('/api/trpc/profile.get')).json()).result.data.locale).toBe('ar');
  const overview = await (await page.request.get('/api/trpc/security.overview')).json();
  expect(overview.result.data).toMatchObject({ emailVerified: true });
});

test('in the account, the footer writes the language into the profile', async ({ page, context }) => {
  await signUp(context);
  await page.goto(pages.profile);
  await codeReplaced(page);
  await page.getByLabel(en.fields.name).fill('Ada King');
  await page.getByLabel('About you').fill('Half a sentence');
  await choose(page, 'Deutsch');
  await expect(heading(page, de.frame.pages.profile)).toBeVisible();
  await expect(page.getByLabel(de.fields.name)).toHaveValue('Ada King');
  await expect(page.locator('textarea')).toHaveValue('Half a sentence');
  expect(await readLocale(page)).toBe('de');
  // The profile has not been saved: the form still asks before it is left.
  await page.getByRole('link', { name: de.frame.pages.overview, exact: true }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
});

test('a choice is written once, also when the list loses the focus meanwhile', async ({ page, context }) => {
  await signUp(context);
  await page.goto(pages.account);
  await codeReplaced(page);
  let writes = 0;
  let answer = (): void => {};
  const isLeft = new Promise<void>((done) => {
    answer = done;
  });
  await page.route('**/api/trpc/profile.update*', async (route) => {
    writes += 1;
    await isLeft;
    await route.continue();
  });
  await footer(page).focus();
  await footer(page).selectOption('Deutsch');
  await expect.poll(() => writes).toBe(1);
  await page.keyboard.press('Tab');
  await expect(footer(page)).not.toBeFocused();
  answer();
  await expect(heading(page, de.frame.pages.overview)).toBeVisible();
  expect(writes).toBe(1);
});

test('the user menu writes it too, and a new address that was typed stays', async ({ page, context }) => {
  await signUp(context);
  await page.goto(pages.security);
  await codeReplaced(page);
  await button(page, en.security.email.change).click();
  await page.getByLabel(en.security.email.field).fill('new@example.com');
  await openMenu(page);
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(heading(page, de.frame.pages.security)).toBeVisible();
  await expect(page.getByLabel(de.security.email.field)).toHaveValue('new@example.com');
  expect(await readLocale(page)).toBe('de');
});

test('another browser of the person speaks the language of the profile', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  await page.goto(pages.account);
  await choose(page, 'العربية');
  await expect(heading(page, ar.frame.pages.overview)).toBeVisible();
  await context.clearCookies({ name: LANGUAGE_COOKIE });
  await page.goto(pages.devices);
  await expect(heading(page, ar.frame.pages.devices)).toBeVisible();
});

for (const where of ['footer', 'menu'] as const)
  test(`a refused profile changes no language, and the ${where} says so`, { tag: '@any-screen' }, async ({
    page,
    context,
  }) => {
    await signUp(context);
    await failProcedure(page, 'profile.update');
    await page.goto(pages.account);
    if (where === 'footer') await choose(page, 'Deutsch');
    else {
      await openMenu(page);
      await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    }
    const failure = page.getByRole('alert').filter({ hasText: en.ui.languageNotChanged });
    await expect(failure).toBeVisible();
    expect(await language(page)).toBe('en');
    expect((await context.cookies()).map(({ name }) => name)).not.toContain(LANGUAGE_COOKIE);
    if (where === 'footer') await expect(footer(page)).toHaveValue('en');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    expect(await readLocale(page)).toBeNull();
  });

test('offline, the language stays, and the page says so', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await page.goto(pages.signIn);
  await codeReplaced(page);
  await page.getByLabel(en.fields.email).fill('ada@example.com');
  await context.setOffline(true);
  await choose(page, 'Deutsch');
  await expect(page.getByRole('contentinfo').getByRole('alert')).toHaveText(en.errors.offline);
  await expect(footer(page)).toHaveValue('en');
  await expect(page.getByLabel(en.fields.email)).toHaveValue('ada@example.com');
  expect(await language(page)).toBe('en');
});

test('an address asks for a language once, and it stays', { tag: '@any-screen' }, async ({ page }) => {
  await page.goto(`${pages.signIn}?lang=de&${REDIRECT_TO}=${encodeURIComponent(`${SITE}/chapter`)}`);
  await expect(heading(page, de.signIn.title)).toBeVisible();
  const address = new URL(page.url());
  expect(address.searchParams.has('lang')).toBe(false);
  expect(address.searchParams.get(REDIRECT_TO)).toBe(`${SITE}/chapter`);
  await page.goto(pages.signUp);
  await expect(heading(page, de.signUp.title)).toBeVisible();
  await page.goto('/sign-in?lang=xx');
  await expect(heading(page, de.signIn.title)).toBeVisible();
});

test('each language is offered by its own name, marked as that language, and a keyboard chooses it', {
  tag: '@any-screen',
}, async ({ page }) => {
  await page.goto(pages.signIn);
  await codeReplaced(page);
  const names = await footer(page)
    .locator('option')
    .evaluateAll((all) => all.map((one) => [one.getAttribute('lang'), one.textContent]));
  expect(names).toContainEqual(['ar', 'العربية']);
  expect(names).toContainEqual(['ja', '日本語']);
  await expect(footer(page)).toHaveAccessibleName(en.ui.language);
  await footer(page).focus();
  await page.keyboard.type('Deu');
  await expect(footer(page)).toHaveValue('de');
  await expect(heading(page, en.signIn.title)).toBeVisible(); // looking through the list chooses nothing
  await page.keyboard.press('Enter');
  await expect(heading(page, de.signIn.title)).toBeVisible();
});

test('a service of one language offers no choice', { tag: '@any-screen' }, async ({ page, context }) => {
  await using service = await openOwnService({ LANGUAGES: 'de' });
  await page.goto(`${service.url}${pages.signIn}`);
  await expect(heading(page, de.signIn.title)).toBeVisible();
  await codeReplaced(page);
  await expect(page.getByRole('combobox')).toHaveCount(0);
  await signUp(context, 'Ada Lovelace', service.url);
  await page.goto(`${service.url}${pages.account}`);
  await expect(heading(page, de.frame.pages.overview)).toBeVisible();
  await page.getByRole('banner').getByRole('button').last().click();
  await expect(page.getByRole('menuitem', { name: de.ui.signOut })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: de.ui.language })).toHaveCount(0);
  await expect(page.getByRole('combobox')).toHaveCount(0);
});

for (const [how, blocked] of [
  ['refused', (route) => route.abort()],
  ['empty', (route) => route.fulfill({ contentType: 'text/javascript', body: '' })],
] as const satisfies [string, (route: Route) => Promise<void>][])
  test(`a page whose words file is ${how} stays as it was painted, and says so`, {
    tag: '@any-screen',
  }, async ({ browser }) => {
    const context = await browser.newContext({ locale: 'ar' });
    const page = await context.newPage();
    await page.goto(pages.signIn); // now the service has painted the page in Arabic
    await page.route('**/_gatehouse/words/**', blocked);
    await page.goto(pages.verifyEmail);
    await expect(page.getByRole('alert')).toHaveText(ar.page.incomplete);
    await expect(heading(page, ar.mailLink.linkMissing.title)).toBeVisible();
    await expect(page.locator('body')).not.toContainText(/wrong|error/i);
    await context.close();
  });

test('the sign-in page loads only its own words before somebody uses it', { tag: '@any-screen' }, async ({
  page,
}) => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    const name = request.url().split('/_gatehouse/words/')[1];
    if (name) loaded.push(name);
  });
  await page.goto(pages.signIn, { waitUntil: 'networkidle' });
  expect(loaded).toEqual([expect.stringMatching(/^en\.sign-in\./)]);
});
