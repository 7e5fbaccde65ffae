import { pages } from '../../shared/paths.ts';
import { failProcedure } from '../faults.ts';
import { button, type State } from './state.ts';

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
    steps: async (page) => {
      await button(page, 'Change email').click();
      await page.getByLabel('New email').fill('new@example.com');
      await button(page, 'Send links').click();
    },
    shows: (page) => page.getByRole('dialog'),
    onPhone: true,
  },
];
