import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { migrateTemplate } from './template.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const MIGRATIONS = join(ROOT, 'server/db/migrations');
const PGLITE = join(ROOT, 'node_modules/@electric-sql/pglite/package.json');

function hashSources(): string {
  const files = readdirSync(MIGRATIONS, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:sql|json)$/.test(name))
    .sort()
    .map((name) => join(MIGRATIONS, name));
  const hash = createHash('sha256');
  for (const file of [...files, PGLITE, join(import.meta.dirname, 'template.ts')])
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

const findFolder = () => join(ROOT, '.cache/pglite', hashSources());

/**
 * The folder of an embedded database with all tables and no rows. It is created once for each state of the migrations:
 * creating a database takes four seconds of processor time, and copying one takes a tenth of a second.
 */
export async function ensureTemplateFolder(): Promise<string> {
  const folder = findFolder();
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = `${folder}-${randomUUID()}`;
  await migrateTemplate({ driver: 'pglite', url: `pglite:${unfinished}` });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true }); // another process created it meanwhile
  }
  return folder;
}

/** Copies the database to `target`. ensureTemplateFolder() has to have run before, in any process. */
export const copyTemplate = (target: string): void => cpSync(findFolder(), target, { recursive: true });
