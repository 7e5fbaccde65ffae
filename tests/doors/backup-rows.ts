import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import type { Database } from '../../server/db/database.ts';
import { readRows } from '../../server/db/rows.ts';

type Column = { table: string; name: string; type: string; isNullable: boolean; refersTo: string | null };

const ROWS = 5;

const COLUMNS = sql`
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as "isNullable",
    (select r.relname || '.' || ra.attname from pg_constraint f join pg_class r on r.oid = f.confrelid
      join pg_attribute ra on ra.attrelid = f.confrelid and ra.attnum = f.confkey[1]
      where f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum]) as "refersTo"
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p' and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

// Not a character that PostgreSQL's text cannot hold.
const words = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\0', ''));
const odd = fc.oneof(
  words,
  fc.constantFrom(
    '',
    '\\',
    '\\N',
    'a\nb\r\n\t',
    `'; drop table "user"; --`,
    '"',
    '{}',
    '\u2028',
    '[null]',
    '😀',
  ),
);
const instant = fc
  .tuple(fc.date({ min: new Date(0), max: new Date('9000-01-01'), noInvalidDate: true }), fc.nat(999))
  .map(([at, micros]) => at.toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`));

/** A value of a type, different in each row. */
function toArbitrary(type: string, row: number): fc.Arbitrary<string> {
  const byType: Record<string, fc.Arbitrary<string>> = {
    text: odd.map((text) => `${row}${text}`),
    boolean: fc.boolean().map(String),
    integer: fc.integer().map(String),
    bigint: fc.nat(1_000).map((n) => String(row * 10_000 + n)),
    bytea: fc.uint8Array({ maxLength: 300 }).map((bytes) => `\\x${Buffer.from(bytes).toString('hex')}`),
    jsonb: fc.dictionary(words, odd).map((value) => JSON.stringify(value)),
    'timestamp with time zone': instant,
    'text[]': fc
      .array(odd)
      .map((all) => `{${all.map((one) => `"${one.replace(/["\\]/g, '\\$&')}"`).join()}}`),
  };
  const found = byType[type];
  if (!found) throw new Error(`backup-rows.ts needs values of the type ${type}`);
  return found;
}

function toValue({ name, type }: Column, row: number): fc.Arbitrary<string> {
  if (type === 'text' && name.includes('email')) return fc.constant(`u${row}@example.com`);
  return name === 'only' ? fc.constant('true') : toArbitrary(type, row);
}

/** Fills every table of the database, also those of later migrations, with odd values of all their types. */
export async function fillWithOddRows(db: Database, seed: number): Promise<void> {
  const columns = await readRows<Column>(db, COLUMNS);
  const tables = groupByTable(columns);
  const made = new Map<string, string[]>();
  const left = new Map(tables);
  const insert = async (table: string, own: Column[]) => {
    await db.execute(sql.raw(`alter table "${table}" disable trigger user`));
    const isSingle = own.some(({ name }) => name === 'only'); // such a table has one row
    for (let row = 1; row <= (isSingle ? 1 : ROWS); row += 1) {
      const values = own.map((column) => {
        const arbitrary = toValue(column, row);
        const optional = column.isNullable ? fc.option(arbitrary) : arbitrary;
        const value = column.refersTo
          ? (made.get(column.refersTo)?.[row - 1] ?? null)
          : (fc.sample(optional, { seed: seed + row, numRuns: 1 })[0] ?? null);
        const key = `${table}.${column.name}`;
        made.set(key, [...(made.get(key) ?? []), value ?? '']);
        return sql`${value}::text::${sql.raw(column.type)}`;
      });
      const names = sql.raw(own.map(({ name }) => `"${name}"`).join());
      await db.execute(
        sql`insert into ${sql.identifier(table)} (${names}) overriding system value values (${sql.join(values, sql`, `)})`,
      );
    }
    await db.execute(sql.raw(`alter table "${table}" enable trigger user`));
  };
  while (left.size > 0) {
    for (const [table, own] of left) {
      if (own.some(({ refersTo }) => refersTo && left.has(refersTo.split('.')[0] ?? ''))) continue;
      left.delete(table);
      await insert(table, own);
    }
  }
}

function groupByTable(columns: readonly Column[]): Map<string, Column[]> {
  const tables = new Map<string, Column[]>();
  for (const column of columns) tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  return tables;
}

/** Every row of every table, the applied migrations included, as text. */
export async function readEverything(db: Database): Promise<Record<string, string[]>> {
  const tables = await readRows<{ name: string }>(
    db,
    sql`select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relpersistence = 'p'
      and c.relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace) order by 1`,
  );
  const everything: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await readRows<{ row: string }>(
      db,
      sql.raw(`select t::text as row from ${name} t order by 1`),
    );
    everything[name] = rows.map(({ row }) => row);
  }
  return everything;
}
