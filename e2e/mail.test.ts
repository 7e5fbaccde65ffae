import { expect, type Page, test } from '@playwright/test';
import { findFreePort } from '../server/http/free-port.ts';
import { mailLinks } from '../shared/paths.ts';
import { openFolder, startService } from '../tests/process/service-process.ts';
import { GATEHOUSE, SITE } from './addresses.ts';
import { beUnavailable, hold } from './faults.ts';
import { confirmAddress, linkTo } from './mails.ts';
import { fillSignUp, heading, PASSWORD, signUp } from './person.ts';

const NEW_PASSWORD = 'a whole new sentence';

const button = (page: Page, name: string) => page.getByRole('button', { name });
const isSpent = (page: Page) => expect(heading(page, 'This link no longer works')).toBeVisible();

test('an address is confirmed by pressing the button, not by opening the link', async ({ page, context }) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  for (const _ of ['a mail scanner', 'a person']) {
    await page.goto('about:blank');
    await page.goto(link);
    await expect(heading(page, 'Confirm your email address')).toBeVisible();
  }
  await expect(page.getByText(`we know that ${email} is yours`)).toBeVisible();
  // The secret is gone from the address bar, and with it from history and screenshots.
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await button(page, 'Confirm email address').dblclick();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  await page.goto(link);
  await isSpent(page);
  await expect(button(page, 'Confirm email address')).toHaveCount(0);
  await page.getByRole('link', { name: 'Send a new link' }).click();
  await expect(heading(page, 'Sign-in & security')).toBeVisible();
});

test('an address is confirmed elsewhere by the password, which signs in', async ({
  page,
  context,
  browser,
}) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  const elsewhere = await (await browser.newContext({ baseURL: GATEHOUSE })).newPage();
  await elsewhere.goto(link);
  await expect(elsewhere.getByText(`Enter the password of ${email}.`)).toBeVisible();
  const password = elsewhere.getByLabel('Password', { exact: true });
  await password.fill('not my password');
  await button(elsewhere, 'Confirm and sign in').click();
  await expect(elsewhere.getByText('This is not the password of this account.')).toBeVisible();
  await expect(password).toHaveValue('not my password');
  await password.fill(PASSWORD);
  await button(elsewhere, 'Confirm and sign in').dblclick();
  await expect(heading(elsewhere, 'Overview')).toBeVisible();
  await expect(elsewhere.getByText('Your email is confirmed.')).toBeVisible();
  await elsewhere.context().close();
});

test('an address is confirmed though the sign-in after it fails', async ({ page, context }) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  await page.goto(await linkTo(page, email, 'Confirm your email'));
  await page.route('**/sign-in/email', (route) => route.abort());
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await button(page, 'Confirm and sign in').click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
});

test('an account somebody else created is taken over by a new password, or removed', async ({
  page,
  context,
  browser,
}) => {
  const mailbox = await (await browser.newContext({ baseURL: GATEHOUSE })).newPage();
  const { email } = await signUp(context);
  await mailbox.goto(await linkTo(page, email, 'Confirm your email'));
  await button(mailbox, 'Choose a new password instead').click();
  await expect(mailbox.getByText('It signs out every other device.')).toBeVisible();
  await mailbox.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await button(mailbox, 'Change password and sign in').click();
  await expect(heading(mailbox, 'Overview')).toBeVisible();
  expect(await (await page.request.get('/api/auth/get-session')).json()).toBeNull();
  await mailbox.context().clearCookies();

  const other = await signUp(context);
  await mailbox.goto(await linkTo(page, other.email, 'Confirm your email'));
  await button(mailbox, 'I did not create this account').click();
  await expect(mailbox.getByText('everything in it is deleted')).toBeVisible();
  await button(mailbox, 'Keep it').click();
  await button(mailbox, 'I did not create this account').click();
  await button(mailbox, 'Remove the account').click();
  await expect(heading(mailbox, 'The account is removed')).toBeVisible();
  expect(await (await page.request.get('/api/auth/get-session')).json()).toBeNull();
  await mailbox.context().close();
});

