import type { DBTransactionAdapter } from 'better-auth';
import { lockPerson } from '../account/person-lock.ts';
import { currentCaller, currentTransaction } from './call.ts';

type Transact = <Result>(work: (adapter: DBTransactionAdapter) => Promise<Result>) => Promise<Result>;
type Where = Parameters<DBTransactionAdapter['deleteMany']>[0]['where'];
type EndedSession = { id: string; userId: string };

/** Better Auth's adapter, which tells whoever made the call of the sessions it ends, within one transaction. */
export function withEndedSessions(adapter: DBTransactionAdapter, transact: Transact): DBTransactionAdapter {
  const telling =
    <Output>(end: (inside: DBTransactionAdapter, where: Where) => Promise<Output>) =>
    async (where: Where): Promise<Output> => {
      const { onSessionsEnded } = currentCaller();
      if (!onSessionsEnded) return end(adapter, where);
      return transact(async (inside) => {
        const find = () => inside.findMany<EndedSession>({ model: 'session', where });
        const [one] = await find();
        if (one) await lockPerson(currentTransaction(), one.userId);
        // Sent twice at once, the other may have ended them while this one waited.
        const ended = one ? await find() : [];
        const output = await end(inside, where);
        if (ended.length > 0) await onSessionsEnded(currentTransaction(), ended);
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
