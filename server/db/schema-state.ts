import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { ROOT, VERSION } from '../root.ts';
import type { Database } from './database.ts';
import { readRows } from './rows.ts';

export const MIGRATIONS = { migrationsFolder: join(ROOT, 'server/db/migrations') };

/** A migration of this version. */
export type Migration = {
  /** The name of its file, such as `0003_credentials`. */
  name: string;
  /** When it was made, in milliseconds since the epoch. The database and the files know a migration by it. */
  when: number;
  /** SHA-256 of the file. */
  hash: string;
  statements: string[];
};

/** A migration that a database, or a backup, says was applied. */
type AppliedMigration = Pick<Migration, 'when' | 'hash'>;

let known: readonly Migration[] | undefined;

/** The migrations of this version, oldest first. Their files are read once. */
export function readMigrations(): readonly Migration[] {
  known ??= readFiles();
  return known;
}

function readFiles(): Migration[] {
  const journal = join(MIGRATIONS.migrationsFolder, 'meta/_journal.json');
  const { entries }: { entries: { when: number; tag: string }[] } = JSON.parse(readFileSync(journal, 'utf8'));
  const names = new Map(entries.map(({ when, tag }) => [when, tag]));
  return readMigrationFiles(MIGRATIONS).map(({ folderMillis: when, hash, sql: statements }) => ({
    name: names.get(when) ?? String(when),
    when,
    hash,
    statements,
  }));
}

/** The migrations of this version after one of the names. None after an unknown name, which a newer version has. */
export function listAfter(name: string | null): readonly Migration[] {
  const all = readMigrations();
  const at = all.findIndex((one) => one.name === name);
  return name === null ? all : at < 0 ? [] : all.slice(at + 1);
}

/** What a database says of its schema, compared with this version. */
export type SchemaState = {
  applied: AppliedMigration[];
  /** Migrations of this version that are not applied. */
  missing: readonly Migration[];
  /** Applied migrations that this version does not have: a newer version applied them. */
  unknown: AppliedMigration[];
  /** The oldest version that works with the schema; null when every version does. */
  needs: string | null;
};

/**
 * A migration that takes something away from older versions leaves this comment on the table of applied migrations:
 * CONTRIBUTING.md, *A change of a table*.
 */
const NEEDS = /^gatehouse >= (\d+\.\d+\.\d+)$/;

/** Reads the state of the schema, also of an empty database. Throws when the database does not answer. */
export async function readSchemaState(db: Database): Promise<SchemaState> {
  const own = readMigrations();
  const [found] = await readRows<{ isThere: boolean; comment: string | null }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere",
      obj_description(to_regclass('drizzle.__drizzle_migrations'), 'pg_class') as comment`,
  );
  if (!found?.isThere) return { applied: [], missing: own, unknown: [], needs: null };
  const rows = await readRows<{ when: string; hash: string }>(
    db,
    sql`select created_at::text as "when", hash from drizzle.__drizzle_migrations order by created_at`,
  );
  const applied = rows.map(({ when, hash }) => ({ when: Number(when), hash }));
  return {
    applied,
    missing: own.filter(({ when }) => !applied.some((one) => one.when === when)),
    unknown: applied.filter(({ when }) => !own.some((one) => one.when === when)),
    needs: NEEDS.exec(found.comment ?? '')?.[1] ?? null,
  };
}

/** The schema lacks what this version uses: a newer version has taken it away. */
export class SchemaTooNew extends Error {
  /** The oldest version that works with the schema. */
  readonly needs: string;
  constructor(needs: string) {
    super(`the schema needs version ${needs}`);
    this.needs = needs;
  }
}

/** The same, and throws SchemaTooNew when this version is older than the schema allows. */
export async function readUsableSchema(db: Database): Promise<SchemaState> {
  const state = await readSchemaState(db);
  if (state.needs !== null && isOlder(VERSION, state.needs)) throw new SchemaTooNew(state.needs);
  return state;
}

/** Compares versions of three numbers. A pre-release counts as its release. */
export function isOlder(one: string, other: string): boolean {
  const [left, right] = [toNumbers(one), toNumbers(other)];
  const at = left.findIndex((number, index) => number !== right[index]);
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}

const toNumbers = (version: string) => (version.split('-')[0] ?? '').split('.').map(Number);
