import type { Server } from 'node:http';
import { resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { listenOn } from '../process/listener.ts';

/** The script of `page.ts`, as a page loads it. */
export async function bundlePage(): Promise<string> {
  const entry = resolve(import.meta.dirname, 'page.ts');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'page' } },
    // Vite defines this for pages. The build of a library does not define it.
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const [
    {
      output: [chunk],
    } = { output: [] },
  ] = [built].flat() as { output: { code: string }[] }[];
  if (!chunk) throw new Error('nothing was built');
  return chunk.code;
}

/** Opens a page of `url` that runs `script`, in a new browser context without cookies. */
export async function openPage(
  browser: Browser,
  { url, script, readResetToken }: { url: string; script: string; readResetToken: Window['readResetToken'] },
): Promise<Page> {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.exposeFunction('readResetToken', readResetToken);
  await page.goto(url);
  await page.addScriptTag({ content: script });
  return page;
}

export const listenAt = (server: Server, url: string) => listenOn(server, Number(new URL(url).port));
