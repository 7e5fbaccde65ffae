import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ROOT } from '../root.ts';
import { describeHolder, isHeld, lookAt, toHolder } from './lock-holder.js';
import { syncOne } from './sync-files.ts';

/** The archive of an empty database below the root of an installation. `npm run build` writes it, `npm start` does not. */
export const EMPTY_DATABASE = 'empty-database.tar.gz';

/** Files that are written at once: a disk stores many together faster, and a process may open a thousand. */
const AT_ONCE = 64;
/** Bytes. With the default, 16 KB, copying the pieces takes longer than unpacking them. */
const CHUNK = 4 * 1024 * 1024;
/** The file in a draft that names the process that writes it. Without it, a folder is not ours to delete. */
const MARKER = 'gatehouse-draft.json';
/** Why an empty folder cannot be replaced: it is the root of a volume, or somebody has just put a file into it. */
const IRREPLACEABLE = new Set(['EBUSY', 'EXDEV', 'ENOTEMPTY', 'EEXIST']);

type Options = { fsync: boolean; archive?: string };

/**
 * Makes the folder of a new embedded database from the archive of an installation. Does nothing when there is no
 * archive, when the folder holds files, or when it cannot be replaced; PGlite then creates the database, or opens it.
 * The folder appears as a whole: a process that dies leaves only a hidden draft beside it, which the next start deletes.
 * The caller holds the folder's lock.
 */
export async function unpackNew(
  folder: string,
  { fsync, archive = join(ROOT, EMPTY_DATABASE) }: Options,
): Promise<void> {
  if (!existsSync(archive)) return;
  const target = resolve(folder);
  if ((await readdir(target).catch(() => [])).length > 0) return;
  const prefix = join(dirname(target), `.${basename(target)}.gatehouse-draft-`);
  await removeLeft(prefix);
  const draft = `${prefix}${randomUUID()}`;
  await mkdir(draft, { mode: 0o700 });
  try {
    await unpack(draft, await readFile(archive), fsync);
    await rename(draft, target); // replaces an empty folder
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (IRREPLACEABLE.has((error as NodeJS.ErrnoException).code ?? '')) return;
    throw error;
  }
  await rm(join(target, MARKER), { force: true });
  if (fsync) for (const path of [target, dirname(target)]) await syncOne(path);
}

/** Deletes the drafts of starts that were killed. */
async function removeLeft(prefix: string): Promise<void> {
  for (const name of await readdir(dirname(prefix))) {
    if (!name.startsWith(basename(prefix))) continue;
    const draft = join(dirname(prefix), name);
    const marker = join(draft, MARKER);
    const found = lookAt(marker);
    if (found?.content === undefined || toHolder(found.content) === null) continue;
    if (!(await isHeld(marker, found))) await rm(draft, { recursive: true, force: true });
  }
}

async function unpack(draft: string, archive: Buffer, fsync: boolean): Promise<void> {
  const write = (name: string, data: string | Uint8Array) =>
    writeFile(join(draft, name), data, { mode: 0o600, flush: fsync });
  await write(MARKER, describeHolder());
  const { parseTar } = await import('nanotar');
  // In another thread, while this one loads code.
  const items = parseTar(await promisify(gunzip)(archive, { chunkSize: CHUNK }));
  const folders = items.filter(isFolder).map(({ name }) => join(draft, name));
  for (const path of folders) await mkdir(path, { mode: 0o700 });
  const files = items.filter((item) => !isFolder(item));
  for (let from = 0; from < files.length; from += AT_ONCE)
    await Promise.all(files.slice(from, from + AT_ONCE).map(({ name, data }) => write(name, data ?? '')));
  if (fsync) for (const path of [draft, ...folders]) await syncOne(path);
}

const isFolder = ({ type }: { type: string | undefined }): boolean => type === 'directory';
