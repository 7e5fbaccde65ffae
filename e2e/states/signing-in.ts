import { expect, type Page } from '@playwright/test';
import { pages, REDIRECT_TO } from '../../shared/paths.ts';
import { SITE } from '../addresses.ts';
import { beTooOften, beUnavailable } from '../faults.ts';
import { heading, PASSWORD } from '../person.ts';
import { alert, button, press, type State } from './state.ts';

const fillSignIn = async (page: Page) => {
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('not my password');
  await button(page, 'Sign in').click();
};

/** Navigates to sign-in from inside the page, as the portal does, with a reason. */
const leadToSignIn = (reason: string | null, search: string) => async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  // The router listens only after its first effect, which has no visible result. The event is repeated until the
  // router receives it.
  await expect(async () => {
    await page.evaluate(([state, href]) => window.history.pushState(state, '', href), [
      reason && { signOutRedirect: { reason, at: Date.now() } },
      `${pages.signIn}${search}`,
    ] as const);
    await expect(heading(page, 'Sign in')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
};

/** Signing in, and the results of signing out. */
export const SIGNING_IN: State[] = [
  { name: 'sign-in', path: pages.signIn, shows: (page) => heading(page, 'Sign in'), onPhone: true },
  {
    name: 'sign-in-empty',
    path: pages.signIn,
    steps: press('Sign in'),
    shows: (page) => page.locator('[aria-invalid=true]').first(),
  },
  { name: 'sign-in-wrong', path: pages.signIn, steps: fillSignIn, shows: alert, onPhone: true },
  { name: 'sign-in-rate-limited', path: pages.signIn, before: beTooOften, steps: fillSignIn, shows: alert },
  { name: 'sign-in-unavailable', path: pages.signIn, before: beUnavailable, steps: fillSignIn, shows: alert },
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
    name: 'sign-in-for-a-site',
    path: pages.forgotPassword,
    steps: leadToSignIn(null, `?${REDIRECT_TO}=${SITE}/chapter`),
    shows: (page) => page.getByText(`Then you go back to ${new URL(SITE).host}.`),
  },
  {
    name: 'sign-in-ran-out',
    path: pages.forgotPassword,
    steps: leadToSignIn('expired', ''),
    shows: (page) => page.getByText('your sign-in had run out', { exact: false }),
  },
  {
    name: 'sign-in-disabled',
    path: pages.forgotPassword,
    steps: leadToSignIn('disabled', ''),
    shows: (page) => page.getByText('this account is disabled', { exact: false }),
  },
  {
    name: 'signed-out-elsewhere',
    as: 'newcomer',
    path: pages.devices,
    steps: async (page, { signOutElsewhere }) => {
      await heading(page, 'Devices').waitFor();
      await signOutElsewhere();
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
];
