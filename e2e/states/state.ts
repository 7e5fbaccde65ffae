import type { Locator, Page } from '@playwright/test';
import { hold } from '../faults.ts';

/** Who visits: nobody is signed in, somebody who has used their account for a while, or somebody new. */
type Visitor = 'nobody' | 'regular' | 'newcomer';

export type State = {
  name: string;
  path: string;
  as?: Visitor;
  before?: (page: Page) => Promise<unknown>;
  steps?: (page: Page, visit: Visit) => Promise<unknown>;
  shows: (page: Page) => Locator;
  /** By all rules on a phone too, where each kind of page is another one. */
  onPhone?: true;
};
/** Where the service is, who visits, and what can be done to them meanwhile. */
export type Visit = {
  url: string;
  email: string;
  signInElsewhere: () => Promise<void>;
  signOutElsewhere: () => Promise<void>;
};

export const link = ([page, member]: readonly [string, string], secret = 'x'.repeat(43)) =>
  `${page}#${member}=${secret}`;
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const press = (name: string | RegExp) => (page: Page) => button(page, name).click();
export const rows = (page: Page) => page.getByRole('main').getByRole('listitem');
export const skeleton = (page: Page) =>
  page.getByRole('main').getByRole('status').filter({ hasText: 'Loading…' });

/** Leads to a page of the account, none of whose answers come. */
export const awaitPage = (link: RegExp) => async (page: Page) => {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await hold(page);
  await page.getByRole('navigation').getByRole('link', { name: link }).click();
  await page.getByRole('heading', { level: 1, name: link }).waitFor();
};
export const alert = (page: Page) => page.getByRole('alert').first();
