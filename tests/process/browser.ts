import { chromium } from '@playwright/test';
import { findChromium } from '../setup/chromium.ts';

/** Chromium, to which every name under `.test` is this machine. */
export function openBrowser() {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--host-resolver-rules=MAP *.test 127.0.0.1'],
  });
}
