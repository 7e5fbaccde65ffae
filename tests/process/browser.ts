import { chromium, type Page } from '@playwright/test';
import { findChromium } from '../setup/chromium.ts';

/**
 * Chromium that resolves every name under `.test` to this machine. `ports` are names that have a port of this machine
 * in place of the usual one.
 */
export function openBrowser(ports: Record<string, number> = {}) {
  const executablePath = findChromium();
  const rules = Object.entries(ports).map(([name, port]) => `MAP ${name} 127.0.0.1:${port}`);
  rules.push('MAP *.test 127.0.0.1');
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', `--host-resolver-rules=${rules.join(',')}`],
  });
}

/** Blocks third-party cookies for a page, as Safari does everywhere, whatever attributes the cookies have. */
export async function blockThirdPartyCookies(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });
}
