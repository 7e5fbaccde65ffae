import { chromium } from '@playwright/test';
import { findChromium } from '../setup/chromium.ts';

/** Chromium that resolves every name under `.test` to this machine. */
export function openBrowser() {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--host-resolver-rules=MAP *.test 127.0.0.1'],
  });
}
