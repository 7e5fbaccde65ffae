import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT } from '../root.ts';
import { syncOne } from './sync-files.ts';

/** The archive of an empty database below the root of an installation. `npm run build` writes it, `npm start` does not. */
export const EMPTY_DATABASE = 'empty-database.tar.gz';

/** Files that are written at once: a disk stores many together faster, and a process may open a thousand. */
const AT_ONCE = 64;

/**
 * Makes the folder of a new embedded database from the archive of an installation. Does nothing when there is no
 * archive, or when the folder holds files; PGlite then creates the database, or opens it. The folder appears as a whole:
 * a process that dies leaves only a draft beside it, which the next start replaces. The caller holds the folder's lock.
 */
export async function unpackNew(folder: string, { fsync }: { fsync: boolean }): Promise<void> {
  const archive = join(ROOT, EMPTY_DATABASE);
  if (!existsSync(archive)) return;
  if ((await readdir(folder).catch(() => [])).length > 0) return;
  const { parseTar } = await import('nanotar');
  const items = parseTar(gunzipSync(await readFile(archive)));
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  const folders = [draft, ...items.filter(isFolder).map(({ name }) => join(draft, name))];
  for (const path of folders) await mkdir(path, { mode: 0o700 });
  const files = items.filter((item) => !isFolder(item));
  for (let from = 0; from < files.length; from += AT_ONCE)
    await Promise.all(
      files
        .slice(from, from + AT_ONCE)
        .map(({ name, data }) => writeFile(join(draft, name), data ?? '', { mode: 0o600, flush: fsync })),
    );
  if (fsync) for (const path of folders) await syncOne(path);
  await rename(draft, folder); // replaces an empty folder
  if (fsync) await syncOne(dirname(folder));
}

const isFolder = ({ type }: { type: string | undefined }): boolean => type === 'directory';
