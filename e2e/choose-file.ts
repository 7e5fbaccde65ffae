import type { Page } from '@playwright/test';
import { codeReplaced } from './code-replaced.ts';

type File = { name: string; mimeType: string; buffer: Buffer };

/**
 * Chooses a file in the page. People open its chooser by a button that needs the page's code, and the code replaces
 * what the service painted: the file has to go to the control that stays.
 */
export async function chooseFile(page: Page, file: File): Promise<void> {
  await codeReplaced(page);
  await page.locator('input[type=file]').setInputFiles(file);
}
