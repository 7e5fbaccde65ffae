import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import type { Portal } from './portal.ts';

/** The portal as `npm start` built it. Throws when it never was. */
export async function openBuiltPortal(): Promise<Portal> {
  const folder = join(ROOT, 'dist/client');
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const prepared = JSON.parse(await readFile(join(ROOT, 'dist/prepared/sign-in.json'), 'utf8'));
  return { folder, readPage: () => Promise.resolve(html), prepared };
}
