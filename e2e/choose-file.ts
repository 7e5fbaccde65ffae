import type { Page } from '@playwright/test';
import { codeReplaced } from './code-replaced.ts';

type File = { name: string; mimeType: string; buffer: Buffer };

/**
 * Chooses a file in the page. The button that opens the file chooser needs the page's code, and the code replaces
 * the elements that the service rendered. The file has to be set on the element that stays.
 */
export async function chooseFile(page: Page, file: File): Promise<void> {
  await codeReplaced(page);
  await page.locator('input[type=file]').setInputFiles(file);
}
