import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { findFreePort } from '../server/http/free-port.ts';
import { withRedirectTo } from '../shared/paths.ts';
import { openFolderWithDatabase, startService } from '../tests/process/service-process.ts';
import { FASTAPI, GATEHOUSE } from './addresses.ts';
import { beUnavailable, hold } from './faults.ts';
import { heading, PASSWORD, signIn, signUp } from './person.ts';

// The sign-in page is painted before its code is loaded, and loses no input when the code arrives.

const ANY_SCREEN = { tag: '@any-screen' };
const CODE = '**/assets/start-*.js';
const password = (page: Page) => page.getByLabel('Password', { exact: true });

/** Opens a page whose code waits until the returned function is called, and records the page's errors. */
async function openWithoutCode(page: Page, url: string) {
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  const release = await hold(page, CODE);
  await page.goto(url, { waitUntil: 'commit' });
  return { release, wrong };
}

/** Waits until the code has taken over: its first action is to set the page's title. */
const takenOver = (page: Page) => expect(page).toHaveTitle(/^Sign in · /);

test('typed text stays in the same fields when the script loads after it', async ({ page }) => {
  const { release, wrong } = await openWithoutCode(page, '/sign-in');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Remember me').uncheck();
  const field = await page.getByLabel('Email').elementHandle();
  await expect(page).toHaveTitle('Gatehouse');

  release();
  await takenOver(page);
  expect(await field?.evaluate((one) => one.isConnected)).toBe(true);
  await expect(page.getByLabel('Email')).toHaveValue('ada@example.com');
  await expect(page.getByLabel('Remember me')).not.toBeChecked();
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password(page)).toHaveAttribute('type', 'text');
  expect(wrong).toEqual([]);
});

test('a new password that is typed before the script has loaded is rated afterwards', async ({ page }) => {
  const { release, wrong } = await openWithoutCode(page, '/sign-up');
  await password(page).fill('correct horse battery');
  release();
  await expect(page.getByText('Strong: hard to guess.')).toBeVisible();
  expect(wrong).toEqual([]);
});

test('a form that is sent before the script has loaded is sent afterwards', async ({ page, context }) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  const { release, wrong } = await openWithoutCode(page, withRedirectTo('/sign-in', FASTAPI));
  await expect(page.getByText(`Then you go back to ${new URL(FASTAPI).host}.`)).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await password(page).fill(PASSWORD);
  await password(page).press('Enter');
  await expect(page).toHaveURL(/\/sign-in\?redirect_to=[^&]*$/);
  expect(
    await page.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href'))),
  ).toEqual(['#content', ...['/forgot-password', '/sign-up'].map((path) => withRedirectTo(path, FASTAPI))]);

  release();
  await page.waitForURL(`${FASTAPI}/`);
  expect(wrong).toEqual([]);
});

test('a sign-up before the script has loaded creates the account afterwards, with all typed fields', async ({
  page,
}) => {
  const { release, wrong } = await openWithoutCode(page, withRedirectTo('/sign-up', FASTAPI));
  await expect(page.getByText(`Then you go back to ${new URL(FASTAPI).host}.`)).toBeVisible();
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel('Email').fill(`${randomUUID()}@example.com`);
  await password(page).fill(PASSWORD);
  await password(page).press('Enter');
  release();
  await expect(heading(page, 'Your background')).toBeVisible();
  expect(wrong).toEqual([]);
});

test('a link for a new password is requested before the script has loaded', ANY_SCREEN, async ({ page }) => {
  const { release, wrong } = await openWithoutCode(page, '/forgot-password');
  await page.getByLabel('Email').fill('ada@example.com');
  release();
  await expect(page).toHaveTitle(/^Forgot your password\? · /);
  await expect(page.getByLabel('Email')).toHaveValue('ada@example.com');
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(heading(page, 'Check your mail')).toBeVisible();
  expect(wrong).toEqual([]);
});

