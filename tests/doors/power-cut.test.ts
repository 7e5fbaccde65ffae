import fs from 'node:fs';
import { cp } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { expect, inject, it, vi } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { findFolder } from '../../server/db/pglite-folder.ts';
import { createLog } from '../../server/log.ts';
import { openTestDatabase } from '../databases/test-database.ts';
import { startHarness } from '../harness.ts';

// The PostgreSQL of a server syncs by itself. Only Linux tells which file a descriptor belongs to.
const canSee = inject('driver') === 'pglite' && fs.existsSync('/proc/self/fd');
const log = createLog({ write: () => {} });

/** A copy of a folder. Each file has the content that it had when it was last synced. */
async function openDisk(folder: string) {
  const disk = `${folder}-disk`;
  await cp(folder, disk, { recursive: true });
  const fileOf = (descriptor: number) => fs.readlinkSync(`/proc/self/fd/${descriptor}`);
  const unsynced = new Map<string, { bytes: Buffer; position: number }[]>();
  const { writeSync, fdatasyncSync } = fs;
  const writing = vi.spyOn(fs, 'writeSync').mockImplementation(((...args: Parameters<typeof writeSync>) => {
    const [descriptor, data, offset, length, position] = args as unknown as [number, Uint8Array, ...number[]];
    if (offset === undefined || length === undefined || position === undefined) return writeSync(...args);
    const file = fileOf(descriptor);
    const writes = unsynced.get(file) ?? [];
    unsynced.set(file, writes);
    writes.push({ bytes: Buffer.from(data.subarray(offset, offset + length)), position });
    return writeSync(...args);
  }) as typeof writeSync);
  const syncing = vi.spyOn(fs, 'fdatasyncSync').mockImplementation((descriptor) => {
    fdatasyncSync(descriptor);
    const file = fileOf(descriptor);
    const kept = resolve(disk, relative(folder, file));
    if (!fs.existsSync(kept)) fs.copyFileSync(file, kept);
    const target = fs.openSync(kept, 'r+');
    for (const { bytes, position } of unsynced.get(file) ?? [])
      writeSync(target, bytes, 0, bytes.length, position);
    fs.closeSync(target);
    unsynced.delete(file);
  });
  return {
    disk,
    syncs: () => syncing.mock.calls.length,
    /** The power cut: from now on nothing is written to the disk. */
    pull: () => {
      writing.mockRestore();
      syncing.mockRestore();
    },
  };
}

it.runIf(canSee)(
  'acknowledged writes survive a power cut that loses all unsynced data',
  async () => {
    const testDatabase = await openTestDatabase();
    const config = { ...testDatabase.config, fsync: true };
    const folder = resolve(findFolder(config) ?? '');
    const { disk, syncs, pull } = await openDisk(folder);
    const database = await openDatabase(config, log);
    const emails: string[] = [];
    {
      await using harness = await startHarness({ beside: { testDatabase, database } });
      for (let person = 0; person < 2; person += 1) {
        const before = syncs();
        const { email, cookie } = await harness.signUp();
        const between = syncs();
        expect(between).toBeGreaterThan(before);
        await harness.api({ cookie, origin: harness.config.http.url }).profile.update.mutate({ bio: email });
        expect(syncs()).toBeGreaterThan(between);
        emails.push(email);
      }
    }
    pull();

    const url = `pglite:${disk}`;
    const after = await openDatabase({ ...config, url, unpooledUrl: url, fsync: false }, log);
    {
      await using harness = await startHarness({ beside: { testDatabase, database: after } });
      for (const email of emails) {
        const { cookie } = await harness.signIn(email);
        expect(await harness.api({ cookie }).profile.get.query()).toMatchObject({ bio: email });
      }
    }
    await after.close();
    await database.close();
    fs.rmSync(disk, { recursive: true });
    await testDatabase.close();
  },
  120_000,
);
