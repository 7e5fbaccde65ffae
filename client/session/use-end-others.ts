import { queries, trpc } from '../api/trpc.ts';

/** Signs all other devices out; lists of devices show it at once. */
export const useEndOthers = () =>
  trpc.session.revokeOthers.useMutation({
    onMutate: () => queries.session.list.cancel(), // its answer would bring them back
    onSuccess: () =>
      queries.session.list.setData(undefined, (list) => list?.filter((session) => session.current)),
  });
