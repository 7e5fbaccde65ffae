import type { Locator, Page } from '@playwright/test';
import { hold } from '../faults.ts';

/** The visitor: nobody is signed in, a person who has used their account for a while, or a new person. */
type Visitor = 'nobody' | 'regular' | 'newcomer';

export type State = {
  name: string;
  path: string;
  as?: Visitor;
  before?: (page: Page) => Promise<unknown>;
  steps?: (page: Page, visit: Visit) => Promise<unknown>;
  shows: (page: Page) => Locator;
  /** Checks all rules on a phone too, for pages with another layout there. */
  onPhone?: true;
};
/** The URL of the service, the visitor, and the actions that can affect the visitor meanwhile. */
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

/** Navigates to a page of the account that receives no answers. */
export const awaitPage = (link: RegExp) => async (page: Page) => {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await hold(page);
  await page.getByRole('navigation').getByRole('link', { name: link }).click();
  await page.getByRole('heading', { level: 1, name: link }).waitFor();
};
export const alert = (page: Page) => page.getByRole('alert').first();
