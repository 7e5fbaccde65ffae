import type { Page } from '@playwright/test';
import { pages } from '../../shared/paths.ts';
import { beUnavailable, failProcedure, hold, withoutAnswers, withSettings } from '../faults.ts';
import { heading, signUp } from '../person.ts';
import { alert, awaitPage, button, type State, skeleton } from './state.ts';

const openLanguages = async (page: Page) => {
  await page.getByRole('banner').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: 'Language' }).press('Enter'); // a pointer would close it by leaving
};

/** The overview, the frame around every page, and pages that cannot be shown. */
export const FRAME: State[] = [
  {
    name: 'not-found',
    as: 'nobody',
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
  {
    name: 'overview',
    path: pages.account,
    shows: (page) => page.getByRole('main').getByRole('link', { name: 'See activity' }),
    onPhone: true,
  },
  {
    name: 'overview-skeleton',
    path: pages.data,
    steps: awaitPage(/^Overview$/),
    shows: skeleton,
  },
  {
    name: 'overview-long-name',
    as: 'newcomer',
    path: pages.profile,
    steps: async (page) => {
      await page.getByLabel('Name').fill('مريم بنت عبد الرحمن الفارسي، مهندسة الروبوتات الذكية 🤖🦾');
      await button(page, 'Save').click();
      await page.getByText('Saved.').waitFor();
      await page.getByRole('link', { name: 'Overview', exact: true }).click();
    },
    shows: (page) => page.getByRole('main').getByText('🤖🦾', { exact: false }),
    onPhone: true,
  },
  {
    name: 'overview-newcomer',
    as: 'newcomer',
    path: pages.account,
    shows: (page) => page.getByText('Your email is not confirmed yet.'),
  },
  {
    name: 'theme-chosen',
    path: pages.account,
    steps: async (page) => {
      await page.getByRole('banner').getByRole('button').last().click();
      await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    },
    shows: (page) => page.getByRole('menuitemradio', { name: 'Dark', checked: true }),
  },
  {
    name: 'somebody-else',
    as: 'newcomer',
    path: pages.profile,
    steps: async (page, { url }) => {
      await Promise.all([page.waitForResponse(/session\.events/), page.reload()]);
      await signUp(page.context(), 'Bob', url);
    },
    shows: (page) => page.getByText('You are now signed in as'),
  },
  {
    name: 'user-menu',
    path: pages.account,
    steps: (page) => page.getByRole('banner').getByRole('button').last().click(),
    shows: (page) => page.getByRole('menuitem', { name: 'Sign out' }),
    onPhone: true,
  },
  {
    name: 'language-menu',
    path: pages.account,
    steps: openLanguages,
    shows: (page) => page.getByRole('menuitemradio', { name: 'Türkçe' }),
    onPhone: true,
  },
  {
    name: 'language-not-changed',
    path: pages.account,
    before: (page) => failProcedure(page, 'profile.update'),
    steps: async (page) => {
      await openLanguages(page);
      await page.getByRole('menuitemradio', { name: 'Türkçe' }).press('Enter');
    },
    shows: (page) => page.getByText('The language was not changed.', { exact: false }).last(),
    onPhone: true,
  },
  {
    name: 'sign-in-language-not-changed',
    as: 'nobody',
    path: pages.signIn,
    steps: async (page) => {
      await heading(page, 'Sign in').waitFor();
      await page.context().setOffline(true);
      await page.getByRole('contentinfo').getByRole('combobox').selectOption('Türkçe');
    },
    shows: (page) => page.getByText('You are offline. Connect to the internet and try again.'),
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
  {
    name: 'load-error',
    path: pages.devices,
    before: (page) => failProcedure(page, 'session.list'),
    shows: (page) => button(page, 'Try again'),
    onPhone: true,
  },
  {
    name: 'unavailable',
    path: pages.account,
    before: async (page) => {
      await withoutAnswers(page); // as the service serves pages in an outage
      await beUnavailable(page);
    },
    shows: alert,
    onPhone: true,
  },
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
