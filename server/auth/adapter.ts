import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, isAPIError } from 'better-auth/api';
import type { Database } from '../db/database.ts';
import { findSqlState, isDatabaseFault, isPersonGone, UNIQUE_VIOLATION } from '../db/fault.ts';
import * as schema from '../db/schema/index.ts';
import { DatabaseFault } from '../errors.ts';
import type { SessionLifetime } from '../session/lifetime.ts';
import type { Forgettable } from '../session/memory.ts';
import { currentCaller, currentTransaction, joinable, noteFault } from './call.ts';
import { withEndedSessions } from './ended-sessions.ts';
import { type Forget, withForgetting } from './forgetting.ts';
import { withSessionRules } from './session-rules.ts';
import { withRealAddress } from './stand-in-address.ts';

/** Better Auth's own Drizzle adapter, with our session rules and an eye on outages. */
export function createAdapter(db: Database, lifetime: SessionLifetime, forget: Forget) {
  const createDrizzle = drizzleAdapter(joinable(db), { provider: 'pg', schema, transaction: true });
  return (options: BetterAuthOptions): DBAdapter => {
    const adapter = createDrizzle(options);

    /** What a transaction makes untrue is forgotten once it is over: before, it could be read again. */
    const transact = async <Result>(
      work: (inside: DBTransactionAdapter, forgetLater: Forget) => Promise<Result>,
    ) => {
      const untrue: Forgettable[] = [];
      const forgetLater: Forget = (what) => void untrue.push(what);
      try {
        return await adapter
          .transaction((trx) =>
            work(withForgetting(guard(withChangeOfPerson(withRealAddress(trx))), forgetLater), forgetLater),
          )
          .catch((error: unknown) => {
            throw isDatabaseFault(error) ? noteFault(error) : error;
          });
      } finally {
        for (const what of untrue) forget(what);
      }
    };
    return {
      ...withSessionRules(
        withEndedSessions(
          withForgetting(guard(withChangeOfPerson(withRealAddress(adapter))), forget),
          transact,
        ),
        lifetime,
        transact,
      ),
      transaction: (work) =>
        transact((inside, forgetLater) =>
          work(withPersonTold(withSessionRules(inside, lifetime, (nested) => nested(inside, forgetLater)))),
        ),
    };
  };
}

/** Signing up makes a person in a transaction, whose maker adds what belongs to it. */
function withPersonTold(adapter: DBTransactionAdapter): DBTransactionAdapter {
  const create = async (input: { model: string; data: Record<string, unknown> }): Promise<unknown> => {
    const created = await adapter.create<
      typeof input.data,
      { id: string; email: string; emailVerified: boolean; name: string }
    >(input);
    if (input.model === 'user') await currentCaller().onPerson?.(currentTransaction(), created);
    return created;
  };
  return { ...adapter, create } as DBTransactionAdapter;
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
      return (...input: [{ model?: string }?, ...unknown[]]) =>
        Promise.resolve(Reflect.apply(member, target, input)).catch((error: unknown) =>
          refuse(error, input[0]?.model),
        );
    },
  });
}

/**
 * Sorts a failure: Better Auth's own refusals pass, and so does a row whose person is gone. Everything else is an
 * outage: the doors checked the data, and Better Auth would make a refusal of what the database says of it.
 */
function refuse(error: unknown, model: string | undefined): never {
  if (isAPIError(error)) throw error;
  if (error instanceof DatabaseFault) throw noteFault(error);
  if (findSqlState(error) === UNIQUE_VIOLATION && model === 'user') {
    // Two sign-ups with one address at once: the loser hears what it would have heard a moment later.
    throw new APIError('UNPROCESSABLE_ENTITY', {
      code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
      message: 'User already exists. Use another email.',
    });
  }
  if (isPersonGone(error)) throw error;
  throw noteFault(error);
}
