import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FolderInUse, lockFolder } from '../db/folder-lock.js';
import { describeHolder, isHeld, lookAt } from '../db/lock-holder.js';

const LOOK_EVERY = 250; // ms

/**
 * Waits for the lock that allows one process at a time to install. It also waits for an npm that survived `kill -9` of
 * its parent process. Throws the system's error when the folder cannot be written.
 *
 * @typedef {{ noteNpm: (pid: number) => void, end: () => Promise<void> }} Turn
 *
 * @param {string} folder
 * @returns {Promise<Turn>}
 */
export async function openTurn(folder) {
  const npm = join(folder, 'install.npm');
  const unlock = await waitForLock(join(folder, 'install'));
  for (let found = lookAt(npm); found && (await isHeld(npm, found)); found = lookAt(npm)) await waitOnce();
  return {
    noteNpm: (pid) => writeFileSync(npm, describeHolder(pid)),
    async end() {
      rmSync(npm, { force: true });
      await unlock();
    },
  };
}

/** @param {string} folder */
async function waitForLock(folder) {
  for (;;) {
    try {
      return await lockFolder(folder);
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      await waitOnce();
    }
  }
}

let isSaid = false;
async function waitOnce() {
  if (!isSaid) process.stdout.write('Another process is installing the packages; waiting for it.\n');
  isSaid = true;
  await sleep(LOOK_EVERY);
}
