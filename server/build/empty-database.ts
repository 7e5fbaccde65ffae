import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { createTar } from 'nanotar';
import { type Database, openDatabase } from '../db/database.ts';
import { createLog } from '../log.ts';

/**
 * Writes an archive of an embedded database with all tables and no rows. To create one takes seconds; to unpack one
 * takes a tenth of a second (`db/pglite-new.ts`).
 */
export async function writeEmptyDatabase(file: string): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'gatehouse-build-'));
  const folder = join(parent, 'pg');
  try {
    const url = `pglite:${folder}`;
    const database = await openDatabase(
      { driver: 'pglite', url, unpooledUrl: url, neonProxy: undefined, fsync: false },
      createLog(process.stderr),
    );
    await database.migrate();
    await dropTemplates(database.db);
    await database.close(); // PostgreSQL writes a checkpoint, so that the first start has nothing to recover
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const items = await Promise.all(
      entries.map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const name = relative(folder, path);
        return entry.isDirectory() ? { name: `${name}/` } : { name, data: await readFile(path) };
      }),
    );
    items.sort((one, other) => (one.name < other.name ? -1 : 1)); // a folder before its files
    await writeFile(file, gzipSync(createTar(items), { level: 9 }));
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/**
 * Drops PostgreSQL's other databases, from which `CREATE DATABASE` copies. Nothing here creates one, and they are two
 * thirds of the files that a first start writes and syncs.
 */
async function dropTemplates(db: Database): Promise<void> {
  await db.execute(sql`UPDATE pg_database SET datistemplate = false`);
  for (const name of ['template0', 'template1']) await db.execute(sql`DROP DATABASE ${sql.identifier(name)}`);
}
