import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { mailLinks, pages } from '../../shared/paths.ts';
import { withSettings } from '../faults.ts';
import { confirmAddress, linkTo } from '../mails.ts';
import { heading } from '../person.ts';
import { button, link, type State, type Visit } from './state.ts';

/** The number of mails to one address is limited, whether it has an account or not. */
const nobody = () => `nobody.${randomUUID()}@example.com`;

type Recipient = Pick<Visit, 'url' | 'email'>;

const openMailed =
  (subject: string) =>
  async (page: Page, { url, email }: Recipient) => {
    const address = await linkTo(page, email, subject, url);
    await page.goto('about:blank'); // a link to the same page would only change its fragment
    await page.goto(address);
  };

const openReset = async (page: Page, visit: Visit) => {
  await page.context().clearCookies();
  await page.reload();
  await page.getByLabel('Email').fill(visit.email);
  await button(page, 'Send link').click();
  await heading(page, 'Check your mail').waitFor();
  await openMailed('Choose a new password')(page, visit);
};
const openSignedOut = async (page: Page, visit: Visit) => {
  await page.context().clearCookies();
  await openMailed('Confirm your email')(page, visit);
};
const openNotMe = async (page: Page, visit: Visit) => {
  await confirmAddress(page, visit.email, visit.url);
  await visit.signOutElsewhere();
  await openMailed('New sign-in')(page, visit);
};
const openChange = async (page: Page, { url, email }: Visit) => {
  await button(page, 'Change email').click();
  await page.getByLabel('New email').fill(`new.${email}`);
  await button(page, 'Send link').click();
  await page.getByText('Your email is about to become').waitFor();
  await openMailed('Confirm')(page, { url, email: `new.${email}` });
};
const openKeep = async (page: Page, visit: Visit) => {
  await confirmAddress(page, visit.email, visit.url);
  await button(page, 'Delete account').click();
  await page.getByLabel('Your email').fill(visit.email);
  await button(page, 'Delete my account').click();
  await page.getByText('Your account will be deleted on').waitFor();
  await openMailed('Your account at')(page, visit);
};

/** A link that was opened too late, or a second time. */
const toSpent = (name: string, mailed: (typeof mailLinks)[keyof typeof mailLinks]): State => ({
  name: `${name}-link-expired`,
  path: link(mailed),
  shows: (page) => heading(page, 'This link no longer works'),
});

