import type { Session } from '../../../shared/session.ts';
import { toFailure } from '../../api/failure.ts';
import { queries, trpc } from '../../api/trpc.ts';
import { toDeviceLabel } from '../../session/device-label.ts';

/** What came of signing one device out; no error means that it is out. */
export type Outcome = { id: string; label: string; error: unknown };

const setList = (change: (list: Session[]) => Session[]) =>
  queries.session.list.setData(undefined, (list) => list && change(list));

/**
 * Signs single devices out: gone from the list at once, back if the service refuses. Several may be
 * under way; `onOutcome` hears of each.
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
      // Ended by itself meanwhile is what was wanted.
      const isOut = !error || toFailure(error).code === 'not_found';
      if (!isOut) setList((list) => putBack(list, session, before));
      onOutcome({ id, label: toDeviceLabel(session.device), error: isOut ? null : error });
    },
  });
}

/** `list` with `session` before those it stood before. */
function putBack(list: Session[], session: Session, before: Session[]): Session[] {
  const after = new Set(before.slice(before.indexOf(session) + 1).map(({ id }) => id));
  const others = list.filter(({ id }) => id !== session.id);
  const place = others.findIndex(({ id }) => after.has(id));
  return place < 0 ? [...others, session] : [...others.slice(0, place), session, ...others.slice(place)];
}
