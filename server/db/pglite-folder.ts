import type { DatabaseConfig } from './database.ts';

/** The folder of an embedded database; null when it is in memory, or the database is a server. */
export function findFolder({ driver, url }: DatabaseConfig): string | null {
  const name = url.slice('pglite:'.length);
  return driver !== 'pglite' || name === 'memory' ? null : name;
}
