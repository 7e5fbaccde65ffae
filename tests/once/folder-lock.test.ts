import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderInUse, lockFolder } from '../../server/db/folder-lock.js';
import type { LockReport } from './locker.ts';

let root: string;
let count = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'gatehouse-lock-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));
const newFolder = () => {
  count += 1;
  return join(root, String(count));
};

/** Another process that takes and releases locks on command. */
async function openLocker() {
  const child = fork(join(import.meta.dirname, 'locker.ts'), { execArgv: ['--import', 'tsx'] });
  const ask = (folder: string, action: 'lock' | 'unlock') =>
    new Promise<LockReport>((resolve) => {
      child.once('message', (report) => resolve(report as LockReport));
      child.send({ folder, action });
    });
  return {
    lock: (folder: string) => ask(folder, 'lock'),
    unlock: (folder: string) => ask(folder, 'unlock'),
    kill: (signal: NodeJS.Signals) =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill(signal);
      }),
  };
}

/** The lock that a killed process leaves behind. */
async function findDeadLock(): Promise<string> {
  const locker = await openLocker();
  const folder = newFolder();
  expect((await locker.lock(folder)).outcome).toBe('taken');
  await locker.kill('SIGKILL');
  return readFile(`${folder}.lock`, 'utf8');
}

// Concurrently, because these tests mostly wait for the next touch.
describe.concurrent('a lock file', () => {
  it('that names no running process is replaced, whatever it contains', async () => {
    const dead = JSON.parse(await findDeadLock());
    const ours = { ...dead, pid: process.ppid };
    const whole = JSON.stringify(ours);
    const contents = fc.sample(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.constantFrom(JSON.stringify(dead), '', '\0'.repeat(150), '{}', 'null', '[]', ' '.repeat(9_999)),
        fc.nat(whole.length - 1).map((length) => whole.slice(0, length)),
        // A process id that is in use again; ids that mean groups of processes, or nothing.
        fc
          .record({
            pid: fc.oneof(
              fc.constantFrom<unknown>(process.ppid, 1, 0, -1, 1.5, 2 ** 53, '1', null),
              fc.integer(),
            ),
            host: fc.constantFrom<unknown>(hostname(), 7),
            started: fc.oneof(fc.string({ minLength: 1 }), fc.constant(dead.started)),
          })
          .map((holder) => JSON.stringify(holder)),
      ),
      80,
    );
    const outcomes = contents.map(async (content) => {
      const folder = newFolder();
      await writeFile(`${folder}.lock`, content);
      const unlock = await lockFolder(folder).catch(() => null);
      const isOurs =
        unlock !== null && JSON.parse(await readFile(`${folder}.lock`, 'utf8')).pid === process.pid;
      await unlock?.();
      const left = (await readdir(root)).filter((name) =>
        name.startsWith(`${folder.slice(root.length + 1)}.`),
      );
      return { content, isOurs, left };
    });
    for (const outcome of await Promise.all(outcomes))
      expect(outcome).toMatchObject({ isOurs: true, left: [] });
  });

  it('that is not a file is renamed', async () => {
    const [folder, link, full] = [newFolder(), newFolder(), newFolder()];
    await mkdir(`${folder}.lock`);
    await symlink(`${link}.nowhere`, `${link}.lock`);
    await mkdir(`${full}.lock/something`, { recursive: true });
    for (const one of [folder, link, full]) await (await lockFolder(one))();
    const [kept = ''] = (await readdir(root)).filter((name) =>
      join(root, name).startsWith(`${full}.lock.abandoned`),
    );
    expect(existsSync(join(root, kept, 'something'))).toBe(true);
  });

  it('of a running process stays locked, even after somebody deletes or damages the file', async ({
    expect,
  }) => {
    const locker = await openLocker();
    const folder = newFolder();
    expect((await locker.lock(folder)).outcome).toBe('taken');
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    for (const damage of [() => rm(`${folder}.lock`), () => writeFile(`${folder}.lock`, '{"pid":')]) {
      await damage();
      await expect
        .poll(() => readFile(`${folder}.lock`, 'utf8').catch(() => ''), { timeout: 60_000 })
        .toMatch(/}$/);
      await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    }
    expect((await locker.unlock(folder)).outcome).toBe('released');
    await (await lockFolder(folder))();
    await locker.kill('SIGTERM');
  });

  it('of another host with a time in the future stays locked while it is updated', async () => {
    const content = JSON.stringify({ pid: 1, host: 'another-host', started: null });
    const nextYear = new Date(Date.now() + 365 * 86_400_000);
    const [touched, left] = [newFolder(), newFolder()];
    for (const folder of [touched, left]) {
      await writeFile(`${folder}.lock`, content);
      await utimes(`${folder}.lock`, nextYear, nextYear);
    }
    const touching = setInterval(
      () => void utimes(`${touched}.lock`, nextYear, new Date(Date.now() + 9e9)),
      1_000,
    );
    const [onTouched, onLeft] = await Promise.allSettled([lockFolder(touched), lockFolder(left)]);
    clearInterval(touching);
    expect([onTouched.status, onLeft.status]).toEqual(['rejected', 'fulfilled']);
    if (onLeft.status === 'fulfilled') await onLeft.value();
  });

  it('is acquired by exactly one of several processes that start at once', async () => {
    const dead = await findDeadLock();
    const lockers = await Promise.all([1, 2, 3, 4].map(openLocker));
    for (let round = 0; round < 24; round += 1) {
      const folder = newFolder();
      const left = [null, dead, '', dead.slice(0, 30)][round % 4] ?? null;
      if (left !== null) await writeFile(`${folder}.lock`, left);
      // A takeover whose process was killed halfway.
      if (round % 8 >= 5) await writeFile(`${folder}.lock.takeover`, dead);
      const reports = await Promise.all(lockers.map((locker) => locker.lock(folder)));
      const winners = reports.filter(({ outcome }) => outcome === 'taken');
      expect(winners).toHaveLength(1);
      expect(JSON.parse(await readFile(`${folder}.lock`, 'utf8')).pid).toBe(winners[0]?.pid);
      for (const locker of lockers) await locker.unlock(folder);
      expect((await readdir(root)).filter((name) => join(root, name).startsWith(`${folder}.`))).toEqual([]);
    }
    await Promise.all(lockers.map((locker) => locker.kill('SIGTERM')));
  });

  it('is deleted when its process exits without releasing it', async () => {
    const locker = await openLocker();
    const folder = newFolder();
    await locker.lock(folder);
    await locker.kill('SIGINT'); // it calls process.exit
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });
});
