import type { Locator, Page } from '@playwright/test';
import { mailLinks, pages } from '../shared/paths.ts';
import { beTooOften, beUnavailable, failProcedure, hold, withSettings } from './faults.ts';
import { heading, PASSWORD, signOutRow } from './person.ts';

// Every page of the portal and every state it can be in: `npm run screenshots` photographs them, states.test.ts
// tries them. A page or a state that is added is one more entry here:
//
//   { name: 'data', as: 'regular', path: pages.data, shows: (page) => heading(page, 'Data & privacy') },
//
// `steps` leads from the page at `path` to the state, and changes nothing that lasts unless `as` is 'newcomer',
// who is made for the visit; `before` is done before the page is opened, as faults.ts can; `shows` is visible
// once the state is reached. What a state needs of somebody's past is added to cast.ts.

/** Who visits: nobody is signed in, somebody who has used their account for a while, or somebody new. */
type Visitor = 'nobody' | 'regular' | 'newcomer';

export type State = {
  name: string;
  path: string;
  as?: Visitor;
  before?: (page: Page) => Promise<unknown>;
  steps?: (page: Page, visit: Visit) => Promise<unknown>;
  shows: (page: Page) => Locator;
  /** On a phone too, where each state of every kind of page is tried. */
  onPhone?: true;
};
/** Where the service is, who visits, and what can be done to them meanwhile. */
type Visit = { url: string; email: string; signOutElsewhere: () => Promise<void> };

const link = ([page, member]: readonly [string, string], secret = 'x'.repeat(43)) =>
  `${page}#${member}=${secret}`;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const press = (name: string | RegExp) => (page: Page) => button(page, name).click();
const rows = (page: Page) => page.getByRole('main').getByRole('listitem');
const alert = (page: Page) => page.getByRole('alert').first();
const fillSignIn = async (page: Page) => {
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('not my password');
  await button(page, 'Sign in').click();
};

const askForDeletion = async (page: Page, { email }: Visit) => {
  await button(page, 'Delete account').click();
  await page.getByLabel('Your email').fill(email);
  await button(page, 'Delete my account').click();
  await button(page, 'Cancel deletion').waitFor();
};

