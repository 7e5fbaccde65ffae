import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUILT } from '../root.ts';
import { buildMissing } from './build.ts';

/** The URL of a built program. Builds portal and server first when their sources have changed. */
export async function findBuilt(program: 'main' | 'gatehouse'): Promise<string> {
  await buildMissing(() => process.stderr.write('Building portal and server…\n'));
  return pathToFileURL(join(BUILT, `server/${program}.js`)).href;
}
