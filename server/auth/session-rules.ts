import type { DBTransactionAdapter } from 'better-auth';
import type { SessionLifetime } from '../session/lifetime.ts';

type SessionRow = { createdAt: Date; expiresAt: Date; remembered: boolean };
type UserRow = { disabledAt?: Date | null };

/**
 * Better Auth's adapter with the session rules that Better Auth lacks. Each rule is added to the operation it concerns.
 */
export function withSessionRules(
  adapter: DBTransactionAdapter,
  lifetime: SessionLifetime,
): DBTransactionAdapter {
  /** Only `account/` creates persons and sessions, together with the rows that belong to them. */
  const create = async (input: { model: string; data: Record<string, unknown> }): Promise<unknown> => {
    throw new Error(`Better Auth may not make a row of ${input.model}`);
  };

  const update = async (input: Parameters<DBTransactionAdapter['update']>[0]): Promise<unknown> => {
    const wanted: unknown = input.update.expiresAt;
    if (input.model !== 'session' || !(wanted instanceof Date)) return adapter.update(input);
    // A session is never prolonged past its absolute lifetime, and not at all without 'remember me'.
    const row = await adapter.findOne<SessionRow>({ model: 'session', where: input.where });
    if (!row) return null;
    return adapter.update({ ...input, update: { ...input.update, expiresAt: lifetime.cap(row, wanted) } });
  };

  const findOne = async (input: Parameters<DBTransactionAdapter['findOne']>[0]): Promise<unknown> => {
    const row = await adapter.findOne<SessionRow & { user?: UserRow | null }>(input);
    if (!row || input.model !== 'session') return row;
    // A session past its absolute lifetime, or of a banned person, is not valid. This holds on raw routes too.
    if (!lifetime.isAlive(row) || row.user?.disabledAt) return null;
    return row;
  };

  const findMany = async (input: Parameters<DBTransactionAdapter['findMany']>[0]): Promise<unknown> => {
    const rows = await adapter.findMany<SessionRow>(input);
    return input.model === 'session' ? rows.filter((row) => lifetime.isAlive(row)) : rows;
  };

  // The interface's methods are generic in their return type. No implementation can satisfy that.
  return { ...adapter, create, update, findOne, findMany } as DBTransactionAdapter;
}
