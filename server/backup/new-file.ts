import { randomUUID } from 'node:crypto';
import { lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { AppError } from '../errors.ts';

/** The name of a file that is not for good. No other program gives such names. */
export const toPartName = (path: string): string => `${path}.${randomUUID()}.gatehouse-part`;
const PART = /\.[0-9a-f-]{36}\.gatehouse-part$/;
/** Milliseconds. A part that nobody has written to for so long was left by a process that was killed. */
const LEFT_AFTER = 6 * 3_600_000;

/** Hears the name of an unfinished file. Returns what is called once the file is finished or gone. */
export type Guard = (draft: string) => () => void;

/**
 * Creates a file that only its owner can read, and gives it its name once `write` has written and ended all of it: a
 * backup that was interrupted is never taken for one. Removes what killed processes left in the same folder. Throws
 * `conflict` when the file exists, `invalid_input` when it cannot be written, and what `write` throws.
 */
export async function writeNewFile<Result>(
  path: string,
  write: (output: Writable) => Promise<Result>,
  guard: Guard = () => () => {},
): Promise<Result> {
  await requireNoFile(path);
  const explain = (error: unknown): never => {
    throw explainUnwritten(path, error, 'Nothing was left there.');
  };
  const draft = toPartName(path);
  const file = await open(draft, 'wx', 0o600).catch(explain);
  const release = guard(draft);
  try {
    await removeLeftParts(dirname(path), (await file.stat()).mtimeMs);
    const output = file.createWriteStream({ flush: true });
    // What `write` reads from may fail as well. The file is not to blame for that.
    const result = await write(output).catch((error: unknown) => {
      output.destroy();
      throw output.errored ? explain(output.errored) : error;
    });
    await rename(draft, path).catch(explain);
    await syncFolder(dirname(path)).catch(explain);
    return result;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  } finally {
    release();
  }
}

/** Throws `conflict` when something has this name. */
export async function requireNoFile(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found)
    throw new AppError('conflict', {
      sentence: found.isDirectory()
        ? `${path} is a folder. Name a new file in it.`
        : `${path} exists. Choose another name, or remove it first.`,
    });
}

/** By the code of the operating system: the reason, and what to do. */
const REASONS: Record<string, string> = {
  EACCES: 'this user may not write there; choose another place',
  EPERM: 'this user may not write there; choose another place',
  EROFS: 'nobody may write there; choose another place',
  ENOENT: 'there is no such folder; create it first',
  ENOTDIR: 'a part of its path is a file; choose another place',
  ENAMETOOLONG: 'its name is too long; choose a shorter one',
  ENOSPC: 'the disk is full; make room',
  EDQUOT: 'the disk quota is used up; make room',
  EPIPE: 'the program that reads it has ended; look at what that one says',
};

/** An error of the operating system about a file or a stream, for the operator. Returns every other error unchanged. */
export function explainUnwritten(what: string, error: unknown, left: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  return new AppError('invalid_input', {
    sentence: `${what} cannot be written (${code}): ${REASONS[code] ?? 'choose another place'}. ${left}`,
    cause: error,
  });
}

/** `now`: by the clock of the file system, which may be another machine's. */
async function removeLeftParts(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => []); // who may write to a folder may not always list it
  for (const name of names.filter((one) => PART.test(one))) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null);
    if (found?.isFile() && now - found.mtimeMs > LEFT_AFTER) await rm(path).catch(() => {});
  }
}

/** After this, a power cut cannot take the new name away. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
