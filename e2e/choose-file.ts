import { expect, type Page } from '@playwright/test';

type File = { name: string; mimeType: string; buffer: Buffer };

/**
 * Chooses a file in the page. People open its chooser by a button that needs the page's code, and the code replaces
 * what the service painted: the file has to go to the control that stays.
 */
export async function chooseFile(page: Page, file: File): Promise<void> {
  await expect(page.locator('html[data-answered]')).toHaveCount(0);
  await page.locator('input[type=file]').setInputFiles(file);
}
