import { sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import type { Harness } from '../harness.ts';

/**
 * Locks a table against every reader, until `release` commits a change. Not for PGlite, which has no other connection.
 */
export async function lockTable({ db }: Harness, table: string) {
  let release = (_change: (trx: Database) => Promise<unknown>) => {};
  const change = new Promise<(trx: Database) => Promise<unknown>>((resolve) => {
    release = resolve;
  });
  let committed: Promise<unknown> = Promise.resolve();
  await new Promise<void>((locked, fail) => {
    committed = db.transaction(async (trx) => {
      await trx.execute(sql.raw(`lock table "${table}" in access exclusive mode`));
      locked();
      await (await change)(trx);
    });
    committed.catch(fail);
  });
  const waiting = sql<number>`count(*)::integer`;
  return {
    /** Resolves once `count` statements wait for the table. */
    stopped: (count: number) =>
      vi.waitFor(
        async () => {
          const rows = await db
            .select({ waiting })
            .from(sql`pg_locks join pg_database on pg_database.oid = pg_locks.database`)
            .where(sql`not granted and datname = current_database() and relation = ${table}::regclass`);
          expect(rows).toEqual([{ waiting: count }]);
        },
        { timeout: 30_000 },
      ),
    release: async (work: (trx: Database) => Promise<unknown>) => {
      release(work);
      await committed;
    },
  };
}
