import type { Session } from '../../../shared/session.ts';
import { toFailure } from '../../api/failure.ts';
import { queries, trpc } from '../../api/trpc.ts';
import { toDeviceLabel } from '../../session/device-label.ts';

/** The result of signing out one device; without an error, it is signed out. */
export type Outcome = { id: string; label: string; error: unknown };

const setList = (change: (list: Session[]) => Session[]) =>
  queries.session.list.setData(undefined, (list) => list && change(list));

/**
 * Signs out single devices. The row disappears immediately, and returns if the service refuses. Several sign-outs may
 * run at once; `onOutcome` receives each result.
 */
export function useRevocation(onOutcome: (outcome: Outcome) => void) {
  return trpc.session.revoke.useMutation({
    onMutate: async ({ id }) => {
      await queries.session.list.cancel();
      const before = queries.session.list.getData() ?? [];
      setList((list) => list.filter((session) => session.id !== id));
      return before;
    },
    onSettled: (_, error, { id }, before = []) => {
      const session = before.find((one) => one.id === id);
      if (!session) return;
      // A session that has already ended counts as success.
      const isOut = !error || toFailure(error).code === 'not_found';
      if (!isOut) setList((list) => putBack(list, session, before));
      onOutcome({ id, label: toDeviceLabel(session.device), error: isOut ? null : error });
    },
  });
}

/** Inserts `session` into `list` before the sessions that followed it in `before`. */
function putBack(list: Session[], session: Session, before: Session[]): Session[] {
  const after = new Set(before.slice(before.indexOf(session) + 1).map(({ id }) => id));
  const others = list.filter(({ id }) => id !== session.id);
  const place = others.findIndex(({ id }) => after.has(id));
  return place < 0 ? [...others, session] : [...others.slice(0, place), session, ...others.slice(place)];
}