/** The pages that mails link to, and the pages that send these mails. */
export const MAIL_LINKS: State[] = [
  {
    name: 'forgot-password',
    path: pages.forgotPassword,
    shows: (page) => heading(page, 'Forgot your password?'),
  },
  {
    name: 'forgot-password-sent',
    path: pages.forgotPassword,
    steps: async (page) => {
      await page.getByLabel('Email').fill(nobody());
      await button(page, 'Send link').click();
    },
    shows: (page) => heading(page, 'Check your mail'),
  },
  {
    name: 'forgot-password-code-wrong',
    path: pages.forgotPassword,
    steps: async (page) => {
      await page.getByLabel('Email').fill(nobody());
      await button(page, 'Send link').click();
      await page.getByLabel('Code from the mail').fill('0123-4567');
      await button(page, 'Use the code').click();
    },
    shows: (page) => page.getByText('That code is not right.', { exact: false }),
    onPhone: true,
  },
  {
    name: 'reset-password',
    as: 'newcomer',
    path: pages.forgotPassword,
    steps: openReset,
    shows: (page) => heading(page, 'Choose a new password'),
    onPhone: true,
  },
  {
    name: 'reset-password-link-missing',
    path: pages.resetPassword,
    shows: (page) => heading(page, 'This link is not complete'),
  },
  {
    name: 'reset-password-done',
    as: 'newcomer',
    path: pages.forgotPassword,
    steps: async (page, visit) => {
      await openReset(page, visit);
      await page.getByLabel('Password', { exact: true }).fill('a whole new sentence');
      await button(page, 'Change password').click();
    },
    shows: (page) => heading(page, 'Password changed'),
  },
  {
    name: 'not-me',
    as: 'newcomer',
    path: pages.signIn,
    steps: openNotMe,
    shows: (page) => heading(page, 'This wasn’t you?'),
  },
  {
    name: 'not-me-done',
    as: 'newcomer',
    path: pages.signIn,
    steps: async (page, visit) => {
      await openNotMe(page, visit);
      await button(page, 'Secure my account').click();
    },
    shows: (page) => heading(page, 'Every device is signed out'),
    onPhone: true,
  },
  {
    name: 'verify-email',
    as: 'newcomer',
    path: pages.account,
    steps: openMailed('Confirm your email'),
    shows: (page) => heading(page, 'Confirm your email address'),
    onPhone: true,
  },
  {
    name: 'verify-email-done',
    as: 'newcomer',
    path: pages.account,
    steps: async (page, visit) => {
      await openMailed('Confirm your email')(page, visit);
      await button(page, 'Confirm email address').click();
    },
    shows: (page) => page.getByText(/ is confirmed\.$/),
  },
  {
    name: 'verify-email-password',
    as: 'newcomer',
    path: pages.account,
    steps: openSignedOut,
    shows: (page) => button(page, 'Confirm and sign in'),
    onPhone: true,
  },
  {
    name: 'verify-email-new-password',
    as: 'newcomer',
    path: pages.account,
    steps: async (page, visit) => {
      await openSignedOut(page, visit);
      await button(page, 'Choose a new password instead').click();
    },
    shows: (page) => button(page, 'Change password and sign in'),
  },
  {
    name: 'verify-email-discard',
    as: 'newcomer',
    path: pages.account,
    steps: async (page, visit) => {
      await openSignedOut(page, visit);
      await button(page, 'I did not create this account').click();
    },
    shows: (page) => button(page, 'Remove the account'),
    onPhone: true,
  },
  {
    name: 'verify-email-discarded',
    as: 'newcomer',
    path: pages.account,
    steps: async (page, visit) => {
      await openSignedOut(page, visit);
      await button(page, 'I did not create this account').click();
      await button(page, 'Remove the account').click();
    },
    shows: (page) => heading(page, 'The account is removed'),
  },
  {
    name: 'verify-email-link-missing',
    path: pages.verifyEmail,
    shows: (page) => heading(page, 'This link is not complete'),
  },
  {
    name: 'change-email-confirm',
    as: 'newcomer',
    path: pages.security,
    steps: openChange,
    shows: (page) => heading(page, 'Change your email address'),
  },
  {
    name: 'change-email-done',
    as: 'newcomer',
    path: pages.security,
    steps: async (page, visit) => {
      await openChange(page, visit);
      await button(page, 'Confirm the change').click();
    },
    shows: (page) => page.getByText(/^Your email address is .* from now on\.$/),
  },
  {
    name: 'keep-account',
    as: 'newcomer',
    path: pages.data,
    steps: openKeep,
    shows: (page) => heading(page, 'Keep your account'),
  },
  {
    name: 'change-email-cancelled-link',
    as: 'newcomer',
    path: pages.security,
    steps: async (page, visit) => {
      await openChange(page, visit);
      await page.goto(pages.security);
      await button(page, 'Cancel the change').click();
      await page.getByText('The change was cancelled.', { exact: false }).waitFor();
      await openMailed('Confirm')(page, { url: visit.url, email: `new.${visit.email}` });
    },
    shows: (page) => heading(page, 'This link no longer works'),
  },
  { ...toSpent('reset-password', mailLinks.resetPassword), onPhone: true },
  toSpent('not-me', mailLinks.notMe),
  toSpent('verify-email', mailLinks.verifyEmail),
  toSpent('change-email', mailLinks.changeEmail),
  toSpent('keep-account', mailLinks.keepAccount),
  {
    ...toSpent('verify-email-must-confirm', mailLinks.verifyEmail),
    before: (page) => withSettings(page, { signUp: 'verified' }),
  },
];
