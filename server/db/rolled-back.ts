import { sql } from 'drizzle-orm';
import { followCommit } from './after-commit.ts';
import type { Database } from './database.ts';

class RolledBack extends Error {}

/**
 * Runs `work` in a transaction that is always rolled back, and returns its result. What waits for a commit
 * (`afterCommit`) never runs. Transactions of `work` are savepoints in this one, so their isolation level is this one's.
 */
export async function runRolledBack<Result>(
  db: Database,
  work: (trx: Database) => Promise<Result>,
): Promise<Result> {
  let done: { result: Result } | undefined;
  try {
    await db.transaction(async (outer) => {
      const trx: Database = Object.create(outer);
      trx.transaction = async (inner) => {
        await outer.execute(sql`savepoint rehearsal`);
        try {
          const result = await inner(trx as Parameters<typeof inner>[0]);
          await outer.execute(sql`release savepoint rehearsal`);
          return result;
        } catch (error) {
          await outer.execute(sql`rollback to savepoint rehearsal`);
          throw error;
        }
      };
      done = { result: await followCommit(db).during(trx, () => work(trx)) };
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack && done) return done.result;
    throw error;
  }
  throw new Error('the transaction committed'); // it always throws
}
