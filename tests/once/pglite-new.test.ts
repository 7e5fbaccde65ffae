import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeHolder } from '../../server/db/lock-holder.js';
import { unpackNew } from '../../server/db/pglite-new.ts';

// The folder of a new embedded database, unpacked from an archive of one file in one folder.

let parent: string;
let place: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'gatehouse-new-'));
  const items = [{ name: 'base/' }, { name: 'base/1', data: 'one' }];
  await writeFile(join(parent, 'archive'), gzipSync(createTar(items)));
});
afterAll(() => rm(parent, { recursive: true, force: true }));
beforeEach(async () => {
  place = await mkdtemp(join(parent, 'place-'));
});

const pg = () => join(place, 'pg');
const unpack = () => unpackNew(pg(), { fsync: true, archive: join(parent, 'archive') });
const draftOf = (name: string) => join(place, `.pg.gatehouse-draft-${name}`);

it('replaces an empty folder, and leaves nothing else', async () => {
  await mkdir(pg());
  await unpack();
  expect(await readdir(place)).toEqual(['pg']);
  expect(await readdir(pg(), { recursive: true })).toEqual(['base', 'base/1']);
  expect(await readFile(join(pg(), 'base/1'), 'utf8')).toBe('one');
});

it('deletes the draft of a start that was killed, and nothing that is not its own', async () => {
  const own = [
    join(place, 'pg.new'),
    draftOf('of-the-operator'),
    draftOf('of-a-living-start'),
    draftOf('killed'),
  ];
  for (const folder of own) {
    await mkdir(folder);
    await writeFile(join(folder, 'file'), '');
  }
  const mark = (name: string, text: string) => writeFile(join(draftOf(name), 'gatehouse-draft.json'), text);
  await mark('of-a-living-start', describeHolder(process.ppid));
  await mark('killed', describeHolder(2 ** 22 + 1)); // Linux gives no process such a number
  await unpack();
  const left = [
    '.pg.gatehouse-draft-of-a-living-start',
    '.pg.gatehouse-draft-of-the-operator',
    'pg',
    'pg.new',
  ];
  expect((await readdir(place)).sort()).toEqual(left);
});

it('leaves a folder with files as it is', async () => {
  await mkdir(pg());
  await writeFile(join(pg(), 'file'), '');
  await unpack();
  expect(await readdir(pg())).toEqual(['file']);
});

/** Mounts a volume there; false where this process may not. */
function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it('leaves the root of a volume to PGlite', async ({ skip }) => {
  await mkdir(pg());
  if (!mount(pg())) skip('this process may not mount a volume');
  try {
    await unpack();
    expect([await readdir(pg()), await readdir(place)]).toEqual([[], ['pg']]);
  } finally {
    execFileSync('umount', [pg()]);
  }
});