test('a return to the account names no other site', ANY_SCREEN, async ({ page }) => {
  const { release, wrong } = await openWithoutCode(
    page,
    withRedirectTo('/sign-in', `${GATEHOUSE}/account/data`),
  );
  await expect(page.getByText('Use your Gatehouse account.')).toBeVisible();
  release();
  await takenOver(page);
  expect(wrong).toEqual([]);
});

/** What browser extensions and translators do to a painted page. */
const FOREIGN: Record<string, (root: Element) => void> = {
  'a node after each input': (root) => {
    for (const input of root.querySelectorAll('input')) input.after(document.createElement('div'));
  },
  'texts in font': (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      font.firstElementChild?.append(`${text.data} `);
      text.replaceWith(font);
    }
  },
  'inputs in a node, and nodes around everything': (root) => {
    for (const input of root.querySelectorAll('input')) {
      const box = document.createElement('span');
      input.replaceWith(box);
      box.append(input);
    }
    root.prepend(document.createElement('div'), 'text');
    root.append(document.createElement('div'));
    root.querySelector('form')?.prepend(document.createElement('input'));
  },
};

for (const [name, insert] of Object.entries(FOREIGN)) {
  test(`typed text survives nodes of browser extensions: ${name}`, ANY_SCREEN, async ({ page }) => {
    const { release } = await openWithoutCode(page, '/sign-in');
    await page.getByLabel('Remember me').uncheck();
    await page.getByLabel('Email').fill('ada@example.com');
    await page.locator('#root').evaluate(insert);
    // Like a password manager fills in a field: without a key press.
    await page.locator('input[name=password]').evaluate((input: HTMLInputElement) => {
      input.value = 'filled in for her';
    });
    await page.locator('input[name=email]').press('x');
    release();
    await takenOver(page);
    await expect(page.getByLabel('Email')).toHaveValue('ada@example.comx');
    await expect(page.getByLabel('Email')).toBeFocused();
    await expect(password(page)).toHaveValue('filled in for her');
    await expect(page.getByLabel('Remember me')).not.toBeChecked();
    await page.getByRole('button', { name: 'Show password' }).click(); // the page is interactive
    await expect(password(page)).toHaveAttribute('type', 'text');
  });

  test(
    `a form that is sent early is sent despite such nodes: ${name}`,
    ANY_SCREEN,
    async ({ page, context }) => {
      const { email } = await signUp(context);
      await context.clearCookies();
      const { release } = await openWithoutCode(page, '/sign-in');
      await page.locator('#root').evaluate(insert);
      await page.locator('input[name=email]').fill(email);
      await page.locator('input[name=password]').fill(PASSWORD);
      await page.locator('input[name=password]').press('Enter');
      release();
      await expect(heading(page, 'Overview')).toBeVisible();
    },
  );
}

test('a script that never loads is reported, and typed text stays', ANY_SCREEN, async ({ page }) => {
  await page.route(CODE, (route) => route.abort());
  await page.goto('/sign-in');
  await expect(page.getByRole('alert')).toContainText('did not load completely');
  await page.getByLabel('Email').fill('ada@example.com');
  await password(page).fill(PASSWORD);
  await password(page).press('Enter');
  await expect(page.locator('form')).toHaveAttribute('aria-busy', 'true');
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(password(page)).toHaveValue(PASSWORD);
});

test('an outage removes no form', ANY_SCREEN, async ({ page }) => {
  await beUnavailable(page);
  const { release } = await openWithoutCode(page, '/sign-in');
  await page.getByLabel('Email').fill('ada@example.com');
  await password(page).fill(PASSWORD);
  await password(page).press('Enter');
  release();
  await expect(page.getByRole('alert')).toContainText('can’t be reached right now');
  await expect(page.getByLabel('Email')).toHaveValue('ada@example.com');
  await expect(password(page)).toHaveValue(PASSWORD);
});

test('a user who signed in in another tab is redirected', ANY_SCREEN, async ({ page, context }) => {
  await page.route('**/api/trpc/session.current', async (route) => {
    await signUp(context);
    await route.continue();
  });
  const { release } = await openWithoutCode(page, '/sign-in');
  await expect(heading(page, 'Sign in')).toBeVisible();
  release();
  await expect(heading(page, 'Overview')).toBeVisible();
});

