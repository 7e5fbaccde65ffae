import type { Page } from '@playwright/test';
import { pages } from '../../shared/paths.ts';
import { button, press, type State, type Visit } from './state.ts';

const askForDeletion = async (page: Page, { email }: Visit) => {
  await button(page, 'Delete account').click();
  await page.getByLabel('Your email').fill(email);
  await button(page, 'Delete my account').click();
  await button(page, 'Cancel deletion').waitFor();
};

/** The states of Data & privacy. */
export const DATA: State[] = [
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
    shows: (page) => button(page, 'Cancel deletion'),
  },
  {
    name: 'data-account-stays',
    as: 'newcomer',
    path: pages.data,
    steps: async (page, visit) => {
      await askForDeletion(page, visit);
      await button(page, 'Cancel deletion').click();
    },
    shows: (page) => page.getByText('Your account stays. Nothing was lost.'),
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
];
