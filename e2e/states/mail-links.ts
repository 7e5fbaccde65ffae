import type { Page } from '@playwright/test';
import { mailLinks, pages } from '../../shared/paths.ts';
import { linkTo } from '../mails.ts';
import { heading } from '../person.ts';
import { alert, button, link, press, type State, type Visit } from './state.ts';

type Recipient = Pick<Visit, 'url' | 'email'>;

const openMailed =
  (subject: string) =>
  async (page: Page, { url, email }: Recipient) => {
    const address = await linkTo(page, email, subject, url);
    await page.goto('about:blank'); // a link of the same page would only change its fragment
    await page.goto(address);
  };

/** Where mails lead, and what sends them. */
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
    as: 'newcomer',
    path: pages.forgotPassword,
    steps: async (page, visit) => {
      await page.context().clearCookies();
      await page.reload();
      await page.getByLabel('Email').fill(visit.email);
      await button(page, 'Send link').click();
      await openMailed('Choose a new password')(page, visit);
      await page.getByLabel('Password', { exact: true }).fill('a whole new sentence');
      await button(page, 'Change password').click();
    },
    shows: (page) => heading(page, 'Password changed'),
  },
  { name: 'not-me', path: link(mailLinks.notMe), shows: (page) => heading(page, 'This wasn’t you?') },
  {
    name: 'not-me-done',
    as: 'newcomer',
    path: pages.signIn,
    steps: async (page, visit) => {
      await visit.signOutElsewhere();
      await openMailed('New sign-in')(page, visit);
      await button(page, 'Secure my account').click();
    },
    shows: (page) => heading(page, 'Your account is secured'),
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
    name: 'change-email-done',
    as: 'newcomer',
    path: pages.security,
    steps: async (page, { url, email }) => {
      await button(page, 'Change email').click();
      await page.getByLabel('New email').fill(`new.${email}`);
      await button(page, 'Send link').click();
      await page.getByText('Your email is about to become').waitFor();
      await openMailed('Confirm')(page, { url, email: `new.${email}` });
      await page.getByRole('main').getByRole('button').click();
    },
    shows: (page) => page.getByText(/^Your email address is .* from now on\.$/),
  },
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
    name: 'keep-account',
    as: 'nobody',
    path: link(mailLinks.keepAccount),
    shows: (page) => page.getByRole('main').getByRole('button'),
  },
];
