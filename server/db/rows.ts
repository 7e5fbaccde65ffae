import type { SQL } from 'drizzle-orm';
import type { Database } from './database.ts';

/** Runs a statement written in SQL. `Row`: the selected columns, as JSON types. */
export async function readRows<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const { rows } = (await db.execute(statement)) as unknown as { rows: Row[] };
  return rows;
}
