import { pages } from '../../shared/paths.ts';
import { hold, shortenPages } from '../faults.ts';
import { button, type State, skeleton } from './state.ts';

/** The security log. */
export const ACTIVITY: State[] = [
  {
    name: 'activity',
    path: pages.activity,
    shows: (page) => page.getByRole('region', { name: 'Today' }),
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
