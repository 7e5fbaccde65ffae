import { lstatSync, readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

// Milliseconds.
/** How often the holder of a lock touches its file. */
export const TOUCH_EVERY = 5_000;
const ABANDONED_AFTER = 60_000; // much longer than a busy event loop delays a touch
const WRITTEN_WITHIN = 250; // earlier versions wrote the file in place

const CONTENT_MOST = 4_096; // bytes; the files written here have about 150

/**
 * The file or folder at the path of a lock file. `content` is undefined when it cannot be read.
 *
 * @typedef {{ isFile: boolean, inode: number, touchedAt: number, content: string | undefined }} Found
 */

/** The content of a lock file for a process, by default for this one. */
export const describeHolder = (pid = process.pid) =>
  JSON.stringify({ pid, host: hostname(), started: findStart(pid) });

/**
 * Reads the file or folder at the path of a lock file; null when nothing is there.
 *
 * @param {string} file
 * @returns {Found | null}
 */
export function lookAt(file) {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  const found = { isFile: stat.isFile(), inode: stat.ino, touchedAt: stat.mtimeMs, content: undefined };
  if (!found.isFile) return found;
  if (stat.size > CONTENT_MOST) return { ...found, content: '' };
  try {
    return { ...found, content: readFileSync(file, 'utf8') };
  } catch {
    return found;
  }
}

/**
 * True when both are the same file with the same content, even if the file was touched in between.
 *
 * @param {Found} one
 * @param {Found} other
 */
export const isSame = (one, other) => one.inode === other.inode && one.content === other.content;

/**
 * True when a living process may hold the lock. For a process of this host the kernel knows, even if the process is
 * suspended; the start time is compared too, because process ids are reused. For a process of another host (a
 * container gets a new name when it is recreated) and for a file without read permission, only the time of the last
 * touch is known.
 *
 * @param {string} file
 * @param {Found} found
 * @returns {Promise<boolean>}
 */
export async function isHeld(file, found) {
  if (!found.isFile) return false;
  if (found.content === undefined) return isTouched(file, found);
  const holder = toHolder(found.content);
  if (holder === null) {
    await sleep(WRITTEN_WITHIN);
    const later = lookAt(file);
    return later !== null && !isSame(later, found);
  }
  if (holder.host !== hostname()) return isTouched(file, found);
  if (holder.pid === process.pid || !isAlive(holder.pid)) return false;
  const started = findStart(holder.pid);
  // Without start times, this still recognises a process of an earlier boot.
  if (started === null || holder.started === null)
    return found.touchedAt > Date.now() - uptime() * 1000 - ABANDONED_AFTER;
  return holder.started === started;
}

/**
 * @param {string} file
 * @param {Found} found
 * @returns {Promise<boolean>}
 */
async function isTouched(file, { touchedAt }) {
  const age = Date.now() - touchedAt;
  if (age > ABANDONED_AFTER) return false;
  if (age > -ABANDONED_AFTER) return true;
  // The other host's clock is or was ahead of this one: only another touch proves that the holder lives.
  await sleep(2 * TOUCH_EVERY + 1_000);
  return lookAt(file)?.touchedAt !== touchedAt;
}

/** @typedef {{ pid: number, host: string, started: string | null }} Holder */

/**
 * Parses the holder from the content of a lock file; null for content in another form.
 *
 * @param {string} content
 * @returns {Holder | null}
 */
export function toHolder(content) {
  try {
    const { pid, host, started = null } = JSON.parse(content);
    // Zero and negative ids mean process groups, which always exist.
    if (!Number.isSafeInteger(pid) || pid <= 0 || typeof host !== 'string') return null;
    return { pid, host, started: typeof started === 'string' ? started : null };
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
  return findState(pid) !== 'Z'; // a zombie has ended and waits for its parent
}

/**
 * When a process of this boot started, in Linux's own count; null where the system does not provide it.
 *
 * @param {number} pid
 */
function findStart(pid) {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readStat(pid)[19]}`;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function findState(pid) {
  try {
    return readStat(pid)[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * The fields of `/proc/<pid>/stat` after the process name in parentheses, which may contain any characters.
 *
 * @param {number} pid
 */
const readStat = (pid) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ') ?? [];
