import type { Database } from './database.ts';

type Running = { root: Database; works: (() => void)[] };

/** The transactions that are running now. A store receives only its transaction, so the transaction is the key. */
const running = new WeakMap<Database, Running>();

/**
 * Runs `work` once the transaction `on` has committed; never when it is rolled back, or when nobody knows whether it
 * committed. When `on` is no transaction, its statement has committed already, and `work` runs at once. `root` is the
 * database that the transaction began on. `work` must not throw.
 */
export function afterCommit(on: Database, work: (root: Database) => void): void {
  const transaction = running.get(on);
  if (transaction) transaction.works.push(() => work(transaction.root));
  else work(on);
}

/** Follows one transaction of `root`, for `afterCommit`. */
export function followCommit(root: Database) {
  const works: (() => void)[] = [];
  return {
    /** Call this with the transaction and what runs in it. A pool uses the same object for its next transaction. */
    async during<Result>(trx: Database, work: () => Promise<Result>): Promise<Result> {
      running.set(trx, { root, works });
      try {
        return await work();
      } finally {
        running.delete(trx);
      }
    },
    /** Call this after the commit. */
    committed(): void {
      for (const work of works) work();
    },
  };
}