test('asking what a link is good for takes one call, whose address holds no secret', async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  const secret = new URL(link).hash.split('=')[1] ?? '';
  expect(secret).toHaveLength(43);
  const calls: string[] = [];
  page.on('request', (request) => calls.push(`${request.method()} ${request.url()}`));
  await page.goto(link);
  await expect(button(page, 'Confirm email address')).toBeVisible();
  expect(calls.filter((one) => one.includes('/api/'))).toEqual([
    `POST ${GATEHOUSE}/api/trpc/account.readLink`,
  ]);
  expect(calls.filter((one) => one.includes(secret) && !one.includes('#'))).toEqual([]);
});

test('a link that is used in one tab says so in the other', async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.request.post('/api/auth/request-password-reset', {
    data: { email },
    headers: { origin: GATEHOUSE },
  });
  const [confirm, reset] = [
    await linkTo(page, email, 'Confirm your email'),
    await linkTo(page, email, 'Choose a new password'),
  ];
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(confirm);
  for (const tab of [page, other]) await button(tab, 'Confirm email address').click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  await isSpent(other);
  await expect(heading(other, 'This link no longer works')).toBeFocused();
  for (const tab of [page, other]) {
    await tab.goto(reset);
    await tab.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  }
  await button(page, 'Change password').dblclick();
  await expect(heading(page, 'Password changed')).toBeVisible();
  await button(other, 'Change password').click();
  await isSpent(other);
  await other.getByRole('link', { name: 'Send a new link' }).click();
  await expect(heading(other, 'Forgot your password?')).toBeVisible();
});

for (const [link, step, next] of [
  ['verifyEmail', 'Send a new link', 'Sign in'],
  ['changeEmail', 'See the change', 'Sign in'],
  ['keepAccount', 'Sign in to keep it', 'Sign in'],
  ['resetPassword', 'Send a new link', 'Forgot your password?'],
  ['notMe', 'Choose a new password', 'Forgot your password?'],
] as const)
  test(`a spent link has no form and one next step: ${link}`, async ({ page }) => {
    await page.goto(`${mailLinks[link][0]}#${mailLinks[link][1]}=${'x'.repeat(43)}`);
    await isSpent(page);
    await expect(page.getByText('It has expired or was used already.')).toBeVisible();
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
    await page.getByRole('link', { name: step }).click();
    await expect(heading(page, next)).toBeVisible();
  });

test('an outage is not an expiry: the page says so, and opens once it is over', async ({ page, context }) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  await beUnavailable(page);
  await page.goto(link);
  await expect(heading(page, 'Can’t reach Gatehouse')).toBeVisible();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await page.unrouteAll();
  await button(page, 'Try again').click();
  await expect(page.getByText(`we know that ${email} is yours`)).toBeVisible();
});

test('while a link is asked about, the page waits without a form', async ({ page, context }) => {
  const { email } = await signUp(context);
  const link = await linkTo(page, email, 'Confirm your email');
  const release = await hold(page);
  await page.goto(link);
  await expect(page.getByRole('status')).toBeVisible();
  await expect(button(page, 'Confirm email address')).toHaveCount(0);
  release();
  await expect(button(page, 'Confirm email address')).toBeVisible();
});

