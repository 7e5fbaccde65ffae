import type { ListedSession } from '../../../shared/session.ts';
import { toFailure } from '../../api/failure.ts';
import { queries, trpc } from '../../api/trpc.ts';
import { toDeviceLabel } from '../../session/device-label.ts';
import { toSiteLabel } from '../../session/site-label.ts';
import { part } from '../../words/part.ts';
import { putBack } from './put-back.ts';

const words = part('devices');

/** The result of one sign-out. Without an error, the device or site is signed out. */
export type Outcome = {
  id: string;
  /** `site`: one site of a device was signed out, and the device stays signed in. */
  of: 'device' | 'site';
  text: string;
  error: unknown;
};

const setList = (change: (list: ListedSession[]) => ListedSession[]) =>
  queries.session.list.setData(undefined, (list) => list && change(list));

/** The list before a change. An answer that is on its way would undo the change. */
const readList = async (): Promise<ListedSession[]> => {
  await queries.session.list.cancel();
  return queries.session.list.getData() ?? [];
};

/** Something that has already ended counts as success. */
const isEnded = (error: unknown): boolean => !error || toFailure(error).code === 'not_found';

/**
 * Signs out single devices. The row disappears immediately, and returns if the service refuses. Several sign-outs may
 * run at once; `onOutcome` receives each result.
 */
export function useRevocation(onOutcome: (outcome: Outcome) => void) {
  return trpc.session.revoke.useMutation({
    onMutate: async ({ id }) => {
      const before = await readList();
      setList((list) => list.filter((session) => session.id !== id));
      return before;
    },
    onSettled: (_, error, { id }, before = []) => {
      const session = before.find((one) => one.id === id);
      if (!session) return;
      const label = toDeviceLabel(session.device);
      if (isEnded(error))
        onOutcome({ id, of: 'device', text: words.wasSignedOut({ device: label }), error: null });
      else {
        setList((list) => putBack(list, session, before));
        onOutcome({ id, of: 'device', text: words.notSignedOut({ device: label }), error });
      }
    },
  });
}

/** Signs devices out of single sites, like `useRevocation`. */
export function useSiteRevocation(onOutcome: (outcome: Outcome) => void) {
  return trpc.session.revokeGrant.useMutation({
    onMutate: async ({ id }) => {
      const before = await readList();
      setList((list) =>
        list.map((session) => ({ ...session, sites: session.sites.filter((site) => site.id !== id) })),
      );
      return before;
    },
    onSettled: (_, error, { id }, before = []) => {
      const holder = before.find(({ sites }) => sites.some((site) => site.id === id));
      const site = holder?.sites.find((one) => one.id === id);
      if (!holder || !site) return;
      const names = { site: toSiteLabel(site.origin), device: toDeviceLabel(holder.device) };
      if (isEnded(error)) onOutcome({ id, of: 'site', text: words.sites.wasSignedOut(names), error: null });
      else {
        setList((list) =>
          list.map((session) =>
            session.id === holder.id
              ? { ...session, sites: putBack(session.sites, site, holder.sites) }
              : session,
          ),
        );
        onOutcome({ id, of: 'site', text: words.sites.notSignedOut(names), error });
      }
    },
  });
}
