import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** An installed Chromium on the PATH; undefined when there is none, so that Playwright looks for its own. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
}

/** Makes sure there is a browser: an installed one, else Playwright's own, else the distribution's. */
export function ensureChromium(): void {
  if (findChromium() || existsSync(chromium.executablePath())) return;
  const attempts: [string, string[]][] = [
    ['npx', ['playwright', 'install', 'chromium']],
    ['apt-get', ['update', '-qq']],
    ['apt-get', ['install', '-y', '-qq', 'chromium']],
  ];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore', timeout: 600_000 });
    } catch {
      continue; // the next way may work
    }
    if (findChromium() || existsSync(chromium.executablePath())) return;
  }
  throw new Error('No Chromium: install one, or let `npx playwright install chromium` reach its server.');
}
