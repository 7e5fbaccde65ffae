import type { DBTransactionAdapter } from 'better-auth';
import type { Invalidation } from '../session/cache.ts';

export type Invalidate = (what: Invalidation) => void;

type Where = readonly { field: string; operator?: string | undefined; value: unknown }[];
type Write = { model: string; where: Where; update?: Record<string, unknown> };

/**
 * Better Auth's adapter, whose writes invalidate this process's session cache before they return: this process must not
 * answer from the cache for a session that it has just revoked. The database notifies all other processes, and this
 * process once more.
 */
export function withInvalidation(
  adapter: DBTransactionAdapter,
  invalidate: Invalidate,
): DBTransactionAdapter {
  const invalidations =
    <Input extends Write, Output>(write: (input: Input) => Promise<Output>) =>
    async (input: Input): Promise<Output> => {
      try {
        return await write(input);
      } finally {
        // Also after a failure: the write may have been done although its answer was lost.
        for (const what of findInvalidation(input)) invalidate(what);
      }
    };
  return {
    ...adapter,
    delete: invalidations(adapter.delete),
    deleteMany: invalidations(adapter.deleteMany),
    update: invalidations(adapter.update) as DBTransactionAdapter['update'],
    updateMany: invalidations(adapter.updateMany),
    consumeOne: invalidations(adapter.consumeOne) as DBTransactionAdapter['consumeOne'],
    incrementOne: invalidations(adapter.incrementOne) as DBTransactionAdapter['incrementOne'],
  };
}

/** What a write may have made untrue; everything when Better Auth does not use such a condition today. */
function findInvalidation({ model, where, update }: Write): Invalidation[] {
  if (model !== 'session' && model !== 'user') return [];
  // The session was only prolonged: its cached answer has an earlier end, which does no harm.
  if (model === 'session' && update?.expiresAt instanceof Date && update.expiresAt.getTime() > Date.now())
    return [];
  for (const { field, operator = 'eq', value } of where) {
    const values = operator === 'eq' ? [value] : operator === 'in' && Array.isArray(value) ? value : [];
    if (values.length === 0 || !values.every((one) => typeof one === 'string')) continue;
    if (model === 'session' && field === 'token') return values.map((token) => ({ token }));
    if (field === (model === 'user' ? 'id' : 'userId')) return values.map((userId) => ({ userId }));
  }
  return ['everything'];
}
