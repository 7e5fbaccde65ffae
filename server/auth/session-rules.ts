import type { DBTransactionAdapter } from 'better-auth';
import { AppError } from '../errors.ts';
import { type SessionLifetime, UNREMEMBERED_MS } from '../session/lifetime.ts';
import { endSurplus } from '../session/live-sessions.ts';
import { currentCaller, currentTransaction, findDisabled, noteDisabled } from './call.ts';
import type { Forget } from './forgetting.ts';
import { endHeld, findHeld, lockHolders } from './held-sessions.ts';

type Transact = <Result>(
  work: (adapter: DBTransactionAdapter, forget: Forget) => Promise<Result>,
) => Promise<Result>;
type SessionRow = { createdAt: Date; expiresAt: Date; remembered: boolean };
type UserRow = { id: string; disabledAt?: Date | null };
type Row = Record<string, unknown>;

const USER_AGENT_MAX_LENGTH = 512; // characters; enough to tell the device, too little to fill a disk
const SECOND = 1000; // ms; Better Auth takes the two instants of a new session one after the other

/** Better Auth's adapter with the rules of a session's life that it lacks, each on the operation it concerns. */
export function withSessionRules(
  adapter: DBTransactionAdapter,
  lifetime: SessionLifetime,
  transact: Transact,
): DBTransactionAdapter {
  const create = async (input: { model: string; data: Row }): Promise<unknown> => {
    const { heldTokens = [], onBeforeSession, onSession } = currentCaller();
    if (input.model !== 'session') return adapter.create(input);
    await refuseDisabled(String(input.data.userId));
    const data = { ...input.data, ...describeNew(input.data, lifetime) };
    // Signing in ends the sessions that were held, or leaves everything as it was (ASVS 7.2.4).
    return transact(async (inside, forget) => {
      const held = await findHeld(inside, heldTokens);
      if (held.length > 0) await lockHolders(held, String(input.data.userId));
      await onBeforeSession?.(currentTransaction(), String(input.data.userId));
      // In this order the person is never without a session, which would be announced.
      const created = await inside.create<Row, { id: string; userId: string }>({ ...input, data });
      if (held.length > 0) await endHeld(inside, heldTokens);
      const surplus = await endSurplus(currentTransaction(), created, lifetime);
      if (surplus.length > 0) {
        forget({ userId: created.userId });
        await currentCaller().onSurplusEnded?.(currentTransaction(), created.userId, surplus);
      }
      await onSession?.(currentTransaction(), created);
      return created;
    });
  };

  /** A banned person gets no session. Said only to who knows the password: nobody else gets this far. */
  const refuseDisabled = async (userId: string): Promise<void> => {
    // Signing in has just looked the person up.
    if (findDisabled(userId) === undefined)
      await findOne({ model: 'user', where: [{ field: 'id', value: userId }] });
    if (findDisabled(userId)) throw new AppError('account_disabled');
  };

  const update = async (input: Parameters<DBTransactionAdapter['update']>[0]): Promise<unknown> => {
    const wanted: unknown = input.update.expiresAt;
    if (input.model !== 'session' || !(wanted instanceof Date)) return adapter.update(input);
    // No prolonging past the absolute lifetime, and none at all without 'remember me'.
    const row = await adapter.findOne<SessionRow>({ model: 'session', where: input.where });
    if (!row) return null;
    return adapter.update({ ...input, update: { ...input.update, expiresAt: lifetime.cap(row, wanted) } });
  };

  const findOne = async (input: Parameters<DBTransactionAdapter['findOne']>[0]): Promise<unknown> => {
    const row = await adapter.findOne<SessionRow & UserRow & { user?: UserRow | null }>(input);
    if (row && input.model === 'user') noteDisabled(row.id, Boolean(row.disabledAt));
    if (!row || input.model !== 'session') return row;
    // A session past its absolute lifetime, or of a banned person, is nobody's, on raw routes too.
    if (!lifetime.isAlive(row) || row.user?.disabledAt) return null;
    return row;
  };

  const findMany = async (input: Parameters<DBTransactionAdapter['findMany']>[0]): Promise<unknown> => {
    const rows = await adapter.findMany<SessionRow>(input);
    return input.model === 'session' ? rows.filter((row) => lifetime.isAlive(row)) : rows;
  };

  // The interface's methods are generic in what they return, which no implementation can honour.
  return { ...adapter, create, update, findOne, findMany } as DBTransactionAdapter;
}

/** What a new session keeps of its sign-in. Better Auth says 'not remembered' only by a short life. */
function describeNew(data: Row, lifetime: SessionLifetime): Row {
  const { ipAddress = null, place = null, method = 'password' } = currentCaller();
  const userAgent = String(data.userAgent ?? '').slice(0, USER_AGENT_MAX_LENGTH);
  const origin = { ipAddress, place, method, userAgent };
  const { createdAt, expiresAt } = data;
  if (!(createdAt instanceof Date && expiresAt instanceof Date)) return origin;
  const remembered = expiresAt.getTime() - createdAt.getTime() > UNREMEMBERED_MS + SECOND;
  return { ...origin, remembered, expiresAt: lifetime.cap({ createdAt, expiresAt, remembered }, expiresAt) };
}
