import { sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { findSqlState, isDataError } from '../db/fault.ts';
import { readRows } from '../db/rows.ts';
import { AppError } from '../errors.ts';
import { quote, quoteAll, type Table } from './tables.ts';

/** Characters and rows of one INSERT. */
const BATCH_SIZE = 1_000_000;
const BATCH_MOST = 2_000;

/** SQLSTATE class: a value is too long for an index, or too deep (PostgreSQL appendix A). */
const LIMIT = /^54/;

const refuse = (sentence: string, cause?: unknown) => new AppError('invalid_input', { sentence, cause });

/**
 * Inserts rows into one table. Their values are parameters, converted by the database to the types of its own columns.
 * Throws `invalid_input` for a column that the table does not have or that comes twice, and for rows that break a rule of the database.
 */
export function createLoader(trx: Database, table: Table, columns: readonly string[]) {
  if (new Set(columns).size < columns.length)
    throw refuse(`The backup names a column of ${table.name} twice.`);
  const types = columns.map((name) => {
    const column = table.columns.find((one) => one.name === name);
    if (!column) throw refuse(`The backup has an unknown column ${table.name}.${name}.`);
    return column.type;
  });
  const values = types.map((type, at) => `(r ->> ${at})::${type}`).join(', ');
  // An identity keeps its value: other rows, and readers outside, know it.
  const insert = sql.raw(
    `insert into ${quote(table.name)} (${quoteAll(columns)}) overriding system value select ${values} from json_array_elements(`,
  );
  let batch: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const rows = `[${batch.join()}]`;
    batch = [];
    size = 0;
    await trx.execute(sql`${insert}${rows}::json) as r`).catch((error: unknown) => {
      const state = findSqlState(error) ?? '';
      if (!isDataError(error) && !LIMIT.test(state)) throw error;
      throw refuse(
        `Rows of the table ${table.name} in the backup break a rule of the database (${state}). Nothing was restored.`,
        error,
      );
    });
  };
  return {
    async add(line: string): Promise<void> {
      batch.push(line);
      size += line.length;
      if (batch.length >= BATCH_MOST || size >= BATCH_SIZE) await flush();
    },
    flush,
  };
}

/**
 * Runs `load` while the tables' triggers are off: what they would write is in the backup, and they would announce each
 * row. The owner of a table may do this. Foreign keys stay on.
 */
export async function withoutTriggers(trx: Database, tables: readonly Table[], load: () => Promise<void>) {
  const turn = async (to: 'disable' | 'enable') => {
    for (const { name } of tables)
      await trx.execute(sql.raw(`alter table ${quote(name)} ${to} trigger user`));
  };
  await turn('disable');
  await load();
  await turn('enable');
}

/** Identities go on after the highest restored one. */
export async function moveIdentities(trx: Database, tables: readonly Table[]): Promise<void> {
  const names = JSON.stringify(tables.map(({ name }) => name));
  const identities = await readRows<{ table: string; column: string }>(
    trx,
    sql`select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and a.attidentity <> ''
        and c.relname in (select json_array_elements_text(${names}::json))`,
  );
  for (const { table, column } of identities)
    await trx.execute(
      sql`select setval(pg_get_serial_sequence(${`public.${quote(table)}`}, ${column}), ${sql.raw(
        `greatest(max(${quote(column)}), 1), count(*) > 0) from ${quote(table)}`,
      )}`,
    );
}
