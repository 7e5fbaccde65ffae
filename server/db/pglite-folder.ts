import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DatabaseConfig } from './database.ts';

/** The folder of the embedded database; null when it is in memory, or when the database is a server. */
export function findFolder({ driver, url }: Pick<DatabaseConfig, 'driver' | 'url'>): string | null {
  const name = url.slice('pglite:'.length);
  return driver !== 'pglite' || name === 'memory' ? null : name;
}

/** Bytes. Linux allows 108 for the path of a socket, macOS 104. */
const SOCKET_PATH_MOST = 100;

/** The socket of the process that uses the folder: beside it, or in the folder for temporary files if that is too long. */
export function toSocketPath(folder: string): string {
  const beside = resolve(`${folder}.sock`);
  if (Buffer.byteLength(beside) <= SOCKET_PATH_MOST) return beside;
  return join(tmpdir(), `gatehouse-${createHash('sha256').update(beside).digest('hex').slice(0, 16)}.sock`);
}
