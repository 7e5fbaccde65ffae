import { pages } from '../../shared/paths.ts';
import { failProcedure } from '../faults.ts';
import { PASSWORD, signOutRow } from '../person.ts';
import { alert, awaitPage, button, press, rows, type State, skeleton } from './state.ts';

/** Devices, and securing the account. */
export const DEVICES: State[] = [
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
    name: 'devices-too-often',
    path: pages.devices,
    before: (page) => failProcedure(page, 'session.revoke', 'rate_limited'),
    steps: (page) => signOutRow(rows(page).last()),
    shows: (page) =>
      alert(page)
        .getByText(/Try again in \d+ seconds\./)
        .last(),
  },
  {
    name: 'devices-skeleton',
    path: pages.data,
    steps: awaitPage(/^Devices$/),
    shows: skeleton,
  },
  {
    name: 'devices-signed-out-one',
    as: 'newcomer',
    path: pages.data,
    steps: async (page, { signInElsewhere }) => {
      await signInElsewhere();
      await page.getByRole('link', { name: 'Devices', exact: true }).click();
      await signOutRow(rows(page).last());
    },
    shows: (page) => page.getByText('was signed out.', { exact: false }),
  },
  {
    name: 'devices-signed-out-others',
    as: 'newcomer',
    path: pages.data,
    steps: async (page, { signInElsewhere }) => {
      await signInElsewhere();
      await page.getByRole('link', { name: 'Devices', exact: true }).click();
      await button(page, 'Sign out of other devices').click();
      await page.getByRole('alertdialog').getByRole('button').first().click();
    },
    shows: (page) => page.getByText('Signed out of 1 other device.', { exact: false }),
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
      await button(page, 'Change password').click();
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
];
