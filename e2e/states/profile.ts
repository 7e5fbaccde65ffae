import { pages } from '../../shared/paths.ts';
import { button, type State } from './state.ts';

/** The profile. */
export const PROFILE: State[] = [
  { name: 'profile', path: pages.profile, shows: (page) => page.getByLabel('About you'), onPhone: true },
  {
    name: 'profile-invalid',
    path: pages.profile,
    steps: async (page) => {
      await page.getByLabel('Time zone').fill('Mars/Base');
      await button(page, 'Save').click();
    },
    shows: (page) => page.locator('[aria-invalid=true]').first(),
  },
  {
    name: 'profile-saved',
    as: 'newcomer',
    path: pages.profile,
    steps: async (page) => {
      await page.getByLabel('About you').fill('Writes programs.');
      await button(page, 'Save').click();
    },
    shows: (page) => page.getByText('Saved.'),
  },
  {
    name: 'profile-leave-unsaved',
    path: pages.profile,
    steps: async (page) => {
      await page.getByLabel('About you').fill('Half a sen');
      await page.getByRole('link', { name: 'Overview', exact: true }).click();
    },
    shows: (page) => page.getByRole('alertdialog'),
    onPhone: true,
  },
];
