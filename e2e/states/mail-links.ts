import { mailLinks, pages } from '../../shared/paths.ts';
import { heading } from '../person.ts';
import { alert, button, link, press, type State } from './state.ts';

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
    name: 'keep-account',
    as: 'nobody',
    path: link(mailLinks.keepAccount),
    shows: (page) => page.getByRole('main').getByRole('button'),
  },
];
