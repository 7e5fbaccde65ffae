import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of `package.json`. For the source it is the project; for the bundle it is `dist/`, which has a
 * `package.json` and the files that the service reads at the same places, so that it can be copied anywhere.
 */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The version of Gatehouse: three numbers. */
export const VERSION: string = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;

/** The folder of what is built: portal, prerendered pages and server. */
export const BUILT = import.meta.url.endsWith('.ts') ? join(ROOT, 'dist') : ROOT;

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}
