import type { Session } from '../../../shared/session.ts';
import { toFailure } from '../../api/failure.ts';
import { queries, trpc } from '../../api/trpc.ts';

const setList = (change: (list: Session[]) => Session[]) =>
  queries.session.list.setData(undefined, (list) => list && change(list));

/** Signs one other device out: gone from the list at once, back with an error if the service refuses. */
export function useRevocation() {
  return trpc.session.revoke.useMutation({
    onMutate: async ({ id }) => {
      await queries.session.list.cancel();
      const before = queries.session.list.getData() ?? [];
      setList((list) => list.filter((session) => session.id !== id));
      return before;
    },
    onError: (error, { id }, before = []) => {
      if (toFailure(error).code === 'not_found') return; // ended by itself meanwhile, which is what was wanted
      setList((list) => {
        const kept = new Set(list.map((session) => session.id)).add(id);
        return before.filter((session) => kept.has(session.id)); // its old place, and no other row brought back
      });
    },
  });
}

/** Signs all other devices out. */
export function useRevocationOfOthers() {
  return trpc.session.revokeOthers.useMutation({
    onSuccess: () => setList((list) => list.filter((session) => session.current)),
  });
}
