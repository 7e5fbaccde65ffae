import { expect, test } from '@playwright/test';
import { FASTAPI, GATEHOUSE } from './addresses.ts';
import { heading, signIn, signUp } from './person.ts';
import { listening } from './stream.ts';

test('the profile is saved, and FastAPI reads it', { tag: '@any-screen' }, async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account/profile');
  await page.getByLabel('Name').fill('Ada King');
  await page.getByLabel('About you').fill('Writes programs for engines.');
  await page.getByRole('group', { name: 'Hardware access' }).getByText('NVIDIA Jetson').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: false })).toBeVisible();

  const me = await context.request.get(`${FASTAPI}/me`);
  expect(await me.json()).toMatchObject({
    user: { name: 'Ada King' },
    profile: { bio: 'Writes programs for engines.', hardware_access: ['jetson'], version: 1 },
  });
  await page.reload();
  await expect(page.getByLabel('About you')).toHaveValue('Writes programs for engines.');
});

test('languages are suggested by their own names', { tag: '@any-screen' }, async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account/profile');
  await expect(page.locator('datalist option[value="pt-BR"]')).toHaveAttribute('label', 'português (Brasil)');
});

test.describe('on a device in Berlin, whose browser asks for German', () => {
  test.use({ timezoneId: 'Europe/Berlin', locale: 'de-AT' });

  test('empty fields show the assumed value, and stay empty when saved', {
    tag: '@any-screen',
  }, async ({ page, context }) => {
    await signUp(context);
    await page.goto('/account/profile?lang=en');
    const form = page.getByRole('main');
    const [zone, language] = [form.getByLabel('Time zone'), form.getByLabel('Language', { exact: true })];
    await expect(zone).toHaveAttribute('placeholder', 'Europe/Berlin, as this browser says');
    await expect(language).toHaveAttribute('placeholder', 'Österreichisches Deutsch, as this browser says');
    await page.getByLabel('About you').fill('Writes programs.');
    await zone.fill('Europe/Paris');
    await zone.fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved', { exact: false })).toBeVisible();
    await expect(zone).toHaveValue('');
    const me = await context.request.get(`${GATEHOUSE}/api/trpc/profile.get`);
    expect(await me.json()).toMatchObject({ result: { data: { timezone: null, locale: null, version: 1 } } });
  });
});

test.describe('on a device in Kolkata, for which the browser has the old name', () => {
  test.use({ timezoneId: 'Asia/Calcutta' });

  test('current cities are suggested, the device’s first, and an old name is saved as the current one', {
    tag: '@any-screen',
  }, async ({ page, context }) => {
    await signUp(context);
    await page.goto('/account/profile');
    const field = page.getByLabel('Time zone');
    const zones = field.locator('xpath=following-sibling::datalist/option');
    await expect(zones.first()).toHaveAttribute('value', 'Asia/Kolkata');
    const suggested = await zones.evaluateAll((options: HTMLOptionElement[]) =>
      options.map(({ value, label }) => [value, label]),
    );
    for (const [name, label] of [
      ['Europe/Kyiv', 'Europe/Kyiv'],
      ['Europe/Amsterdam', 'Europe/Amsterdam'],
      ['Asia/Ho_Chi_Minh', 'Asia/Ho Chi Minh'],
    ])
      expect(suggested).toContainEqual([name, label]);
    for (const old of ['Asia/Calcutta', 'Europe/Kiev', 'Asia/Saigon'])
      expect(suggested).not.toContainEqual([old, expect.anything()]);

    await field.fill('europe/kiev');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved', { exact: false })).toBeVisible();
    await expect(field).toHaveValue('Europe/Kyiv');
  });
});

test('an error is shown at its field, and no typed text is lost', async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account/profile');
  await page.getByLabel('Time zone').fill('Mars/Base');
  await page.getByLabel('About you').fill('Still here');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Time zone')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('About you')).toHaveValue('Still here');
});

test('leaving asks before typed text is lost', async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account/profile');
  await page.getByLabel('About you').fill('Half a sent');
  await page.waitForLoadState('networkidle'); // the first change loads the dialog's script
  const overview = page.getByRole('navigation').getByRole('link', { name: 'Overview' });
  await overview.click();
  const dialog = page.getByRole('alertdialog');
  const keep = dialog.getByRole('button', { name: 'Keep editing' });
  await expect(keep).toBeFocused();
  await keep.click();
  await expect(page.getByLabel('About you')).toHaveValue('Half a sent');
  await overview.click();
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await expect(heading(page, 'Overview')).toBeVisible();
});

test('text that one user typed is never saved for another', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const bob = await signUp(context, 'Bob');
  await context.clearCookies();
  await signUp(context, 'Alice');
  await page.route('**/session.events*', (route) => route.abort()); // a tab that receives no events
  await page.goto('/account/profile');
  await page.getByLabel('About you').fill('I am Alice');
  await signIn(context, bob.email);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`You are now signed in as ${bob.email}`)).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Bob');
  const me = await context.request.get(`${FASTAPI}/me`);
  expect(await me.json()).toMatchObject({ user: { name: 'Bob' }, profile: { version: 0 } });
});

test('an open page changes when another user signs in in this browser', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  const bob = await signUp(context, 'Bob');
  await context.clearCookies();
  await signUp(context, 'Alice');
  const isOpen = listening(page);
  await page.goto('/account/profile');
  await expect(page.getByLabel('Name')).toHaveValue('Alice');
  await isOpen;
  await signIn(context, bob.email);
  await expect(page.getByLabel('Name')).toHaveValue('Bob');
  await expect(page.getByText(`You are now signed in as ${bob.email}`)).toBeVisible();
});

test('saving one field does not undo a name change from elsewhere', { tag: '@any-screen' }, async ({
  page,
  context,
}) => {
  await signUp(context);
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto('/account/profile');
  await other.getByLabel('Name').fill('Ada King');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('Saved.')).toBeVisible();
  await page.getByLabel('About you').fill('Writes programs.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Ada King');
});

test('the user button does not move when its menu opens', async ({ page, context }) => {
  await signUp(context);
  await page.goto('/account');
  const button = page.getByRole('banner').getByRole('button');
  const before = await button.boundingBox();
  await button.click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  expect(await page.getByRole('banner').locator('button').first().boundingBox()).toEqual(before);
});

test('an anonymous visitor is sent to sign-in and back to the requested page', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  await page.goto('/account/devices');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(heading(page, 'Devices')).toBeVisible();
});

test('no page violates its content security policy, and an unknown page says that it is unknown', {
  tag: '@any-screen',
}, async ({ page, context }) => {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto('/sign-in');
  await page.goto('/sign-up');
  await signUp(context);
  for (const name of ['', '/profile', '/security', '/secure', '/devices', '/activity']) {
    const path = `/account${name}`;
    await page.goto(path);
    await page.waitForLoadState('networkidle');
  }
  expect(problems).toEqual([]);
  expect((await page.goto('/nothing-here'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('scripts and styles are compressed, and cached forever', { tag: '@any-screen' }, async ({ page }) => {
  const answers: [string, string | undefined, string | undefined][] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(?:js|css)$/.test(pathname))
      answers.push([pathname, response.headers()['content-encoding'], response.headers()['cache-control']]);
  });
  await page.goto('/sign-in');
  await expect(heading(page, 'Sign in')).toBeVisible();
  expect(answers.length).toBeGreaterThan(2);
  for (const [path, encoding, kept] of answers)
    expect([path, encoding, kept]).toEqual([
      path,
      expect.stringMatching(/^(?:br|gzip)$/),
      'public, max-age=31536000, immutable',
    ]);
});
