import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, isAPIError } from 'better-auth/api';
import type { Database } from '../db/database.ts';
import { isPersonGone } from '../db/fault.ts';
import * as schema from '../db/schema/index.ts';
import type { SessionLifetime } from '../session/lifetime.ts';
import { noteFault } from './fault-watch.ts';
import { type Invalidate, withInvalidation } from './invalidation.ts';
import { withSessionRules } from './session-rules.ts';

/** Better Auth's own Drizzle adapter. It adds our session rules, cache invalidation and the detection of outages. */
export function createAdapter(db: Database, lifetime: SessionLifetime, invalidate: Invalidate) {
  const createDrizzle = drizzleAdapter(db, { provider: 'pg', schema, transaction: false });
  return (options: BetterAuthOptions): DBAdapter => {
    const adapter = createDrizzle(options);
    return {
      ...adapter,
      ...withSessionRules(withInvalidation(guard(withChangeOfPerson(adapter)), invalidate), lifetime),
      // No route that is left to Better Auth needs one. Its own would hand out the adapter without these rules.
      transaction: async () => {
        throw new Error('Better Auth may not open a transaction');
      },
    };
  };
}

/**
 * Refuses an update of a person whose row no longer exists. Better Auth would answer 200, although nothing was changed.
 */
function withChangeOfPerson<Adapter extends DBTransactionAdapter>(adapter: Adapter): Adapter {
  const update = async (input: Parameters<DBTransactionAdapter['update']>[0]): Promise<unknown> => {
    const changed: unknown = await adapter.update(input);
    if (!changed && input.model === 'user')
      throw new APIError('UNAUTHORIZED', { code: 'UNAUTHORIZED', message: 'Unauthorized' });
    return changed;
  };
  return { ...adapter, update } as Adapter;
}

/** The adapter, whose methods pass every failure to `refuse`. */
function guard<Adapter extends DBTransactionAdapter>(adapter: Adapter): Adapter {
  return new Proxy(adapter, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function' || name === 'transaction') return member;
      return (...input: unknown[]) => Promise.resolve(Reflect.apply(member, target, input)).catch(refuse);
    },
  });
}

/**
 * Rethrows a failure. Better Auth's own refusals pass unchanged, and so does the foreign-key error of a row whose
 * person no longer exists. Every other failure counts as an outage: the doors checked the data already, and Better Auth
 * would turn the database's error into a refusal.
 */
function refuse(error: unknown): never {
  if (isAPIError(error) || isPersonGone(error)) throw error;
  throw noteFault(error);
}
