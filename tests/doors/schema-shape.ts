import { sql } from 'drizzle-orm';
import type { Database } from '../../server/db/database.ts';
import { readRows } from '../../server/db/rows.ts';

/** What a running version may rely on, as PostgreSQL's catalogs describe it. */
export type SchemaShape = {
  columns: Map<string, { type: string; isRequired: boolean; hasDefault: boolean }>;
  tables: Set<string>;
  functions: Set<string>;
  /** Checks, foreign keys, unique constraints and unique indexes, with the columns that they are about. */
  rules: Map<string, string[]>;
};

export async function readShape(db: Database): Promise<SchemaShape> {
  const columns = await readRows<{
    table: string;
    name: string;
    type: string;
    isRequired: boolean;
    hasDefault: boolean;
  }>(
    db,
    sql`select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
        a.attnotnull as "isRequired", a.atthasdef or a.attidentity <> '' as "hasDefault"
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`,
  );
  const functions = await readRows<{ signature: string }>(
    db,
    sql`select oid::regprocedure::text as signature from pg_proc where pronamespace = 'public'::regnamespace`,
  );
  const rules = await readRows<{ table: string; definition: string; columns: string }>(
    db,
    sql`select c.relname as "table", r.definition, (
        select coalesce(string_agg(c.relname || '.' || a.attname, ' '), '') from pg_attribute a
        where a.attrelid = c.oid and a.attnum = any(r.columns)
      ) as columns
      from (
        select conrelid as "table", pg_get_constraintdef(oid) as definition, conkey as columns from pg_constraint
          where contype in ('c', 'f', 'x')
        union all
        select indrelid, pg_get_indexdef(indexrelid), indkey::int2[] from pg_index where indisunique
      ) r join pg_class c on c.oid = r."table" where c.relnamespace = 'public'::regnamespace`,
  );
  return {
    columns: new Map(columns.map(({ table, name, ...rest }) => [`${table}.${name}`, rest])),
    tables: new Set(columns.map(({ table }) => table)),
    functions: new Set(functions.map(({ signature }) => signature)),
    rules: new Map(
      rules.map((rule) => [`${rule.table}: ${rule.definition}`, rule.columns.split(' ').filter(Boolean)]),
    ),
  };
}

/** One line for each change that can break a version that knows only `before`. */
export function findBreaches(before: SchemaShape, after: SchemaShape): string[] {
  const breaches: string[] = [];
  for (const [name, was] of before.columns) {
    const is = after.columns.get(name);
    if (!is) breaches.push(`${name} is gone`);
    else if (is.type !== was.type) breaches.push(`${name} has another type`);
    else if (is.isRequired && !was.isRequired) breaches.push(`${name} is required now`);
    else if (was.hasDefault && !is.hasDefault) breaches.push(`${name} has no default any more`);
  }
  for (const [name, { isRequired, hasDefault }] of after.columns) {
    const [table = ''] = name.split('.');
    if (before.tables.has(table) && !before.columns.has(name) && isRequired && !hasDefault)
      breaches.push(`${name} is new, required and without a default`);
  }
  // About new columns alone, a rule is met by whoever does not know them.
  for (const [rule, columns] of after.rules)
    if (!before.rules.has(rule) && columns.some((column) => before.columns.has(column)))
      breaches.push(`a new rule of ${rule}`);
  for (const signature of before.functions)
    if (!after.functions.has(signature)) breaches.push(`the function ${signature} is gone`);
  return breaches;
}
