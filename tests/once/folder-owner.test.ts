import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requireOwner } from '../../server/cli/folder-owner.ts';

const OTHER = 65534;

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'gatehouse-owner-'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

const pg = () => join(place, 'data/pg');

it('a command may write where its own user has the database, or would have it', async () => {
  await requireOwner(pg());
  await mkdir(pg(), { recursive: true });
  await requireOwner(pg());
  await writeFile(join(pg(), 'PG_VERSION'), '17');
  await requireOwner(pg());
});

describe.runIf(process.getuid?.() === 0)('root', () => {
  it('is told how to run a command on a database of another user', async () => {
    await mkdir(pg(), { recursive: true });
    await writeFile(join(pg(), 'PG_VERSION'), '17');
    await chown(join(pg(), 'PG_VERSION'), OTHER, OTHER);
    await expect(requireOwner(pg())).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(
        /^The database in .* --reuid=65534 --regid=65534 --clear-groups <command>$/,
      ),
    });
  });

  it('makes no database in a folder of another user', async () => {
    await mkdir(join(place, 'data'));
    await chown(join(place, 'data'), OTHER, OTHER);
    await expect(requireOwner(pg())).rejects.toThrow(
      `The folder ${join(place, 'data')} belongs to another user`,
    );
    await mkdir(pg());
    await requireOwner(pg()); // an empty folder of root, such as a volume
  });
});
