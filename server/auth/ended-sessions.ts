import type { DBTransactionAdapter } from 'better-auth';
import { currentCaller, currentTransaction } from './call.ts';
import { endHeld, findHeld, type HeldSession, lockHolders } from './held-sessions.ts';

type Transact = <Result>(work: (adapter: DBTransactionAdapter) => Promise<Result>) => Promise<Result>;
type Where = Parameters<DBTransactionAdapter['deleteMany']>[0]['where'];

/** Better Auth's adapter, which tells whoever made the call of the sessions it ends, within one transaction. */
export function withEndedSessions(adapter: DBTransactionAdapter, transact: Transact): DBTransactionAdapter {
  const telling =
    <Output>(end: (inside: DBTransactionAdapter, where: Where) => Promise<Output>) =>
    async (where: Where): Promise<Output> => {
      const { onSessionsEnded, heldTokens = [] } = currentCaller();
      if (!onSessionsEnded) return end(adapter, where);
      return transact(async (inside) => {
        const find = () => inside.findMany<HeldSession>({ model: 'session', where });
        const others = endsCurrent(where, heldTokens) ? heldTokens.slice(1) : [];
        const found = [...(await find()), ...(await findHeld(inside, others))];
        if (found.length > 0) await lockHolders(found);
        // Sent twice at once, the other may have ended them while this one waited.
        const ended = found.length > 0 ? await find() : [];
        const output = await end(inside, where);
        if (ended.length > 0) await onSessionsEnded(currentTransaction(), ended);
        await endHeld(inside, others);
        return output;
      });
    };
  const endOne = telling((inside, where) => inside.delete({ model: 'session', where }));
  const endMany = telling((inside, where) => inside.deleteMany({ model: 'session', where }));

  return {
    ...adapter,
    delete: (input) => (input.model === 'session' ? endOne(input.where) : adapter.delete(input)),
    deleteMany: (input) => (input.model === 'session' ? endMany(input.where) : adapter.deleteMany(input)),
  };
}

/** True for the token of the session that asks, and for all sessions of its person: Better Auth names no one else's. */
const endsCurrent = (where: Where, [current]: readonly string[]): boolean =>
  where.some(({ field, value }) => field === 'userId' || (field === 'token' && value === current));
