import { randomUUID } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { AppError } from '../errors.ts';

/**
 * Creates a file that only its owner can read, and gives it its name once `write` has written all of it: a backup that
 * was interrupted is never taken for one. Throws `conflict` when the file exists, `invalid_input` when it cannot be
 * written.
 */
export async function writeBackupFile<Result>(
  path: string,
  write: (output: Writable) => Promise<Result>,
): Promise<Result> {
  if (await stat(path).catch(() => null))
    throw new AppError('conflict', { sentence: `${path} exists. Choose another name, or remove it first.` });
  const draft = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(draft, 'wx', 0o600);
    const result = await write(file.createWriteStream({ flush: true }));
    await rename(draft, path);
    await syncFolder(dirname(path));
    return result;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && /^E[A-Z]+$/.test(code))
      throw new AppError('invalid_input', {
        sentence: `${path} cannot be written (${code}). Nothing was left there.`,
        cause: error,
      });
    throw error;
  }
}

/** After this, a power cut cannot take the new name away. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
