import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../errors.ts';

type Place = { path: string; uid: number; gid: number };

/**
 * Checks that this process may write beside the service that owns the folder of an embedded database, which could not
 * read the files of another user. Throws `forbidden`. A folder that is not there belongs to the owner of its parent.
 */
export async function requireOwner(folder: string): Promise<void> {
  const own = process.getuid?.(); // Windows has none
  if (own === undefined) return;
  const database = await look(join(folder, 'PG_VERSION'));
  // For other users than root, the system decides about a new folder.
  const place = database ?? (own === 0 ? await findNearest(resolve(folder)) : null);
  if (place === null || place.uid === own) return;
  const what = database ? `The database in ${folder}` : `The folder ${place.path}`;
  const how =
    own === 0 ? `: setpriv --reuid=${place.uid} --regid=${place.gid} --clear-groups <command>` : '.';
  throw new AppError('forbidden', {
    sentence: `${what} belongs to another user (${place.uid}), who cannot read what this user writes. Run the command as that user${how}`,
  });
}

const look = (path: string): Promise<Place | null> =>
  stat(path).then(
    ({ uid, gid }) => ({ path, uid, gid }),
    () => null,
  );

async function findNearest(path: string): Promise<Place | null> {
  const found = await look(path);
  const parent = dirname(path);
  return found ?? (parent === path ? null : findNearest(parent));
}
