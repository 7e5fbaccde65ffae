import type { SQL } from 'drizzle-orm';
import type { Database } from './database.ts';

/** Runs a statement that is written out. `Row`: what it selects, in the types of JSON. */
export async function readRows<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const { rows } = (await db.execute(statement)) as unknown as { rows: Row[] };
  return rows;
}
