import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { copyFile, link, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeHolder, isHeld, isSame, lookAt, TOUCH_EVERY, toHolder } from './lock-holder.js';

// The lock is a file beside the folder. It names its holder, which touches it regularly. The file remains after
// `kill -9` and after a power cut, so it is valid only while its process lives (`lock-holder.js`). This is plain
// JavaScript, because `server/setup/` takes a lock before anything that runs TypeScript is installed.

/** The locks of this process: lock file -> content. @type {Map<string, string>} */
const held = new Map();
let isWaitingForExit = false;

/** Another process holds the folder. */
export class FolderInUse extends Error {}

/**
 * Takes the lock `<folder>.lock` and returns a function that releases it; the exit of the process releases it too.
 * Throws FolderInUse when another process has the lock, and the system's error when the file cannot be written.
 *
 * @param {string} folder
 * @returns {Promise<() => Promise<void>>}
 */
export async function lockFolder(folder) {
  const file = resolve(`${folder}.lock`);
  if (held.has(file)) throw new FolderInUse(folder);
  const mine = describeHolder();
  held.set(file, mine);
  try {
    await take(file, mine);
  } catch (error) {
    held.delete(file);
    throw error;
  }
  releaseAtExit();
  let isKeeping = false;
  const touching = setInterval(() => {
    if (isKeeping) return;
    isKeeping = true;
    void keep(file, mine).finally(() => {
      isKeeping = false;
    });
  }, TOUCH_EVERY);
  touching.unref();
  return async () => {
    clearInterval(touching);
    held.delete(file);
    release(file, mine);
  };
}

/**
 * Creates the lock file, or replaces one that no living process holds. Of several callers, only one succeeds.
 *
 * @param {string} file
 * @param {string} mine
 */
async function take(file, mine) {
  if (await create(file, mine)) return;
  const found = lookAt(file);
  if (found !== null && (await isHeld(file, found))) throw new FolderInUse(file);

  // Several processes may have found the same abandoned lock, and a slow one must not remove the new lock of a fast
  // one. So only the holder of a second lock removes it, and only if it is still the lock that was checked.
  const guard = `${file}.takeover`;
  await take(guard, mine);
  try {
    const present = lookAt(file);
    if (present !== null && !(found !== null && isSame(present, found))) throw new FolderInUse(file);
    // It is renamed and not deleted at once, because it may be a folder with other data.
    const aside = `${file}.abandoned`;
    if (present !== null) await rename(file, present.isFile ? aside : `${aside}-${randomUUID()}`);
    const isCreated = await create(file, mine);
    if (present?.isFile) await rm(aside, { force: true });
    if (!isCreated) throw new FolderInUse(file); // another process has just started and created it
  } finally {
    await rm(guard, { force: true });
  }
}

/**
 * Creates the file; false when it exists already. The content is written to a draft, which is then linked: no process
 * sees a half-written file, and a full disk leaves no file behind.
 *
 * @param {string} file
 * @param {string} content
 * @returns {Promise<boolean>}
 */
async function create(file, content) {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, content, { flag: 'wx', flush: true });
    await link(draft, file).catch((error) => {
      if (error.code === 'EEXIST') throw error;
      return copyFile(draft, file, 1 /* COPYFILE_EXCL */); // a file system without hard links
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * Touches the lock file. When the file is missing or damaged, it is written again. When another process has taken the
 * lock, this process ends.
 *
 * @param {string} file
 * @param {string} mine
 */
async function keep(file, mine) {
  try {
    const content = readIfThere(file);
    if (content !== mine) {
      if (content !== null && toHolder(content) !== null) throw new FolderInUse(file);
      await take(file, mine);
    }
    const now = new Date();
    await utimes(file, now, now);
  } catch (error) {
    // To continue would corrupt the database. Nothing handles this rejection, which ends the process.
    if (error instanceof FolderInUse && held.has(file)) throw error;
    // Any other error (no free descriptor, a full disk) does not show who holds the lock: the next touch tries again.
  }
}

/**
 * The content of the file; null when it does not exist. Throws when it cannot be read.
 *
 * @param {string} file
 * @returns {string | null}
 */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * @param {string} file
 * @param {string} mine
 */
function release(file, mine) {
  try {
    if (readIfThere(file) === mine) rmSync(file, { force: true });
  } catch {
    // The file remains, but it is no longer valid once this process has ended.
  }
}

function releaseAtExit() {
  if (isWaitingForExit) return;
  isWaitingForExit = true;
  process.once('exit', () => {
    for (const [file, mine] of held) release(file, mine);
  });
}

/** @param {unknown} error */
const codeOf = (error) => /** @type {NodeJS.ErrnoException} */ (error).code;
