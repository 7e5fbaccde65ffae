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

/** Better Auth's own Drizzle adapter, with our session rules and an eye on outages. */
export function createAdapter(db: Database, lifetime: SessionLifetime, invalidate: Invalidate) {
  // No route that is left to Better Auth needs a transaction.
  const createDrizzle = drizzleAdapter(db, { provider: 'pg', schema, transaction: false });
  return (options: BetterAuthOptions): DBAdapter => {
    const adapter = createDrizzle(options);
    return {
      ...adapter,
      ...withSessionRules(withInvalidation(guard(withChangeOfPerson(adapter)), invalidate), lifetime),
    };
  };
}

/** Better Auth answers 200 for a change of a person who is gone by then: nothing was changed, so it is refused. */
function withChangeOfPerson<Adapter extends DBTransactionAdapter>(adapter: Adapter): Adapter {
  const update = async (input: Parameters<DBTransactionAdapter['update']>[0]): Promise<unknown> => {
    const changed: unknown = await adapter.update(input);
    if (!changed && input.model === 'user')
      throw new APIError('UNAUTHORIZED', { code: 'UNAUTHORIZED', message: 'Unauthorized' });
    return changed;
  };
  return { ...adapter, update } as Adapter;
}

/** The adapter with every method's failure sorted by `refuse`. */
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
 * Sorts a failure: Better Auth's own refusals pass, and so does a row whose person is gone. Everything else is an
 * outage: the doors checked the data, and Better Auth would make a refusal of what the database says of it.
 */
function refuse(error: unknown): never {
  if (isAPIError(error) || isPersonGone(error)) throw error;
  throw noteFault(error);
}
