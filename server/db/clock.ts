import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { readRows } from './rows.ts';

/** The time by the clock of the database, in milliseconds since the epoch. All processes share this clock. */
export async function readClock(db: Database): Promise<number> {
  const [row] = await readRows<{ now: string }>(
    db,
    sql`select floor(extract(epoch from clock_timestamp()) * 1000)::text as now`,
  );
  return Number(row?.now);
}
