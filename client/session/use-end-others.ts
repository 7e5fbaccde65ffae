import { queries, trpc } from '../api/trpc.ts';

/** Signs out all other devices. Lists of devices show this immediately. */
export const useEndOthers = () =>
  trpc.session.revokeOthers.useMutation({
    onMutate: () => queries.session.list.cancel(), // its answer would restore the removed rows
    onSuccess: () =>
      queries.session.list.setData(undefined, (list) => list?.filter((session) => session.current)),
  });
