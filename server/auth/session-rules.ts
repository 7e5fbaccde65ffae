import type { DBTransactionAdapter } from 'better-auth';
import type { SessionLifetime } from '../session/lifetime.ts';

type SessionRow = { createdAt: Date; expiresAt: Date; remembered: boolean };
type UserRow = { disabledAt?: Date | null };

/** Better Auth's adapter with the rules of a session's life that it lacks, each on the operation it concerns. */
export function withSessionRules(
  adapter: DBTransactionAdapter,
  lifetime: SessionLifetime,
): DBTransactionAdapter {
  /** Persons and sessions are made in `account/`, with all that belongs to them. */
  const create = async (input: { model: string; data: Record<string, unknown> }): Promise<unknown> => {
    throw new Error(`Better Auth may not make a row of ${input.model}`);
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
    const row = await adapter.findOne<SessionRow & { user?: UserRow | null }>(input);
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
