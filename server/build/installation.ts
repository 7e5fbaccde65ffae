import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { buildMissing, INSTALLED } from '../boot/build.ts';
import { FolderInUse, lockFolder } from '../db/folder-lock.js';
import { EMPTY_DATABASE } from '../db/pglite-new.ts';
import { BUILT, ROOT } from '../root.ts';
import { writeEmptyDatabase } from './empty-database.ts';
import { copyPackages } from './packages.ts';

/** The folder cannot be written to: it is in use, or holds something else. The message is for the operator. */
export class UnusableFolder extends Error {}

/**
 * Writes the service as one folder that needs Node.js and nothing else, and that may be copied to any place: `dist/`, or
 * another folder, which is replaced as a whole if an earlier build wrote it. Throws UnusableFolder.
 */
export async function writeInstallation(folder = BUILT): Promise<void> {
  const target = resolve(folder);
  if (!(await isReplaceable(target)))
    throw new UnusableFolder(`${folder} holds something else; name another folder.`);
  const unlock = await mkdir(dirname(target), { recursive: true })
    .then(() => lockFolder(target))
    .catch((error: NodeJS.ErrnoException) => {
      if (error instanceof FolderInUse) throw new UnusableFolder(`Another build writes to ${folder}.`);
      throw new UnusableFolder(`${folder} cannot be written (${error.code ?? error.message}).`);
    });
  try {
    await buildMissing(() => process.stderr.write('Building portal and server…\n'));
    const draft = `${target}.new`;
    const previous = `${target}.old`;
    for (const path of [draft, previous]) await rm(path, { recursive: true, force: true });
    await cp(BUILT, draft, { recursive: true, filter: (path) => isNeeded(relative(BUILT, path), target) });
    await copyPackages(INSTALLED, ROOT, draft);
    await chmod(join(draft, 'server/gatehouse.js'), 0o755);
    await writeEmptyDatabase(join(draft, EMPTY_DATABASE));
    if (existsSync(target)) await rename(target, previous);
    await rename(draft, target);
    await rm(previous, { recursive: true, force: true });
  } finally {
    await unlock();
  }
}

/** Source maps are larger than the code and no service reads them. `packages` are those that other programs install. */
function isNeeded(path: string, target: string): boolean {
  if (path === 'packages' || path === 'sources') return target === BUILT;
  return path !== 'node_modules' && path !== EMPTY_DATABASE && !path.endsWith('.map');
}

/** True for a folder that does not exist, that is empty, or that an earlier build wrote. */
async function isReplaceable(folder: string): Promise<boolean> {
  if (folder === BUILT) return true;
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new UnusableFolder(`${folder} cannot be used (${error.code}).`);
  });
  if (names.length === 0) return true;
  const toName = async (place: string) =>
    JSON.parse(await readFile(join(place, 'package.json'), 'utf8')).name;
  return names.includes(EMPTY_DATABASE) && (await toName(folder)) === (await toName(ROOT));
}
