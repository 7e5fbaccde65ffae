import { isAPIError } from 'better-auth/api';
import type { SignInMethod } from '../../shared/session.ts';
import { createAsyncContext } from '../async-context.ts';
import type { Database } from '../db/database.ts';
import { isDatabaseFault } from '../db/fault.ts';
import { AppError, DatabaseFault } from '../errors.ts';

// Better Auth catches database errors and goes on as if nobody were signed in: 401, or a sign-out
// that clears the cookie while the session lives. So the adapter notes every fault on the running
// call, and whoever made the call answers 503, whatever Better Auth made of the error.

type Person = { id: string; email: string; emailVerified: boolean; name: string };

/** What the adapter has to know of the request it works for. */
export type Caller = {
  /** The address that was sent, in its stored form: see `stand-in-address.ts`. */
  email?: string | undefined;
  ipAddress?: string | undefined;
  place?: string | undefined;
  /** How somebody gets the session that the call makes. By password, unless it is said. */
  method?: SignInMethod;
  /**
   * The tokens that came with the request, the one that counts first. Signing in ends their sessions, and so does
   * ending the session of the first.
   */
  heldTokens?: readonly string[];
  /** Called in the transaction that makes a person. */
  onPerson?(trx: Database, person: Person): Promise<void>;
  /** Called after the transaction of a sign-up with an address that somebody has, where that is kept a secret. */
  onTaken?(owner: Person): Promise<void>;
  /** Called in the transaction that makes a session, before anything else in it. */
  onBeforeSession?(trx: Database, userId: string): Promise<void>;
  /** Called in the transaction that makes a session. */
  onSession?(trx: Database, session: { id: string; userId: string }): Promise<void>;
  /** Called in the transaction that ends a session because its cookie came with the request. */
  onHeldEnded?(trx: Database, held: { id: string; userId: string }): Promise<void>;
  /** Called in the transaction that makes a session, with the ids of those it ended because the person had too many. */
  onSurplusEnded?(trx: Database, userId: string, ids: readonly string[]): Promise<void>;
  /** Called in the transaction that ends sessions on somebody's wish. */
  onSessionsEnded?(
    trx: Database,
    sessions: readonly { id: string; userId: string; token: string }[],
  ): Promise<void>;
};
type Call = {
  caller: Caller;
  fault?: unknown;
  /** What else went wrong in an addition of ours, which Better Auth may have made a refusal of its own. */
  failure?: { error: unknown };
  disabled: Map<string, boolean>;
  verifiedHash?: string;
};

const calls = createAsyncContext<Call>();
/** Of its own: one call may have several at once. */
const transactions = createAsyncContext<Database>();

export const currentCaller = (): Caller => calls.get()?.caller ?? {};

/** Notes whether a person that the running call has looked up is banned. */
export const noteDisabled = (userId: string, isDisabled: boolean): void =>
  void calls.get()?.disabled.set(userId, isDisabled);

/** Whether a person is banned; undefined when the running call has not looked them up. */
export const findDisabled = (userId: string): boolean | undefined => calls.get()?.disabled.get(userId);

/** The person the running call has looked up last; undefined before. */
export const findLookedUp = (): string | undefined => [...(calls.get()?.disabled.keys() ?? [])].at(-1);

/** Notes the hash that the presented password was found to be the one of. */
export function noteVerifiedHash(hash: string): void {
  const call = calls.get();
  if (call) call.verifiedHash = hash;
}

/** The hash that the running call's password was found to be the one of; undefined before. */
export const findVerifiedHash = (): string | undefined => calls.get()?.verifiedHash;

/** The database, whose transactions the running call can join: see `currentTransaction`. */
export function joinable(db: Database): Database {
  const joined: Database = Object.create(db);
  joined.transaction = (work, options) =>
    db.transaction((trx) => transactions.run(trx, () => work(trx)), options);
  return joined;
}

/** The transaction that Better Auth works in now. Throws outside one: what joins it must not do without. */
export function currentTransaction(): Database {
  const trx = transactions.get();
  if (!trx) throw new Error('no transaction is running');
  return trx;
}

/** Notes that the database gave no answer, and returns what to throw: no query, no parameters in it. */
export function noteFault(cause: unknown): DatabaseFault {
  const call = calls.get();
  if (call) call.fault ??= cause;
  return new DatabaseFault(cause);
}

/**
 * The caller, whose additions note what they throw: Better Auth answers some of it with a refusal of its own (422
 * at sign-up). Only its own kind of error is left to it.
 */
const withFailuresNoted = (caller: Caller): Caller =>
  Object.fromEntries(
    Object.entries(caller).map(([name, member]) => [
      name,
      typeof member !== 'function'
        ? member
        : async (...input: unknown[]) => {
            try {
              return await Reflect.apply(member, caller, input);
            } catch (error) {
              throw isAPIError(error) ? error : noteFailure(error);
            }
          },
    ]),
  );

function noteFailure(error: unknown): unknown {
  if (isDatabaseFault(error)) return noteFault(error);
  const call = calls.get();
  if (call) call.failure ??= { error };
  return error;
}

/**
 * Makes a call into Better Auth. Throws `unavailable` when the database failed anywhere in it, and what an addition of
 * the caller's threw, even if Better Auth swallowed the error and returned.
 */
export async function callBetterAuth<Result>(
  work: () => Promise<Result>,
  caller: Caller = {},
): Promise<Result> {
  const call: Call = { caller: withFailuresNoted(caller), disabled: new Map() };
  const [outcome] = await Promise.allSettled([calls.run(call, work)]);
  if (call.fault !== undefined) throw new AppError('unavailable', { cause: call.fault });
  if (call.failure) throw call.failure.error;
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