test('a forgotten password is replaced by a mailed link, which signs nobody in', async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  await page.goto(`${GATEHOUSE}/sign-in`);
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  await expect(heading(page, 'Forgot your password?')).toBeVisible();
  await page.getByLabel('Email').fill(email);
  await button(page, 'Send link').click();
  await expect(heading(page, 'Check your mail')).toBeVisible();

  await page.goto(await linkTo(page, email, 'Choose a new password'));
  await expect(page.getByText(`For ${email}.`)).toBeVisible();
  // Password managers keep the new password under it.
  const userName = page.locator('form input[autocomplete=username]');
  await expect(userName).toHaveValue(email);
  await expect(userName).toBeHidden();
  const password = page.getByLabel('Password', { exact: true });
  await password.fill(email.split('@')[0] ?? '');
  await expect(page.getByText('Too close to your name or email')).toBeVisible();
  await password.fill('password123');
  await button(page, 'Change password').click();
  await expect(page.getByText('Too many people use this password.')).toBeVisible();
  await password.fill(NEW_PASSWORD);
  await button(page, 'Change password').click();
  await expect(heading(page, 'Password changed')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email').fill(email);
  await password.fill(NEW_PASSWORD);
  await button(page, 'Sign in').click();
  await expect(heading(page, 'Overview')).toBeVisible();
});

test("'This wasn't me' signs everybody out at once", async ({ page, context, browser }) => {
  const { email } = await signUp(context);
  await confirmAddress(page, email);
  const elsewhere = await browser.newContext();
  const answer = await elsewhere.request.post(`${GATEHOUSE}/api/auth/sign-in/email`, {
    data: { email, password: PASSWORD },
    headers: { origin: GATEHOUSE },
  });
  expect(answer.status()).toBe(200);
  await page.goto(await linkTo(page, email, 'New sign-in'));
  await expect(heading(page, 'This wasn’t you?')).toBeVisible();
  await expect(page.getByText(`every device of ${email}`)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Send a new link' })).toHaveCount(0);
  await button(page, 'Secure my account').click();
  await expect(heading(page, 'Every device is signed out')).toBeVisible();
  await expect(page.getByText(`is on its way to ${email}.`)).toBeVisible();
  const current = await elsewhere.request.get(`${GATEHOUSE}/api/auth/get-session`);
  expect(await current.json()).toBeNull();
  expect(await linkTo(page, email, 'Your account at')).toContain('/reset-password#token=');
  await elsewhere.close();

  // Should that mail not come, another one is not far.
  await page.getByRole('link', { name: 'Send a new link' }).click();
  await expect(heading(page, 'Forgot your password?')).toBeVisible();
});

test('a change of address says what follows from it, before and after', async ({
  page,
  context,
  browser,
}) => {
  const { email } = await signUp(context);
  const next = `new.${email}`;
  const headers = { origin: GATEHOUSE };
  const asked = await context.request.post('/api/trpc/account.changeEmail', {
    data: { email: next },
    headers,
  });
  expect(asked.status()).toBe(200);
  const mailbox = await (await browser.newContext({ baseURL: GATEHOUSE })).newPage();
  await mailbox.goto(await linkTo(page, next, 'Confirm'));
  await expect(mailbox.getByText(`Your email becomes ${next}: other devices are signed out.`)).toBeVisible();
  // Somebody else signs up with it at the last moment.
  const grace = { name: 'Grace Hopper', email: next, password: PASSWORD };
  expect((await mailbox.request.post('/api/auth/sign-up/email', { data: grace, headers })).status()).toBe(
    200,
  );
  await button(mailbox, 'Confirm the change').click();
  await expect(heading(mailbox, 'This address is taken')).toBeVisible();
  await mailbox.context().close();
});

test('a new password says which change of address it cancels: before, after, and at the link', async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  const next = `new.${email}`;
  const headers = { origin: GATEHOUSE };
  const ask = () => context.request.post('/api/trpc/account.changeEmail', { data: { email: next }, headers });
  expect((await ask()).status()).toBe(200);
  const change = await linkTo(page, next, 'Confirm');
  await page.goto('/account/security');
  await button(page, 'Change password').click();
  await expect(page.getByText(`This also cancels the change of your email to ${next}.`)).toBeVisible();
  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
  await button(page, 'Save').click();
  await expect(page.getByText(`The change to ${next} was cancelled.`)).toBeVisible();
  await expect(button(page, 'Cancel the change')).toHaveCount(0);
  await page.goto(change);
  await isSpent(page);
  await expect(page.getByText('cancelled because the password was changed')).toBeVisible();

  expect((await ask()).status()).toBe(200);
  await context.request.post('/api/auth/request-password-reset', { data: { email }, headers });
  await page.goto(await linkTo(page, email, 'Choose a new password'));
  await expect(page.getByText(`This cancels the change of your address to ${next}.`)).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('yet another sentence');
  await button(page, 'Change password').click();
  await expect(page.getByText(`The change of your address to ${next} was cancelled.`)).toBeVisible();
});

