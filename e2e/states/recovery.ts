import type { Page } from '@playwright/test';
import { mailLinks, pages } from '../../shared/paths.ts';
import { changeAnswer } from '../faults.ts';
import { heading } from '../person.ts';
import { button, link, press, type State } from './state.ts';

const ADDRESS = { kind: 'address', newEmail: 'a… at e…', withPasskeys: false };
const SECOND_FACTOR = { kind: 'second_factor', newEmail: null, withPasskeys: true };

/** The operator began something for this person. */
const begin =
  (...recoveries: object[]) =>
  (page: Page) =>
    changeAnswer<object>(page, 'security.overview', (overview) => ({
      ...overview,
      pendingRecoveries: recoveries.map((one) => ({ ...one, readyAt: '2026-12-05T09:30:00.000Z' })),
    }));

/** The link of the mail to the address so far. */
const openStop = (page: Page) =>
  page.route('**/api/trpc/account.readLink*', (route) =>
    route.fulfill({
      json: { result: { data: { email: 'ada@example.com', completes: true, stops: 'address' } } },
    }),
  );

/** What the operator does for somebody who lost everything, and how the person stops it. */
export const RECOVERY: State[] = [
  {
    name: 'overview-recovery-pending',
    path: pages.account,
    before: begin(ADDRESS),
    shows: (page) => button(page, 'Stop it'),
    onPhone: true,
  },
  {
    name: 'security-recoveries-pending',
    path: pages.security,
    before: begin(ADDRESS, SECOND_FACTOR),
    shows: (page) => button(page, 'Stop it').last(),
    onPhone: true,
  },
  {
    name: 'security-recovery-stopped',
    as: 'newcomer',
    path: pages.security,
    before: begin(SECOND_FACTOR),
    steps: press('Stop it'),
    shows: (page) => page.getByText('Your second factor stays as it is.', { exact: false }),
  },
  {
    name: 'stop-recovery',
    as: 'nobody',
    path: link(mailLinks.stopRecovery),
    before: openStop,
    shows: (page) => heading(page, 'Keep your account as it is'),
    onPhone: true,
  },
  {
    name: 'stop-recovery-link-expired',
    as: 'nobody',
    path: link(mailLinks.stopRecovery),
    shows: (page) => heading(page, 'This link no longer works'),
  },
];
