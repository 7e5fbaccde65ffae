import { FolderInUse, lockFolder } from '../../server/db/folder-lock.js';

/** The report of a process that was told to take or release a lock. */
export type LockReport = { pid: number; outcome: 'taken' | 'in use' | 'released' | 'failed' };

const locks = new Map<string, () => Promise<void>>();

process.on('SIGINT', () => process.exit(1));
process.on('message', async ({ folder, action }: { folder: string; action: 'lock' | 'unlock' }) => {
  const report = (outcome: LockReport['outcome']) => process.send?.({ pid: process.pid, outcome });
  try {
    if (action === 'unlock') {
      await locks.get(folder)?.();
      locks.delete(folder);
      return report('released');
    }
    locks.set(folder, await lockFolder(folder));
    report('taken');
  } catch (error) {
    report(error instanceof FolderInUse ? 'in use' : 'failed');
  }
});