test('skipping to the content loses no link', { tag: '@any-screen' }, async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.goto(await linkTo(page, email, 'Confirm your email'));
  const button = page.getByRole('button', { name: 'Confirm email address' });
  await expect(button).toBeVisible();
  await page.getByRole('link', { name: 'Skip to content' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#content$/);
  await button.click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
});

test('a link that is not complete says so and leads on', async ({ page }) => {
  await page.goto(`${GATEHOUSE}/reset-password`);
  await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  await page.getByRole('link', { name: 'Send a new link' }).click();
  await expect(page).toHaveURL(`${GATEHOUSE}/forgot-password`);
  await page.goto(`${GATEHOUSE}/verify-email#token=`);
  await expect(page.getByRole('heading', { name: 'This link is not complete' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go to your account' })).toBeVisible();
});

test('where the address comes first, signing up ends at the mailbox and goes on from there', async ({
  page,
}) => {
  test.slow();
  await using folder = await openFolder();
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const service = startService(
    { PORT: String(port), DATABASE_URL: 'pglite:memory', SIGN_UP: 'verified', TRUSTED_ORIGINS: SITE },
    folder.path,
  );
  try {
    await service.ready;
    const email = 'grace@example.com';
    const target = `${SITE}/book/lesson?x=1`;
    for (const _ of ['new', 'taken']) {
      await page.goto(`${url}/sign-up?redirect_to=${encodeURIComponent(target)}`);
      await fillSignUp(page, email);
      await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
    }
    await page.goto(await linkTo(page, email, 'Confirm your email', url));
    // The password is asked for once: it confirms the address and signs in.
    await page.route(`${SITE}/**`, (route) => route.fulfill({ body: 'The lesson' }));
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button(page, 'Confirm and sign in').click();
    await expect(page).toHaveURL(target);

    // Nor is it asked for again where the code is typed instead.
    await page.context().clearCookies();
    const other = 'katherine@example.com';
    await page.goto(`${url}/sign-up?redirect_to=${encodeURIComponent(target)}`);
    await fillSignUp(page, other);
    const code = page.getByLabel('Code from the mail');
    await code.fill(await codeTo(page, other, 'Confirm your email', url));
    await code.press('Enter');
    await expect(page).toHaveURL(target);

    await test.step('its owner gets in though a stranger signed up with it before', async () => {
      const headers = { origin: url };
      const enterCode = async (email: string) => {
        const data = { name: 'Stranger', email, password: 'the words of a stranger' };
        const answer = await page.request.post(`${url}/api/auth/sign-up/email`, { data, headers });
        expect(answer.status()).toBe(200);
        await page.context().clearCookies();
        await page.goto(`${url}/sign-up?redirect_to=${encodeURIComponent(target)}`);
        await fillSignUp(page, email);
        await expect(heading(page, 'Check your mail')).toBeVisible();
        await code.fill(await codeTo(page, email, 'Confirm your email', url));
        await code.press('Enter');
        // Only the code tells, not the sign-up.
        await expect(page.getByText(`${email} was used for an account before.`)).toBeVisible();
        return async () =>
          (await page.request.post(`${url}/api/auth/sign-in/email`, { data, headers })).status();
      };
      const signInStranger = await enterCode('dorothy@example.com');
      await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
      await button(page, 'Change password and sign in').click();
      await expect(page).toHaveURL(target);
      expect(await signInStranger()).toBe(401);

      await enterCode('mary@example.com');
      await button(page, 'I did not create this account').click();
      await button(page, 'Remove the account').click();
      await expect(heading(page, 'The account is removed')).toBeVisible();
    });
  } finally {
    service.kill('SIGTERM');
    await service.exited;
  }
});

/** The code of the newest mail to somebody whose subject begins so. */
async function codeTo(page: Page, email: string, subject: string, url = GATEHOUSE): Promise<string> {
  await linkTo(page, email, subject, url); // waits for the mail
  const answer = await page.request.get(`${url}/dev/mail`, { headers: { accept: 'application/json' } });
  const mails = (await answer.json()) as { to: string; subject: string; text: string }[];
  const mail = mails.find((one) => one.to === email && one.subject.startsWith(subject));
  return mail?.text.match(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/m)?.[0] ?? '';
}

test('the code of a mail is typed where it was asked for, and says what is wrong with it', async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await context.clearCookies();
  await page.goto('/forgot-password');
  await page.getByLabel('Email').fill(email);
  await button(page, 'Send link').click();
  const code = await codeTo(page, email, 'Choose a new password');
  const field = page.getByLabel('Code from the mail');
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await field.fill('123');
  await button(page, 'Use the code').click();
  await expect(page.getByText('The code has 8 letters and digits.')).toBeVisible();
  await field.fill(code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`);
  await button(page, 'Use the code').click();
  await expect(page.getByText('You can try 4 more times.')).toBeVisible();
  await field.fill(code.toLowerCase().replace('-', ' '));
  await field.press('Enter');
  await expect(page.getByText(`For ${email}.`)).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
  await button(page, 'Change password').click();
  await expect(heading(page, 'Password changed')).toBeVisible();
});

test('the code confirms an address in the account of the browser that asked', async ({ page, context }) => {
  const { email } = await signUp(context);
  await page.goto('/account/security');
  await page.getByLabel('Code from the mail').fill(await codeTo(page, email, 'Confirm your email'));
  await button(page, 'Use the code').click();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
});

test('a link whose fragment was lost is opened by its code, in the browser that asked', async ({
  page,
  context,
}) => {
  const { email } = await signUp(context);
  await page.goto('/verify-email');
  await expect(heading(page, 'This link is not complete')).toBeVisible();
  await page.getByLabel('Code from the mail').fill(await codeTo(page, email, 'Confirm your email'));
  await button(page, 'Use the code').click();
  await button(page, 'Confirm email address').click();
  await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
});

for (const [name, damage] of [
  ['an encoded #', (link: string) => link.replace('#', '%23')],
  ['an encoded # and a full stop', (link: string) => `${link.replace('#', '%23')}.`],
  [
    'an encoded # behind a query',
    (link: string) =>
      link.replace('#', `?return=${Buffer.from(`${GATEHOUSE}/account/profile`).toString('base64url')}%23`),
  ],
  ['a bracket behind it', (link: string) => `${link}>`],
] as const)
  test(`a link opens though a mail system damaged it: ${name}`, async ({ page, context }) => {
    const { email } = await signUp(context);
    const link = await linkTo(page, email, 'Confirm your email');
    const secret = new URL(link).hash.slice('#token='.length);
    const told: string[] = [];
    page.on('request', async (request) => {
      const { referer = '' } = await request.allHeaders();
      told.push(...(request.isNavigationRequest() ? [referer] : [request.url(), referer]));
    });
    await page.goto(damage(link));
    await expect(button(page, 'Confirm email address')).toBeVisible();
    expect(page.url()).not.toContain(secret);
    expect(told.filter((one) => one.includes(secret))).toEqual([]);
    await button(page, 'Confirm email address').click();
    await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
  });
