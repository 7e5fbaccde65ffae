import { readFileSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

// A lock file beside the folder: who holds it, touched while held. It outlives `kill -9`, so it
// counts only while its process lives. On this host the kernel knows that, a suspended one included;
// process ids are reused, so its start time is compared too. Of another host (a container's name
// changes when it is made anew) only the last touch tells.
const TOUCH_EVERY = 5_000; // ms
const ABANDONED_AFTER = 60_000; // ms; far more than a busy event loop delays a touch

const heldHere = new Set<string>();

/** Another process holds the folder. */
export class FolderInUse extends Error {}

/** Takes `<folder>.lock` and returns what gives it back. Throws FolderInUse when another process has it. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = resolve(`${folder}.lock`);
  if (heldHere.has(file)) throw new FolderInUse(folder);
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), started: findStartTime(process.pid) });

  if (!(await create(file, mine))) {
    if (await isHeld(file)) throw new FolderInUse(folder);
    // Moving it away, unlike deleting, cannot take away a lock made in between twice.
    await rename(file, `${file}.abandoned`).catch(() => {});
    if (!(await create(file, mine))) throw new FolderInUse(folder);
    // Two processes may have found the same abandoned lock; the one that lost sees it here.
    await sleep(100);
    if (readIfThere(file) !== mine) throw new FolderInUse(folder);
    await rm(`${file}.abandoned`, { force: true });
  }
  heldHere.add(file);
  const touching = setInterval(() => {
    // Taken from us: going on would corrupt the database, so the process ends here.
    if (readIfThere(file) !== mine) throw new FolderInUse(folder);
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, TOUCH_EVERY);
  touching.unref();
  return async () => {
    clearInterval(touching);
    heldHere.delete(file);
    if (readIfThere(file) === mine) await rm(file, { force: true });
  };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const create = (file: string, content: string): Promise<boolean> =>
  writeFile(file, content, { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

async function isHeld(file: string): Promise<boolean> {
  try {
    const holder: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof holder !== 'object' || holder === null || !('pid' in holder) || !('host' in holder))
      return true;
    if (holder.host !== hostname()) return Date.now() - (await stat(file)).mtimeMs <= ABANDONED_AFTER;
    if (typeof holder.pid !== 'number' || holder.pid === process.pid || !isAlive(holder.pid)) return false;
    return !('started' in holder) || holder.started === findStartTime(holder.pid);
  } catch {
    return true; // being written or removed this very moment
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process of this boot started, as Linux counts it; null where there is no /proc. */
function findStartTime(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name in parentheses may hold anything; after it, the start time is the 20th field.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ');
    return `${boot}/${fields?.[19]}`;
  } catch {
    return null;
  }
}
