import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { pages } from '../../shared/paths.ts';
import type { SignInMethods } from '../../shared/sign-in-methods.ts';
import { createApp, readKey } from '../app-code.ts';
import { beTooOften, changeAnswer, failProcedure, withSettings } from '../faults.ts';
import { linkTo } from '../mails.ts';
import { heading } from '../person.ts';
import { alert, button, type State, type Visit } from './state.ts';

const DAY = 86_400_000; // ms
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();

const PASSKEYS: SignInMethods['passkeys'] = [
  {
    id: 'laptop',
    name: 'iCloud Keychain',
    authenticator: 'iCloud Keychain',
    createdAt: daysAgo(41),
    lastUsedAt: daysAgo(0),
    backedUp: true,
  },
  {
    id: 'key',
    name: 'The blue key in the drawer of my desk at the university',
    authenticator: 'YubiKey 5 Series',
    createdAt: daysAgo(400),
    lastUsedAt: null,
    backedUp: false,
  },
];
const BROWSERS: SignInMethods['trustedBrowsers'] = [
  {
    id: 'here',
    device: { browser: 'Chrome', os: 'macOS', kind: 'desktop' },
    place: 'Berlin, Germany',
    expiresAt: daysAgo(-29.5),
    current: true,
  },
  {
    id: 'phone',
    device: { browser: 'Safari', os: 'iOS', kind: 'mobile' },
    place: null,
    expiresAt: daysAgo(-2),
    current: false,
  },
];
const STRONG: Partial<SignInMethods> = {
  passkeys: PASSKEYS,
  twoFactor: { enabledAt: daysAgo(41), backupCodesLeft: 8 },
  trustedBrowsers: BROWSERS,
};

/** Shows a person with these ways to sign in. */
const withMethods = (methods: Partial<SignInMethods>) => (page: Page) =>
  changeAnswer<SignInMethods>(page, 'security.signInMethods', (known) => ({ ...known, ...methods }));
const pressFirst = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const region = (page: Page, name: string) => page.getByRole('region', { name });
const beginSetUp = (page: Page) => button(page, 'Turn on').click();
const beStrong = withMethods(STRONG);
const withOnlyPasskey = withMethods({ hasPassword: false, passkeys: PASSKEYS.slice(0, 1) });
/** Opens the link of a new account without a password. */
const openPasskeyLink = async (page: Page, { url }: Visit) => {
  const email = `grace.${randomUUID().slice(0, 8)}@example.com`;
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel('Email').fill(email);
  await button(page, 'Mail me the link').click();
  await heading(page, 'Check your mail').waitFor();
  const address = await linkTo(page, email, '', url); // the only mail, in the language of the page
  await page.goto(address);
  await heading(page, 'Create your passkey').waitFor();
};

const BY_PASSKEY = `${pages.signUp}?step=passkey`;

