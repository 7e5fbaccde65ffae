import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { copyFile, link, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeHolder, isHeld, isSame, lookAt, TOUCH_EVERY, toHolder } from './lock-holder.js';

// A lock file beside the folder: who holds it, touched while held. It outlives `kill -9` and a power
// cut, so it counts only while its process lives (`lock-holder.js`). Plain JavaScript, because `server/setup/` takes a lock
// before anything that runs TypeScript is installed.

/** What this process holds: lock file -> content. @type {Map<string, string>} */
const held = new Map();
let isWaitingForExit = false;

/** Another process holds the folder. */
export class FolderInUse extends Error {}

/**
 * Takes `<folder>.lock` and returns what gives it back; a process that exits gives it back too.
 * Throws FolderInUse when another process has it, and the system's error when it cannot be written.
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
 * Creates the lock file, or replaces one that no living process holds. Of several callers one succeeds.
 *
 * @param {string} file
 * @param {string} mine
 */
async function take(file, mine) {
  if (await create(file, mine)) return;
  const found = lookAt(file);
  if (found !== null && (await isHeld(file, found))) throw new FolderInUse(file);

  // Several may have found the same dead lock, and a slow one must not remove the lock of a fast one.
  // So only the holder of a second lock removes it, and only if it is still the one that was judged.
  const guard = `${file}.takeover`;
  await take(guard, mine);
  try {
    const present = lookAt(file);
    if (present !== null && !(found !== null && isSame(present, found))) throw new FolderInUse(file);
    // Renamed, not deleted at once: it may be a folder of somebody's.
    const aside = `${file}.abandoned`;
    if (present !== null) await rename(file, present.isFile ? aside : `${aside}-${randomUUID()}`);
    const isCreated = await create(file, mine);
    if (present?.isFile) await rm(aside, { force: true });
    if (!isCreated) throw new FolderInUse(file); // by a process that started in this moment
  } finally {
    await rm(guard, { force: true });
  }
}

/**
 * False when the file is there already. Written aside and linked: nobody sees it half-written, and on
 * a full disk nothing is left.
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
 * Touches the lock. When it is gone or damaged it is written again; when another process took it, this one ends.
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
    // Going on would corrupt the database: the rejection is handled by nobody, which ends the process.
    if (error instanceof FolderInUse && held.has(file)) throw error;
    // Anything else (no descriptor left, a full disk) says nothing about who holds it: tried again at the next touch.
  }
}

/**
 * The content; null when the file is not there. Throws when it cannot be read.
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
    // It stays behind, and counts no more once this process is gone.
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