const beforeTheAccount: State[] = [
  { name: 'sign-in', path: pages.signIn, shows: (page) => heading(page, 'Sign in'), onPhone: true },
  {
    name: 'sign-in-empty',
    path: pages.signIn,
    steps: press('Sign in'),
    shows: (page) => page.locator('[aria-invalid=true]').first(),
  },
  { name: 'sign-in-wrong', path: pages.signIn, steps: fillSignIn, shows: alert, onPhone: true },
  { name: 'sign-in-rate-limited', path: pages.signIn, before: beTooOften, steps: fillSignIn, shows: alert },
  { name: 'sign-in-unavailable', path: pages.signIn, before: beUnavailable, shows: alert },
  {
    name: 'sign-in-offline',
    path: pages.signIn,
    steps: async (page) => {
      await heading(page, 'Sign in').waitFor();
      await page.context().setOffline(true);
      await fillSignIn(page);
    },
    shows: alert,
  },
  {
    name: 'sign-in-password-shown',
    path: pages.signIn,
    steps: async (page) => {
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await button(page, /^Show/).click();
    },
    shows: (page) => page.locator('input[name=password][type=text]'),
  },
  {
    name: 'signed-out-elsewhere',
    as: 'newcomer',
    path: pages.devices,
    steps: async (page, { signOutElsewhere }) => {
      await heading(page, 'Devices').waitFor();
      await signOutElsewhere();
      await page.getByRole('link', { name: 'Profile', exact: true }).click();
    },
    shows: (page) => page.getByText('You were signed out', { exact: false }),
  },
  {
    name: 'signed-out',
    as: 'newcomer',
    path: pages.account,
    steps: (page) => page.getByRole('contentinfo').getByRole('button', { name: 'Sign out' }).click(),
    shows: (page) => page.getByText('You signed out.'),
  },
  {
    name: 'sign-up',
    path: pages.signUp,
    shows: (page) => heading(page, 'Create your account'),
    onPhone: true,
  },
  {
    name: 'sign-up-with-terms',
    path: pages.signUp,
    before: (page) =>
      withSettings(page, {
        termsUrl: 'https://book.example.com/terms',
        privacyUrl: 'https://book.example.com/privacy',
      }),
    shows: (page) => page.getByRole('link', { name: 'terms' }),
  },
  {
    name: 'sign-up-refused',
    path: pages.signUp,
    steps: async (page) => {
      await page.getByLabel('Name').fill('Grace Hopper');
      await page.getByLabel('Email').fill('grace@example.com');
      await page.getByLabel('Password', { exact: true }).fill('short');
      await button(page, 'Create account').click();
    },
    shows: (page) => page.locator('[aria-invalid=true]').first(),
  },
  {
    name: 'sign-up-closed',
    path: pages.signUp,
    before: (page) => withSettings(page, { signUp: 'closed' }),
    shows: (page) => page.getByText('New accounts can’t be created here at the moment.'),
  },
  {
    name: 'sign-up-check-mail',
    path: pages.signUp,
    before: async (page) => {
      await withSettings(page, { signUp: 'verified' });
      await page.route('**/sign-up/email', (route) =>
        route.fulfill({ json: { token: null, user: { id: 'x' } } }),
      );
    },
    steps: async (page) => {
      await page.getByLabel('Name').fill('Grace Hopper');
      await page.getByLabel('Email').fill('grace@example.com');
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await button(page, 'Create account').click();
    },
    shows: (page) => heading(page, 'Check your mail'),
  },
  {
    name: 'background',
    as: 'newcomer',
    path: `${pages.signUp}?step=background`,
    shows: (page) => heading(page, 'Your background'),
    onPhone: true,
  },
  {
    name: 'forgot-password',
    path: pages.forgotPassword,
    shows: (page) => heading(page, 'Forgot your password?'),
  },
  {
    name: 'forgot-password-sent',
    path: pages.forgotPassword,
    steps: async (page) => {
      await page.getByLabel('Email').fill('nobody@example.com');
      await button(page, 'Send link').click();
    },
    shows: (page) => heading(page, 'Check your mail'),
  },
  {
    name: 'reset-password',
    path: link(mailLinks.resetPassword),
    shows: (page) => heading(page, 'Choose a new password'),
    onPhone: true,
  },
  {
    name: 'reset-password-link-missing',
    path: pages.resetPassword,
    shows: (page) => heading(page, 'This link is not complete'),
  },
  {
    name: 'reset-password-link-expired',
    path: link(mailLinks.resetPassword),
    steps: async (page) => {
      await page.getByLabel('Password', { exact: true }).fill('a whole new sentence');
      await button(page, 'Change password').click();
    },
    shows: alert,
  },
  {
    name: 'reset-password-done',
    path: link(mailLinks.resetPassword),
    before: (page) =>
      page.route('**/reset-password', (route) =>
        route.request().method() === 'POST' ? route.fulfill({ json: { status: true } }) : route.fallback(),
      ),
    steps: async (page) => {
      await page.getByLabel('Password', { exact: true }).fill('a whole new sentence');
      await button(page, 'Change password').click();
    },
    shows: (page) => heading(page, 'Password changed'),
  },
  { name: 'not-me', path: link(mailLinks.notMe), shows: (page) => heading(page, 'This wasn’t you?') },
  {
    name: 'verify-email',
    path: link(mailLinks.verifyEmail),
    shows: (page) => heading(page, 'Confirm your email address'),
  },
  {
    name: 'verify-email-link-missing',
    path: pages.verifyEmail,
    shows: (page) => heading(page, 'This link is not complete'),
  },
  {
    name: 'verify-email-link-expired',
    path: link(mailLinks.verifyEmail),
    steps: press('Confirm email address'),
    shows: alert,
  },
  {
    name: 'change-email-confirm',
    path: link(mailLinks.changeEmail),
    shows: (page) => heading(page, 'Change your email address'),
  },
  {
    name: 'not-found',
    path: '/nothing-here',
    shows: (page) => heading(page, 'Page not found'),
    onPhone: true,
  },
  {
    name: 'pending',
    as: 'regular',
    path: pages.account,
    before: hold,
    shows: (page) => page.getByRole('status').first(),
  },
];

