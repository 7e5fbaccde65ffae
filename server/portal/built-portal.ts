import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageConfig } from '../../shared/portal.ts';
import type { PageRenderer } from '../../shared/prerendered.ts';
import { BUILT } from '../root.ts';
import type { Portal } from './door.ts';

const PRERENDERED = join(BUILT, 'prerendered');

/** Opens the portal that `npm start` built. Throws when there is no build. */
export async function openBuiltPortal(): Promise<Portal> {
  const folder = join(BUILT, 'client');
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const prerendered = JSON.parse(await readFile(join(PRERENDERED, 'pages.json'), 'utf8'));
  return { folder, readPage: () => Promise.resolve(html), prerendered, openRenderer };
}

/** Loads the page renderer for the first page, because it contains most of React and of the portal. */
async function openRenderer(config: PageConfig): Promise<PageRenderer> {
  const built = await import(pathToFileURL(join(PRERENDERED, 'render.js')).href);
  return built.createPageRenderer(config);
}