test(
  'an account page is shown before the script has loaded, and keeps typed text and clicks',
  ANY_SCREEN,
  async ({ page, context }) => {
    const { email } = await signUp(context, 'Ada <b>Lovelace</b>');
    const { release, wrong } = await openWithoutCode(page, '/account/profile');
    await expect(heading(page, 'Profile')).toBeVisible();
    await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
    await expect(page.getByLabel('Name')).toHaveValue('Ada <b>Lovelace</b>');
    await page.getByLabel('About you').fill('Typed early');
    await page.getByLabel('Python').check();
    await page.getByLabel('Beginner').check();
    await page.getByRole('button', { name: 'Save' }).click();
    release();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('About you')).toHaveValue('Typed early');
    await expect(page.getByLabel('Python')).toBeChecked();
    await expect(page.getByLabel('Beginner')).toBeChecked();
    expect(wrong).toEqual([]);
  },
);

test('the ways to sign in are shown before the script has loaded', ANY_SCREEN, async ({ page, context }) => {
  await signUp(context);
  const { release, wrong } = await openWithoutCode(page, '/account/security');
  await expect(page.getByText('You have no passkey yet.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Two-factor sign-in' })).toBeVisible();
  release();
  await expect(page).toHaveTitle(/^Sign-in & security · /);
  await page.goto('/account/secure', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await expect(page).toHaveTitle(/^Secure your account · /);
  expect(wrong).toEqual([]);
});

test(
  'an early click counts for its own button, even if the script adds more to the page',
  ANY_SCREEN,
  async ({ page, context }) => {
    await signUp(context);
    const { release } = await openWithoutCode(page, '/account/security#password');
    await page.getByRole('button', { name: 'Sign out' }).click();
    release();
    await expect(page.getByText('You signed out.')).toBeVisible();
  },
);

test(
  'an element with the focus before the script has loaded keeps it',
  ANY_SCREEN,
  async ({ page, context }) => {
    await signUp(context);
    const { release } = await openWithoutCode(page, '/account/devices');
    await page.getByRole('link', { name: 'Activity' }).first().focus();
    release();
    await expect(page).toHaveTitle(/^Devices · /);
    await expect(page.getByRole('link', { name: 'Activity' }).first()).toBeFocused();
  },
);

test(
  'times of day are shown once the browser’s time zone is known',
  ANY_SCREEN,
  async ({ page, context }) => {
    await signUp(context);
    const { release } = await openWithoutCode(page, '/account/activity');
    await expect(page.getByText('Account created')).toBeVisible();
    await expect(page.locator('time').first()).toBeHidden();
    release();
    await expect(page.locator('time').first()).toBeVisible();
  },
);

test(
  'events of this browser are marked before the script has loaded',
  ANY_SCREEN,
  async ({ page, context }) => {
    const { email } = await signUp(context);
    await signIn(context, email);
    const { release } = await openWithoutCode(page, '/account/activity');
    await expect(page.getByText('Account created')).toBeVisible();
    const ofThisDevice = page.getByText('This device', { exact: true });
    const painted = await ofThisDevice.count();
    expect(painted).toBeGreaterThan(1);
    release();
    await expect(page).toHaveTitle(/^Activity · /);
    await expect(ofThisDevice).toHaveCount(painted);
  },
);

test('no data of a user is left in the page after a sign-out', ANY_SCREEN, async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await expect(page.getByText('You signed out.')).toBeVisible();
  expect(await page.content()).not.toContain(email);
  await page.goto('/account');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.goBack();
  expect(await page.content()).not.toContain(email);
});

test(
  'a session that was not seen for a while is requested, also in a tab without its own stream',
  ANY_SCREEN,
  async ({ page, context }) => {
    await signUp(context);
    const listening = page.waitForRequest('**/api/trpc/session.events');
    await page.goto('/account/devices');
    await listening;
    const second = await context.newPage();
    await second.clock.install({ time: Date.now() + 24 * 60 * 60_000 });
    const asked = second.waitForRequest('**/api/trpc/session.current*');
    await second.goto('/account/devices');
    await asked;
  },
);

