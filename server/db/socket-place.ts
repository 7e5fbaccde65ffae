import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Bytes. Linux allows 108 for the path of a socket, macOS 104. */
const PATH_MOST = 100;

export type SocketPlace = {
  path: string;
  /** The folder that was made for the socket alone; null for a socket beside the database. */
  ownFolder: string | null;
};

/**
 * Where the process that uses a folder of an embedded database listens: beside it. If that path is too long, the socket
 * is in a folder of its own among the temporary files. Every user may write there, and could put another socket in the
 * place of this one between the look at its owner and the connection.
 */
export function toSocketPlace(folder: string): SocketPlace {
  const beside = resolve(`${folder}.sock`);
  if (Buffer.byteLength(beside) <= PATH_MOST) return { path: beside, ownFolder: null };
  const name = createHash('sha256').update(beside).digest('hex').slice(0, 16);
  const ownFolder = join(tmpdir(), `gatehouse-${name}`);
  return { path: join(ownFolder, 'sock'), ownFolder };
}

/** Makes the folder of a socket. Throws when another user has made it, or may write in it. */
export async function makeSocketFolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const own = process.getuid?.(); // Windows has none
  if (own !== undefined && !(await isFolderOf(path, [own])))
    throw new Error(`${path} belongs to another user, or is open to others: remove it`);
}

/** True for a folder, and no link to one, in which only one of these users can write. Throws when there is none. */
export async function isFolderOf(path: string, users: readonly (number | undefined)[]): Promise<boolean> {
  const found = await lstat(path);
  return found.isDirectory() && users.includes(found.uid) && (found.mode & 0o077) === 0;
}
