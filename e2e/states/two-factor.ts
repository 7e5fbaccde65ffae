import type { Page } from '@playwright/test';
import { pages } from '../../shared/paths.ts';
import { plugIn } from '../authenticator.ts';
import { heading, PASSWORD } from '../person.ts';
import { alert, button, press, type State, type Visit } from './state.ts';

/** Signs in where two-factor is on. The answer is the service's; no code can be right. */
const enterPassword =
  (...methods: string[]) =>
  async (page: Page, { email }: Pick<Visit, 'email'>) => {
    await page.route('**/api/auth/sign-in/email', (route) =>
      route.fulfill({ json: { twoFactorRedirect: true, twoFactorMethods: methods } }),
    );
    await page.getByLabel('Email').fill(email || 'ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button(page, 'Sign in').click();
    await heading(page, 'Two-factor sign-in').waitFor();
  };

const enterCode = (typed: string) => async (page: Page, visit: Visit) => {
  await enterPassword('totp', 'passkey')(page, visit);
  await page.getByLabel('Code', { exact: true }).fill(typed);
  await button(page, 'Confirm').click();
};

/** The passkey of the sign-in page, the second step, and what sites and operators ask for. */
export const TWO_FACTOR: State[] = [
  {
    name: 'sign-in-no-passkey',
    path: pages.signIn,
    before: (page) => plugIn(page),
    steps: press('Sign in with a passkey'),
    shows: (page) => page.getByText('No passkey was used.', { exact: false }),
  },
  {
    name: 'two-factor',
    path: pages.signIn,
    steps: enterPassword('totp', 'passkey'),
    shows: (page) => page.getByLabel('Code', { exact: true }),
    onPhone: true,
  },
  {
    name: 'two-factor-seven-digits',
    path: pages.signIn,
    steps: enterCode('1234567'),
    shows: (page) => page.getByText('This one has 7.', { exact: false }),
  },
  {
    name: 'two-factor-over',
    path: pages.signIn,
    steps: enterCode('123456'),
    shows: (page) => heading(page, 'Sign in again'),
  },
  {
    name: 'two-factor-backup-code',
    path: pages.signIn,
    steps: async (page, visit) => {
      await enterPassword('totp')(page, visit);
      await button(page, 'Use a backup code').click();
      await page.getByText('Phone and backup codes lost?').click();
    },
    shows: (page) => page.getByText('Ask whoever runs this site.', { exact: false }),
  },
  {
    name: 'two-factor-passkey',
    path: pages.signIn,
    steps: enterPassword('passkey'),
    shows: (page) => button(page, 'Use a passkey'),
  },
  {
    name: 'two-factor-offline',
    path: pages.signIn,
    steps: async (page, visit) => {
      await enterPassword('totp')(page, visit);
      await page.context().setOffline(true);
      await page.getByLabel('Code', { exact: true }).fill('123456');
      await button(page, 'Confirm').click();
    },
    shows: alert,
  },
  {
    name: 'two-factor-confirm',
    as: 'newcomer',
    path: `${pages.twoFactor}?need=fresh`,
    shows: (page) => heading(page, 'Confirm it’s you'),
  },
  {
    name: 'two-factor-set-up',
    as: 'newcomer',
    path: `${pages.twoFactor}?need=second_factor`,
    shows: (page) => heading(page, 'Set up a second factor'),
    onPhone: true,
  },
  {
    name: 'two-factor-set-up-app',
    as: 'newcomer',
    path: `${pages.twoFactor}?need=second_factor`,
    steps: press('Set up an app'),
    shows: (page) => page.getByLabel('Code of the app'),
    onPhone: true,
  },
];
