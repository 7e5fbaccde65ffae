import type { Page } from '@playwright/test';
import { pages } from '../../shared/paths.ts';
import type { HandedTo, ListedSession } from '../../shared/session.ts';
import { changeAnswer, failProcedure } from '../faults.ts';
import { PASSWORD, signOutRow } from '../person.ts';
import { alert, awaitPage, button, press, rows, type State, skeleton } from './state.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const handedTo = (origin: string, minutes: number): HandedTo => ({
  id: origin,
  origin,
  createdAt: minutesAgo(minutes + 5),
  lastUsedAt: minutesAgo(minutes),
});
/** Shows the first device at two sites, and the second at one with a long name. */
const handOver = (page: Page) =>
  changeAnswer<ListedSession[]>(page, 'session.list', (list) =>
    list.map((session, at) => ({
      ...session,
      sites:
        [
          [handedTo('https://book.example.org', 4), handedTo('http://localhost:3000', 180)],
          [handedTo('https://the-long-name-of-a-reading-group.department-of-robotics.university.example', 0)],
        ][at] ?? [],
    })),
  );
const siteButton = (page: Page) => button(page, /^Sign out of book\.example\.org/);
/** Signs the first device out of its first site. */
const signOutOfSite = async (page: Page) => {
  await siteButton(page).click();
  await rows(page).getByRole('group').getByRole('button', { name: 'Sign out', exact: true }).click();
};

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
    name: 'devices-sites',
    path: pages.devices,
    before: handOver,
    shows: siteButton,
    onPhone: true,
  },
  {
    name: 'devices-sign-out-of-site',
    path: pages.devices,
    before: handOver,
    steps: (page) => siteButton(page).click(),
    shows: (page) => rows(page).getByRole('group'),
    onPhone: true,
  },
  {
    name: 'devices-not-signed-out-of-site',
    path: pages.devices,
    before: async (page) => {
      await handOver(page);
      await failProcedure(page, 'session.revokeGrant');
    },
    steps: signOutOfSite,
    shows: (page) => page.getByText('could not be signed out of book.example.org.', { exact: false }),
  },
  {
    name: 'devices-signed-out-of-site',
    path: pages.devices,
    before: handOver,
    steps: signOutOfSite,
    shows: (page) => page.getByText('was signed out of book.example.org.', { exact: false }),
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
