import type { DatabaseConfig } from './database.ts';

/** The folder of the embedded database; null when it is in memory, or when the database is a server. */
export function findFolder({ driver, url }: Pick<DatabaseConfig, 'driver' | 'url'>): string | null {
  const name = url.slice('pglite:'.length);
  return driver !== 'pglite' || name === 'memory' ? null : name;
}
