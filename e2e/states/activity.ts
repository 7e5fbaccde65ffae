import type { Page } from '@playwright/test';
import type { RouterOutput } from '../../client/api/trpc.ts';
import { pages } from '../../shared/paths.ts';
import { changeAnswer, hold, shortenPages } from '../faults.ts';
import { button, type State, skeleton } from './state.ts';

type Item = RouterOutput['activity']['list']['items'][number];

/** Shows that the newest event happened at another site, in the browser of the page, and the next one on a device. */
const happenAtSites = (page: Page) =>
  changeAnswer<{ items: Item[] }>(page, 'activity.list', ({ items, ...rest }) => ({
    ...rest,
    items: items.map((item, at) => ({
      ...item,
      ...[
        { kind: 'site_signed_out' as const, ok: true, site: 'https://book.example.org', thisDevice: true },
        { kind: 'site_signed_in' as const, ok: true, site: 'https://book.example.org', thisDevice: false },
      ][at],
    })),
  }));

/** The security log. */
export const ACTIVITY: State[] = [
  {
    name: 'activity',
    path: pages.activity,
    shows: (page) => page.getByRole('region', { name: 'Today' }),
    onPhone: true,
  },
  {
    name: 'activity-sites',
    path: pages.activity,
    before: happenAtSites,
    shows: (page) => page.getByText('Signed in at book.example.org', { exact: true }),
    onPhone: true,
  },
  {
    name: 'activity-filter',
    path: pages.activity,
    steps: (page) => page.getByLabel('Show').selectOption('Email'),
    shows: (page) =>
      page
        .getByText('Email confirmed')
        .or(page.getByText('confirmed', { exact: false }))
        .first(),
  },
  {
    name: 'activity-failures-opened',
    path: pages.activity,
    steps: (page) => page.getByText('3 failed attempts to sign in from 2 addresses').click(),
    shows: (page) => page.locator('details[open] li').last(),
    onPhone: true,
  },
  {
    name: 'activity-older',
    path: pages.activity,
    before: shortenPages,
    shows: (page) => button(page, 'Show older'),
  },
  {
    name: 'activity-nothing',
    as: 'newcomer',
    path: pages.activity,
    steps: (page) => page.getByLabel('Show').selectOption('Password'),
    shows: (page) => page.getByText('Nothing of this kind has happened yet.'),
  },
  {
    name: 'activity-skeleton',
    path: pages.activity,
    steps: async (page) => {
      await page.getByRole('region', { name: 'Today' }).waitFor();
      await hold(page);
      await page.getByLabel('Show').selectOption('Email');
    },
    shows: skeleton,
  },
];
