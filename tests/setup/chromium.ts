import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { tryInTurn } from './command.ts';
import { findOnPath } from './on-path.ts';

// The first is Chromium without windows. The browser tests need a third less processor time with it.
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

/** An installed Chromium on the PATH. Undefined when there is none, so that Playwright looks for its own. */
export const findChromium = (): string | undefined => findOnPath(NAMES);

const isThere = () => findChromium() !== undefined || existsSync(chromium.executablePath());

/** Makes sure that there is a browser: an installed one, or Playwright's own, or the distribution's. */
export async function ensureChromium(): Promise<void> {
  const ways: [string, string[]][] = [
    ['npx', ['playwright', 'install', 'chromium']],
    ['apt-get', ['update', '-qq']],
    ['apt-get', ['install', '-y', '-qq', 'chromium-headless-shell']],
    ['apt-get', ['install', '-y', '-qq', 'chromium']],
  ];
  if (!(await tryInTurn(ways, isThere)))
    throw new Error('No Chromium: install one, or let `npx playwright install chromium` reach its server.');
}
