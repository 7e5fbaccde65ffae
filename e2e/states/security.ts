import type { Page } from '@playwright/test';
import { pages } from '../../shared/paths.ts';
import { beTooOften, failProcedure } from '../faults.ts';
import { PASSWORD } from '../person.ts';
import { alert, awaitPage, button, press, type State, skeleton, type Visit } from './state.ts';

/** Each state has its own address, because the number of mails to one person per hour is limited. */
const askForEmail = async (page: Page, { email }: Pick<Visit, 'email'>, submit: string) => {
  await button(page, 'Change email').click();
  await page.getByLabel('New email').fill(`new.${email}`);
  await button(page, submit).click();
};

const changePassword = async (page: Page) => {
  await button(page, 'Change password').click();
  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password', { exact: true }).fill('a whole new sentence');
  await button(page, 'Save').click();
};

/** Email and password. */
export const SECURITY: State[] = [
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
    steps: (page, visit) => askForEmail(page, visit, 'Send links'),
    shows: (page) => page.getByRole('dialog'),
    onPhone: true,
  },
  {
    name: 'security-step-up-wrong',
    as: 'newcomer',
    path: pages.security,
    before: (page) => failProcedure(page, 'account.changeEmail', 'step_up_required'),
    steps: async (page, visit) => {
      await askForEmail(page, visit, 'Send link');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Password', { exact: true }).fill('not my password');
      await dialog.getByRole('button', { name: 'Confirm' }).click();
    },
    shows: (page) => page.getByText('This is not your password.'),
  },
  {
    name: 'security-skeleton',
    path: pages.data,
    steps: awaitPage(/security$/i),
    shows: skeleton,
  },
  {
    name: 'security-password-changed',
    as: 'newcomer',
    path: pages.security,
    steps: changePassword,
    shows: (page) => page.getByText('Your password is changed.', { exact: false }),
  },
  {
    name: 'security-password-cancels-change',
    as: 'newcomer',
    path: pages.security,
    steps: async (page, visit) => {
      await askForEmail(page, visit, 'Send link');
      await button(page, 'Change password').click();
    },
    shows: (page) => page.getByText('This also cancels the change', { exact: false }),
  },
  {
    name: 'security-too-often',
    path: pages.security,
    before: beTooOften,
    steps: changePassword,
    shows: alert,
    onPhone: true,
  },
  {
    name: 'security-offline',
    path: pages.security,
    steps: async (page) => {
      await button(page, 'Change password').waitFor();
      await page.context().setOffline(true);
      await changePassword(page);
    },
    shows: alert,
  },
  {
    name: 'security-link-sent',
    as: 'newcomer',
    path: pages.security,
    steps: (page, visit) => askForEmail(page, visit, 'Send link'),
    shows: (page) => page.getByText('We sent a link to new.', { exact: false }),
  },
  {
    name: 'security-change-cancelled',
    as: 'newcomer',
    path: pages.security,
    steps: async (page, visit) => {
      await askForEmail(page, visit, 'Send link');
      await press('Cancel the change')(page);
    },
    shows: (page) => page.getByText('The change was cancelled.', { exact: false }),
  },
  {
    name: 'security-leave-unsaved',
    path: pages.security,
    steps: async (page) => {
      await button(page, 'Change email').click();
      await page.getByLabel('New email').fill('new@exam');
      await page.getByRole('link', { name: 'Overview', exact: true }).click();
    },
    shows: (page) => page.getByRole('alertdialog'),
  },
];