const inTheAccount: State[] = [
  {
    name: 'overview',
    path: pages.account,
    shows: (page) => page.getByRole('main').getByRole('link', { name: 'See activity' }),
    onPhone: true,
  },
  {
    name: 'overview-newcomer',
    as: 'newcomer',
    path: pages.account,
    shows: (page) => page.getByText('Your email is not confirmed yet.'),
  },
  {
    name: 'user-menu',
    path: pages.account,
    steps: (page) => page.getByRole('banner').getByRole('button').last().click(),
    shows: (page) => page.getByRole('menuitem', { name: 'Sign out' }),
    onPhone: true,
  },
  {
    name: 'back-link',
    path: pages.account,
    before: (page) => withSettings(page, { appName: 'Robot Textbook', appUrl: 'https://book.example.com/' }),
    shows: (page) =>
      page
        .getByRole('link', { name: /Back to/ })
        .locator('visible=true')
        .first(),
    onPhone: true,
  },
  { name: 'profile', path: pages.profile, shows: (page) => page.getByLabel('About you'), onPhone: true },
  {
    name: 'profile-invalid',
    path: pages.profile,
    steps: async (page) => {
      await page.getByLabel('Time zone').fill('Mars/Base');
      await button(page, 'Save').click();
    },
    shows: (page) => page.locator('[aria-invalid=true]').first(),
  },
  {
    name: 'profile-saved',
    as: 'newcomer',
    path: pages.profile,
    steps: async (page) => {
      await page.getByLabel('About you').fill('Writes programs.');
      await button(page, 'Save').click();
    },
    shows: (page) => page.getByText('Saved.'),
  },
  {
    name: 'profile-leave-unsaved',
    path: pages.profile,
    steps: async (page) => {
      await page.getByLabel('About you').fill('Half a sen');
      await page.getByRole('link', { name: 'Overview', exact: true }).click();
    },
    shows: (page) => page.getByRole('alertdialog'),
    onPhone: true,
  },
  {
    name: 'security',
    path: pages.security,
    shows: (page) => button(page, 'Cancel the change'),
    onPhone: true,
  },
  {
    name: 'security-newcomer',
    as: 'newcomer',
    path: pages.security,
    shows: (page) => button(page, 'Send the link again'),
  },
  {
    name: 'security-forms',
    path: pages.security,
    steps: async (page) => {
      await button(page, 'Change email').click();
      await button(page, 'Change password').click();
    },
    shows: (page) => page.getByLabel('Current password', { exact: true }),
    onPhone: true,
  },
  {
    name: 'security-step-up',
    path: pages.security,
    before: (page) => failProcedure(page, 'account.changeEmail', 'step_up_required'),
    steps: async (page) => {
      await button(page, 'Change email').click();
      await page.getByLabel('New email').fill('new@example.com');
      await button(page, 'Send links').click();
    },
    shows: (page) => page.getByRole('dialog'),
    onPhone: true,
  },
  {
    name: 'devices',
    path: pages.devices,
    shows: (page) => page.getByText('This device', { exact: true }),
    onPhone: true,
  },
  {
    name: 'devices-sign-out-one',
    path: pages.devices,
    steps: (page) =>
      rows(page)
        .last()
        .getByRole('button', { name: /^Sign out/ })
        .click(),
    shows: (page) => rows(page).getByRole('group'),
    onPhone: true,
  },
  {
    name: 'devices-not-signed-out',
    path: pages.devices,
    before: (page) => failProcedure(page, 'session.revoke'),
    steps: (page) => signOutRow(rows(page).last()),
    shows: (page) => page.getByText('could not be signed out.', { exact: false }),
  },
  {
    name: 'secure',
    path: pages.secure,
    shows: (page) => page.getByRole('main').getByRole('button').first(),
    onPhone: true,
  },
  {
    name: 'secure-password',
    as: 'newcomer',
    path: `${pages.secure}?about=email`,
    shows: (page) => page.getByLabel('Current password', { exact: true }),
    onPhone: true,
  },
  {
    name: 'secured',
    as: 'newcomer',
    path: pages.secure,
    steps: async (page) => {
      await page.getByLabel('Current password', { exact: true }).fill(PASSWORD);
      await page.getByLabel('New password', { exact: true }).fill('a whole new sentence');
      await button(page, 'Save').click();
    },
    shows: (page) => page.getByRole('heading', { name: 'Your account is secured' }),
  },
  {
    name: 'devices-only-this',
    as: 'newcomer',
    path: pages.devices,
    shows: (page) => page.getByText('This device', { exact: true }),
  },
  {
    name: 'devices-sign-out-others',
    path: pages.devices,
    steps: press('Sign out of other devices'),
    shows: (page) => page.getByRole('alertdialog'),
    onPhone: true,
  },
  {
    name: 'data-wrong-address',
    as: 'regular',
    path: pages.data,
    steps: async (page) => {
      await button(page, 'Delete account').click();
      await page.getByLabel('Your email').fill('somebody@else.example');
      await button(page, 'Delete my account').click();
    },
    shows: (page) => page.locator('[aria-invalid=true]').first(),
  },
  {
    name: 'overview-deletion-pending',
    as: 'newcomer',
    path: pages.data,
    steps: async (page, visit) => {
      await askForDeletion(page, visit);
      await page.getByRole('link', { name: 'Overview', exact: true }).click();
    },
    shows: (page) => page.getByRole('link', { name: 'See the deletion' }),
  },
  {
    name: 'activity',
    path: pages.activity,
    shows: (page) => page.getByRole('region', { name: 'Today' }),
    onPhone: true,
  },
  {
    name: 'activity-filter',
    path: pages.activity,
    steps: (page) => page.getByLabel('Show').selectOption('Email'),
    shows: (page) =>
      page
        .getByText('Email confirmed')
        .or(page.getByText('confirmed', { exact: false }))
        .first(),
  },
  {
    name: 'activity-nothing',
    as: 'newcomer',
    path: pages.activity,
    steps: (page) => page.getByLabel('Show').selectOption('Password'),
    shows: (page) => page.getByText('Nothing of this kind has happened yet.'),
  },
  {
    name: 'activity-skeleton',
    path: pages.activity,
    steps: async (page) => {
      await page.getByRole('region', { name: 'Today' }).waitFor();
      await hold(page);
      await page.getByLabel('Show').selectOption('Email');
    },
    shows: (page) => page.getByRole('status').filter({ hasText: 'Loading…' }),
  },
  { name: 'data', path: pages.data, shows: (page) => button(page, 'Download my data'), onPhone: true },
  {
    name: 'data-delete-form',
    path: pages.data,
    steps: press('Delete account'),
    shows: (page) => page.getByLabel('Your email'),
    onPhone: true,
  },
  {
    name: 'data-deletion-pending',
    as: 'newcomer',
    path: pages.data,
    steps: async (page, { email }) => {
      await button(page, 'Delete account').click();
      await page.getByLabel('Your email').fill(email);
      await button(page, 'Delete my account').click();
    },
    shows: (page) => button(page, 'Cancel deletion'),
    onPhone: true,
  },
  {
    name: 'keep-account',
    as: 'nobody',
    path: link(mailLinks.keepAccount),
    shows: (page) => page.getByRole('main').getByRole('button'),
  },
  {
    name: 'load-error',
    path: pages.devices,
    before: (page) => failProcedure(page, 'session.list'),
    shows: (page) => button(page, 'Try again'),
    onPhone: true,
  },
  { name: 'unavailable', path: pages.account, before: beUnavailable, shows: alert, onPhone: true },
  {
    name: 'offline',
    path: pages.account,
    steps: async (page) => {
      await heading(page, 'Overview').waitFor();
      await page.context().setOffline(true);
      await page.getByRole('link', { name: 'Devices', exact: true }).click();
    },
    shows: alert,
  },
];

export const STATES: readonly State[] = [
  ...beforeTheAccount,
  ...inTheAccount.map((state): State => ({ as: 'regular', ...state })),
];
