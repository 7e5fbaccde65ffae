import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../root.ts';
import { buildMissing } from './build.ts';

/** The URL of the built server's file. Builds portal and server first when their sources have changed. */
export async function findBuiltServer(): Promise<string> {
  await buildMissing(() => process.stdout.write('Building portal and server…\n'));
  return pathToFileURL(join(ROOT, 'dist/server/main.js')).href;
}
