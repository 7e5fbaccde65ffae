import { sql } from 'drizzle-orm';
import { type Database, PROCESS_CONNECTIONS } from '../db/database.ts';

type Question = { count: number; db: Database };

/**
 * A hint when the workers may together need more connections than the database server allows; null otherwise. Behind a
 * pooler the answer says nothing, because the pooler shares few connections among many clients.
 */
export async function findConnectionHint({ count, db }: Question): Promise<string | null> {
  const setting = (name: string) => sql`current_setting(${name})::int`;
  const most = sql<number>`${setting('max_connections')} - ${setting('superuser_reserved_connections')}`;
  const [row] = await db.select({ most: most.mapWith(Number).as('most') }).from(sql`(select) as one`);
  const needed = count * PROCESS_CONNECTIONS;
  if (row === undefined || needed <= row.most) return null;
  return (
    `${count} workers may use ${needed} database connections, and the server allows ${row.most}: ` +
    'lower WORKERS, raise max_connections, or put a pooler in front (docs/scaling.md).'
  );
}
