import { AsyncLocalStorage } from 'node:async_hooks';

// Before Node 24, an AsyncLocalStorage in use slows down every promise, timer and socket of the process. It costs the
// bridge a fifth of its speed (`bench/`). It stays in use until it is disabled.

/** Better Auth keeps its own storages here. If it moves them, they cost speed again and nothing else changes. */
const BETTER_AUTH = Symbol.for('better-auth:global');

const storages = new Set<AsyncLocalStorage<unknown>>();
let running = 0;

function disableAll(): void {
  const global = globalThis as { [BETTER_AUTH]?: { context?: object } };
  for (const storage of [...storages, ...Object.values(global[BETTER_AUTH]?.context ?? {})])
    if (storage instanceof AsyncLocalStorage) storage.disable();
}

/**
 * A value that follows the promises of a call. When no call is running any more, this storage and those that Better
 * Auth uses are disabled. Work that outlives the promise of `run` can then no longer read the value.
 */
export function createAsyncContext<Value>() {
  const storage = new AsyncLocalStorage<Value>();
  storages.add(storage as AsyncLocalStorage<unknown>);
  return {
    get: (): Value | undefined => storage.getStore(),

    async run<Result>(value: Value, work: () => Promise<Result>): Promise<Result> {
      running += 1;
      try {
        return await storage.run(value, work);
      } finally {
        running -= 1;
        if (running === 0) disableAll();
      }
    },
  };
}
