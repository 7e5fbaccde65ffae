import type { Page } from '@playwright/test';
import { pages } from '../../shared/paths.ts';
import { BLUE, drawPhoto, RED } from '../../tests/pictures.ts';
import { chooseFile } from '../choose-file.ts';
import { alert, awaitPage, button, type State, skeleton } from './state.ts';

async function choosePicture(page: Page): Promise<void> {
  const buffer = await drawPhoto({ width: 1200, height: 800, color: RED, top: BLUE });
  await chooseFile(page, { name: 'me.jpg', mimeType: 'image/jpeg', buffer });
}

/** The profile. */
export const PROFILE: State[] = [
  { name: 'profile', path: pages.profile, shows: (page) => page.getByLabel('About you'), onPhone: true },
  {
    name: 'profile-skeleton',
    path: pages.data,
    steps: awaitPage(/^Profile$/),
    shows: skeleton,
  },
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
    name: 'profile-picture-crop',
    as: 'newcomer',
    path: pages.profile,
    steps: choosePicture,
    shows: (page) => page.getByRole('dialog').getByRole('application'),
    onPhone: true,
  },
  {
    name: 'profile-picture-refused',
    as: 'newcomer',
    path: pages.profile,
    steps: (page) =>
      chooseFile(page, { name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('no picture') }),
    shows: alert,
  },
  {
    name: 'profile-picture-saved',
    as: 'newcomer',
    path: pages.profile,
    steps: async (page) => {
      await choosePicture(page);
      await button(page, 'Save picture').click();
    },
    shows: (page) => page.getByText('Your picture is saved.'),
  },
  {
    name: 'profile-picture-remove',
    as: 'newcomer',
    path: pages.profile,
    steps: async (page) => {
      await choosePicture(page);
      await button(page, 'Save picture').click();
      await page.getByRole('main').getByRole('button', { name: 'Remove picture' }).click();
    },
    shows: (page) => page.getByRole('alertdialog'),
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