test(
  'a link that is clicked before the script has loaded asks before typed text is lost',
  ANY_SCREEN,
  async ({ page, context }) => {
    await signUp(context);
    const { release, wrong } = await openWithoutCode(page, '/account/profile');
    await page.getByLabel('About you').fill('Half a sen');
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    release();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await expect(page.getByLabel('About you')).toHaveValue('Half a sen');
    expect(wrong).toEqual([]);
  },
);

test(
  'a file that is chosen before the script has loaded is used afterwards',
  ANY_SCREEN,
  async ({ page, context }) => {
    await signUp(context);
    const { release, wrong } = await openWithoutCode(page, '/account/profile');
    const file = { name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no picture') };
    await page.locator('input[type=file]').setInputFiles(file);
    release();
    await expect(page.getByRole('alert').first()).toBeVisible();
    expect(wrong).toEqual([]);
  },
);

test(
  'a click that is in progress when the script loads counts once',
  ANY_SCREEN,
  async ({ page, context }) => {
    await signUp(context);
    const { release, wrong } = await openWithoutCode(page, '/account/security');
    await page.getByRole('button', { name: 'Change email' }).hover();
    await page.mouse.down();
    release();
    await page.waitForLoadState('load');
    await page.mouse.up();
    await expect(page.getByLabel('New email')).toBeVisible();
    expect(wrong).toEqual([]);
  },
);

test('a visitor with a session is not shown a form to sign in', ANY_SCREEN, async ({ page, context }) => {
  await signUp(context);
  const { release } = await openWithoutCode(page, '/sign-in');
  await expect(page.locator('#root')).toBeEmpty();
  release();
  await expect(heading(page, 'Overview')).toBeVisible();
});

test(
  'the reason for the redirect is shown before the user can sign in',
  ANY_SCREEN,
  async ({ page, context }) => {
    await signUp(context);
    await page.goto('/account');
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    await expect(page.getByText('You signed out.')).toBeVisible();
    const { release, wrong } = await openWithoutCode(page, `${GATEHOUSE}/sign-in`);
    await expect(page.locator('#root')).not.toBeEmpty(); // a page that is still loading cannot be reloaded
    await page.reload({ waitUntil: 'commit' });
    await expect(page.locator('#root')).not.toBeEmpty();
    await expect(heading(page, 'Sign in')).toBeHidden();
    release();
    await expect(page.getByText('You signed out.')).toBeVisible();
    expect(wrong).toEqual([]);
  },
);

test('the first page has the service’s own name and logo', ANY_SCREEN, async ({ page }) => {
  test.slow();
  await using folder = await openFolderWithDatabase();
  const port = await findFreePort();
  const name = `Tom's "Book" & $&`;
  const service = startService(
    {
      PORT: String(port),
      APP_NAME: name,
      LOGO_URL: 'https://cdn.example.com/logo.svg',
      SIGN_UP: 'closed',
    },
    folder.path,
  );
  try {
    await service.ready;
    const logo = page.getByRole('banner').locator('img');
    await page.route('https://cdn.example.com/logo.svg', (route) => route.abort());
    const { release, wrong } = await openWithoutCode(page, `http://localhost:${port}/sign-in`);
    await expect(page.getByText(`Use your ${name} account.`)).toBeVisible();
    await expect(page.getByRole('banner')).toHaveText(name);
    await expect(logo).toHaveAttribute('src', 'https://cdn.example.com/logo.svg');
    await expect.poll(() => logo.evaluate((img: HTMLImageElement) => img.complete)).toBe(true);
    await expect(page.getByText('Create your account')).toBeHidden();

    release();
    await takenOver(page);
    await expect(logo).toBeHidden(); // it failed before a listener was registered
    await expect(page.getByRole('banner').locator('svg')).toBeVisible();
    expect(wrong.filter((message) => !message.includes('ERR_FAILED'))).toEqual([]);
  } finally {
    service.kill('SIGTERM');
    await service.exited;
  }
});
