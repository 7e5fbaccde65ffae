import { lstatSync, readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

// Milliseconds.
/** How often the holder of a lock touches its file. */
export const TOUCH_EVERY = 5_000;
const ABANDONED_AFTER = 60_000; // far more than a busy event loop delays a touch
const WRITTEN_WITHIN = 250; // earlier versions wrote the file in place

const CONTENT_MOST = 4_096; // bytes; ours have about 150

/**
 * What is at the place of a lock file. `content` is undefined when it cannot be read.
 *
 * @typedef {{ isFile: boolean, inode: number, touchedAt: number, content: string | undefined }} Found
 */

/** A process, this one by default, as a lock file names it. */
export const describeHolder = (pid = process.pid) =>
  JSON.stringify({ pid, host: hostname(), started: findStart(pid) });

/**
 * What is at the place of a lock file now; null when nothing is.
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
 * True when both are the same file with the same content. A touch in between makes no difference.
 *
 * @param {Found} one
 * @param {Found} other
 */
export const isSame = (one, other) => one.inode === other.inode && one.content === other.content;

/**
 * True when a living process may hold the lock. On this host the kernel knows, of a suspended process
 * too; process ids are reused, so the start time is compared. Of another host (a container's name
 * changes when it is made anew) and of a file we may not read only the last touch tells.
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
  // Without start times a process of an earlier boot is still told apart.
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
  // The other clock is ahead of ours, or was: only another touch tells.
  await sleep(2 * TOUCH_EVERY + 1_000);
  return lookAt(file)?.touchedAt !== touchedAt;
}

/** @typedef {{ pid: number, host: string, started: string | null }} Holder */

/**
 * The holder a lock file names; null for content that is none of ours.
 *
 * @param {string} content
 * @returns {Holder | null}
 */
export function toHolder(content) {
  try {
    const { pid, host, started = null } = JSON.parse(content);
    // Zero and negative ids name groups of processes, which always live.
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
 * When a process of this boot started, as Linux counts it; null where nothing says.
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
 * The fields of `/proc/<pid>/stat` after the name in parentheses, which may hold anything.
 *
 * @param {number} pid
 */
const readStat = (pid) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ') ?? [];
