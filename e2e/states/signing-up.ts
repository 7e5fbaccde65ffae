import { pages } from '../../shared/paths.ts';
import { failProcedure, withSettings } from '../faults.ts';
import { heading, PASSWORD } from '../person.ts';
import { alert, button, type State } from './state.ts';

/** Creating an account. */
export const SIGNING_UP: State[] = [
  {
    name: 'sign-up',
    path: pages.signUp,
    shows: (page) => heading(page, 'Create your account'),
    onPhone: true,
  },
  {
    name: 'sign-up-with-terms',
    path: pages.signUp,
    before: (page) =>
      withSettings(page, {
        termsUrl: 'https://book.example.com/terms',
        privacyUrl: 'https://book.example.com/privacy',
      }),
    shows: (page) => page.getByRole('link', { name: 'terms' }),
  },
  {
    name: 'sign-up-refused',
    path: pages.signUp,
    steps: async (page) => {
      await page.getByLabel('Name').fill('Grace Hopper');
      await page.getByLabel('Email').fill('grace@example.com');
      await page.getByLabel('Password', { exact: true }).fill('short');
      await button(page, 'Create account').click();
    },
    shows: (page) => page.locator('[aria-invalid=true]').first(),
  },
  {
    name: 'sign-up-easy-to-guess',
    path: pages.signUp,
    steps: (page) => page.getByLabel('Password', { exact: true }).fill('passwordpassword'),
    shows: (page) => page.getByText('Easy to guess', { exact: false }),
  },
  {
    name: 'sign-up-strong',
    path: pages.signUp,
    steps: (page) => page.getByLabel('Password', { exact: true }).fill(PASSWORD),
    shows: (page) => page.getByText('Strong: hard to guess.'),
  },
  {
    name: 'sign-up-closed',
    path: pages.signUp,
    before: (page) => withSettings(page, { signUp: 'closed' }),
    shows: (page) => page.getByText('You can’t create an account here now.'),
  },
  {
    name: 'sign-up-check-mail',
    path: pages.signUp,
    before: async (page) => {
      await withSettings(page, { signUp: 'verified' });
      await page.route('**/sign-up/email', (route) =>
        route.fulfill({ json: { token: null, user: { id: 'x' } } }),
      );
    },
    steps: async (page) => {
      await page.getByLabel('Name').fill('Grace Hopper');
      await page.getByLabel('Email').fill('grace@example.com');
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await button(page, 'Create account').click();
    },
    shows: (page) => heading(page, 'Check your mail'),
  },
  {
    name: 'background',
    as: 'newcomer',
    path: `${pages.signUp}?step=background`,
    shows: (page) => heading(page, 'Your background'),
    onPhone: true,
  },
  {
    name: 'background-not-saved',
    as: 'newcomer',
    path: `${pages.signUp}?step=background`,
    before: (page) => failProcedure(page, 'profile.update'),
    steps: async (page) => {
      await page.getByRole('group').first().getByRole('checkbox').first().check();
      await button(page, 'Continue').click();
    },
    shows: alert,
  },
];
