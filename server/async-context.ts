import { AsyncLocalStorage } from 'node:async_hooks';

// Before Node 24 a context that is in use makes every promise, timer and socket of the process pay
// for it, a fifth of the bridge's speed, and it stays in use until it is disabled (`bench/`).

/** Where Better Auth keeps its own. When it moves them, they cost again and nothing else changes. */
const BETTER_AUTH = Symbol.for('better-auth:global');

const storages = new Set<AsyncLocalStorage<unknown>>();
let running = 0;

function disableAll(): void {
  const global = globalThis as { [BETTER_AUTH]?: { context?: object } };
  for (const storage of [...storages, ...Object.values(global[BETTER_AUTH]?.context ?? {})])
    if (storage instanceof AsyncLocalStorage) storage.disable();
}

/**
 * A value that follows the promises of a call. When no call is left, it and the contexts that Better
 * Auth opened inside are switched off: what outlives the promise that `run` was given has lost them.
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
