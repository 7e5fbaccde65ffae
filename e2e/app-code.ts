import { expect, type Page } from '@playwright/test';
import { generateSync } from 'otplib';

const STEP = 30_000; // ms

/**
 * The codes of an authenticator app that an independent library computes. A code works once, so that each call returns
 * the code of a later step than the call before. The service accepts the next step's code.
 */
export function createApp(secret: string) {
  let last = 0;
  return async (): Promise<string> => {
    const now = () => Math.floor(Date.now() / STEP);
    await expect.poll(() => now() + 1 > last, { timeout: 2 * STEP }).toBe(true);
    last = Math.max(last + 1, now());
    return generateSync({ secret, epoch: (last * STEP) / 1000 });
  };
}

/** The key that the set-up shows. */
export async function readKey(page: Page): Promise<string> {
  await page.getByText('Can’t scan it?').click();
  const shown = await page.locator('p.font-mono').textContent();
  return (shown ?? '').replaceAll(' ', '');
}

/** Turns two-factor on in *Sign-in & security*. Returns the app, and the backup codes. */
export async function turnOn(page: Page) {
  await page.goto('/account/security#two-factor');
  await page.getByRole('button', { name: 'Turn on' }).click();
  const app = createApp(await readKey(page));
  await page.getByLabel('Code of the app').fill(await app());
  await page.getByRole('button', { name: 'Turn on' }).click();
  const list = page.getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
  await expect(list).toHaveCount(10);
  const codes = await list.allTextContents();
  await page.getByRole('button', { name: 'I have kept the codes' }).click();
  return { app, codes };
}