/** Passkeys, two-factor and trusted browsers. */
export const STRONG_SIGN_IN: State[] = [
  {
    name: 'strong',
    path: pages.security,
    before: beStrong,
    shows: (page) => region(page, 'Trusted browsers').getByText('This device'),
    onPhone: true,
  },
  {
    name: 'strong-secure-without-password',
    as: 'newcomer',
    path: pages.secure,
    before: withOnlyPasskey,
    steps: async (page, { signInElsewhere }) => {
      await signInElsewhere();
      await page.reload();
      await button(page, 'Sign out of other devices').click();
    },
    shows: (page) => page.getByRole('link', { name: 'Check your passkeys' }),
    onPhone: true,
  },
  {
    name: 'strong-not-loaded',
    path: pages.security,
    before: (page) => failProcedure(page, 'security.signInMethods'),
    shows: alert,
  },
  {
    name: 'strong-passkey-renaming',
    path: pages.security,
    before: beStrong,
    steps: async (page) => {
      await pressFirst(/^Rename/)(page);
      await page.getByLabel('Name of the passkey').fill('n'.repeat(200));
      await page.getByLabel('Name of the passkey').press('Enter');
    },
    shows: (page) => page.getByText('Use at most 100 characters.'),
    onPhone: true,
  },
  {
    name: 'strong-passkey-removing',
    path: pages.security,
    before: beStrong,
    steps: pressFirst(/^Remove iCloud/),
    shows: (page) => region(page, 'Passkeys').getByRole('group', { name: /^Remove/ }),
    onPhone: true,
  },
  {
    name: 'strong-passkey-only-way-in',
    path: pages.security,
    before: withOnlyPasskey,
    steps: pressFirst(/^Remove iCloud/),
    shows: (page) => page.getByText('Without it nobody could get in.', { exact: false }),
    onPhone: true,
  },
  {
    name: 'strong-without-password',
    path: pages.security,
    before: (page) =>
      changeAnswer<object>(page, 'security.overview', (known) => ({ ...known, hasPassword: false })),
    shows: (page) => page.getByText('No password', { exact: true }),
    onPhone: true,
  },
  {
    name: 'strong-passkey-too-often',
    path: pages.security,
    before: beTooOften,
    steps: (page) => button(page, 'Add a passkey').click(),
    shows: alert,
  },
  {
    name: 'strong-setting-up',
    as: 'newcomer',
    path: pages.security,
    steps: async (page) => {
      await beginSetUp(page);
      await readKey(page);
    },
    shows: (page) => page.getByRole('img', { name: /^QR code/ }),
    onPhone: true,
  },
  {
    name: 'strong-code-wrong',
    as: 'newcomer',
    path: pages.security,
    steps: async (page) => {
      await beginSetUp(page);
      await page.getByLabel('Code of the app').fill('000000');
      await page.getByLabel('Code of the app').press('Enter');
    },
    shows: (page) => page.getByText('This code is wrong', { exact: false }),
  },
  {
    name: 'strong-backup-codes',
    as: 'newcomer',
    path: pages.security,
    steps: async (page) => {
      await beginSetUp(page);
      const app = createApp(await readKey(page));
      await page.getByLabel('Code of the app').fill(await app());
      await page.getByLabel('Code of the app').press('Enter');
    },
    shows: (page) => page.getByRole('list', { name: 'Backup codes' }),
    onPhone: true,
  },
  {
    name: 'strong-turned-on',
    as: 'newcomer',
    path: pages.security,
    steps: async (page, { signInElsewhere }) => {
      await signInElsewhere();
      await page.reload();
      await beginSetUp(page);
      const app = createApp(await readKey(page));
      await page.getByLabel('Code of the app').fill(await app());
      await page.getByLabel('Code of the app').press('Enter');
      await button(page, 'I have kept the codes').click();
    },
    shows: (page) => button(page, 'Sign out of 1 other device'),
  },
  {
    name: 'strong-few-backup-codes',
    path: pages.security,
    before: withMethods({ twoFactor: { enabledAt: daysAgo(41), backupCodesLeft: 2 } }),
    shows: (page) => page.getByText('2 backup codes are left.', { exact: false }),
    onPhone: true,
  },
  {
    name: 'strong-new-codes',
    path: pages.security,
    before: beStrong,
    steps: (page) => button(page, 'New backup codes').click(),
    shows: (page) => page.getByRole('group', { name: 'Make new backup codes?' }),
  },
  {
    name: 'strong-turning-off',
    path: pages.security,
    before: withMethods({ ...STRONG, passkeys: [], policy: 'required' }),
    steps: (page) => button(page, 'Turn off').click(),
    shows: (page) => page.getByRole('group', { name: 'Turn off two-factor sign-in?' }),
    onPhone: true,
  },
  {
    name: 'strong-browser-removing',
    path: pages.security,
    before: beStrong,
    steps: (page) => button(page, 'Remove trust in Safari on iOS').click(),
    shows: (page) => page.getByRole('group', { name: 'Stop trusting Safari on iOS?' }),
  },
  {
    name: 'strong-browser-not-removed',
    path: pages.security,
    before: async (page) => {
      await beStrong(page);
      await failProcedure(page, 'security.removeTrustedBrowser');
    },
    steps: async (page) => {
      await button(page, 'Remove trust in Safari on iOS').click();
      await button(page, 'Stop trusting').click();
    },
    shows: (page) => page.getByText('Safari on iOS is still trusted.'),
  },
  {
    name: 'overview-strong',
    path: pages.account,
    before: (page) =>
      changeAnswer<object>(page, 'security.overview', (known) => ({
        ...known,
        passkeys: 2,
        twoFactor: { enabledAt: daysAgo(41), backupCodesLeft: 1 },
        trustedBrowsers: 2,
      })),
    shows: (page) => page.getByText('Only 1 backup code is left.'),
    onPhone: true,
  },
  {
    name: 'overview-encouraged',
    path: pages.account,
    before: (page) => withSettings(page, { secondFactor: 'encouraged' }),
    shows: (page) => page.getByText('recommends it.', { exact: false }),
  },
  {
    name: 'sign-up-passkey',
    as: 'nobody',
    path: BY_PASSKEY,
    shows: (page) => heading(page, 'Create your account with a passkey'),
    onPhone: true,
  },
  {
    name: 'sign-up-passkey-sent',
    as: 'nobody',
    path: BY_PASSKEY,
    steps: async (page) => {
      await page.getByLabel('Name').fill('Grace Hopper');
      await page.getByLabel('Email').fill(`grace.${randomUUID().slice(0, 8)}@example.com`);
      await button(page, 'Mail me the link').click();
    },
    shows: (page) => heading(page, 'Check your mail'),
  },
  {
    name: 'sign-up-passkey-create',
    as: 'nobody',
    path: BY_PASSKEY,
    steps: openPasskeyLink,
    shows: (page) => button(page, 'Create a passkey'),
    onPhone: true,
  },
  {
    name: 'sign-up-passkey-by-password',
    as: 'nobody',
    path: BY_PASSKEY,
    steps: async (page, visit) => {
      await openPasskeyLink(page, visit);
      await button(page, 'Choose a password instead').click();
    },
    shows: (page) => heading(page, 'Choose a password'),
  },
];
