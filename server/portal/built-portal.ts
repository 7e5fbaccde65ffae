import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PageConfig } from '../../shared/portal.ts';
import type { PageRenderer, PrerenderedPages } from '../../shared/prerendered.ts';
import type { PageParts } from '../language/words-files.ts';
import { BUILT } from '../root.ts';
import type { Portal } from './door.ts';
import type { Prerender } from './prerendered-languages.ts';

const PRERENDERED = join(BUILT, 'prerendered');
/** Milliseconds of a thread that writes the pages of one language. It takes one or two seconds. */
const PRERENDER_WITHIN = 60_000;

/** Opens the portal that `npm start` built. Throws when there is no build. */
export async function openBuiltPortal(): Promise<Portal> {
  const folder = join(BUILT, 'client');
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const prerendered = JSON.parse(await readFile(join(PRERENDERED, 'pages.json'), 'utf8'));
  const words = await readPageParts();
  return { folder, readPage: () => Promise.resolve(html), words, prerendered, prerender, openRenderer };
}

/** Loads the page renderer for the first page, because it contains most of React and of the portal. */
async function openRenderer(config: PageConfig): Promise<PageRenderer> {
  const built = await import(pathToFileURL(join(PRERENDERED, 'render.js')).href);
  return built.createPageRenderer(config);
}

/** The parts of the catalogue that each page needs first. A build that lists none gives each page all parts. */
const readPageParts = (): Promise<PageParts | undefined> =>
  readFile(join(BUILT, 'words.json'), 'utf8').then(JSON.parse, (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** Writes the pages of a language in a thread, so that requests do not wait. */
const prerender: Prerender = (language, catalogue) =>
  new Promise<PrerenderedPages>((resolve, reject) => {
    const thread = new Worker(join(PRERENDERED, 'thread.js'), { workerData: { language, catalogue } });
    const timer = setTimeout(() => void thread.terminate(), PRERENDER_WITHIN).unref();
    thread.unref();
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the thread ended with code ${code}`));
    });
  });
