import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { readRows } from '../db/rows.ts';
import { readMigrations } from '../db/schema-state.ts';

type Column = { name: string; type: string };
export type Table = {
  name: string;
  columns: Column[] /** Tables that its rows refer to. */;
  refersTo: string[];
};

/** A name as an identifier of SQL. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteAll = (names: readonly string[]): string => names.map(quote).join(', ');

const CREATE = /^CREATE (?:UNLOGGED )?TABLE "(\w+)"/;

/** Every table that a migration of this version ever created. */
const findCreated = (): string[] =>
  readMigrations()
    .flatMap(({ statements }) => statements)
    .flatMap((statement) => CREATE.exec(statement.trim())?.[1] ?? []);

const COLUMNS = sql`(
  select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
  from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')`;

/**
 * The tables of Gatehouse in this database, each after those that it refers to. Left out are tables of others, and those
 * that are UNLOGGED, whose rows last for milliseconds.
 */
export async function readTables(db: Database): Promise<Table[]> {
  const created = JSON.stringify(findCreated());
  const rows = await readRows<{ name: string; columns: Column[]; refersTo: string[] }>(
    db,
    sql`select c.relname as name, ${COLUMNS} as columns, (
        select coalesce(json_agg(distinct other.relname), '[]')
        from pg_constraint f join pg_class other on other.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as "refersTo"
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
        and c.relname in (select json_array_elements_text(${created}::json))
      order by c.relname`,
  );
  return sortByReferences(rows);
}

function sortByReferences(tables: readonly Table[]): Table[] {
  const sorted: Table[] = [];
  const left = new Set(tables);
  while (left.size > 0) {
    const names = new Set([...left].map(({ name }) => name));
    const next = [...left].filter(({ refersTo }) => !refersTo.some((name) => names.has(name)));
    if (next.length === 0) throw new Error('the tables refer to each other in a circle');
    for (const table of next) left.delete(table);
    sorted.push(...next);
  }
  return sorted;
}

/** These tables and all that refer to them, directly or through others. */
export function withDependents(tables: readonly Table[], names: readonly string[]): Set<string> {
  const found = new Set(names);
  // `tables` is sorted: what a table refers to was looked at before.
  for (const { name, refersTo } of tables) if (refersTo.some((one) => found.has(one))) found.add(name);
  return found;
}

/**
 * Drops the tables and functions of Gatehouse, and what says which migrations were applied. Fails when something of
 * somebody else depends on them.
 */
export async function dropTables(trx: Database): Promise<void> {
  const created = JSON.stringify(findCreated());
  const [found] = await readRows<{ tables: string; functions: string | null }>(
    trx,
    sql`select (select string_agg(quote_ident(relname), ', ') from pg_class where relnamespace = 'public'::regnamespace
        and relkind = 'r' and relname in (select json_array_elements_text(${created}::json))) as tables,
      (select string_agg(oid::regprocedure::text, ', ') from pg_proc
        where pronamespace = 'public'::regnamespace and starts_with(proname, 'gatehouse_')) as functions`,
  );
  await trx.execute(sql.raw(`drop table ${found?.tables}, drizzle.__drizzle_migrations`));
  if (found?.functions) await trx.execute(sql.raw(`drop function ${found.functions}`));
}
