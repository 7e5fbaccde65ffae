import { queries } from '../api/trpc.ts';
import { requireSession } from '../session/require-session.ts';
import { LazyPendingDeletion } from './lazy-pending-deletion.ts';

// One module for the guard and for what each page needs: the loaders of a page run side by side, wait
// for this same file, and so ask in the same tick. That makes them one HTTP request. A page does not
// wait for its own queries: the frame shows as soon as the session is known.

// Each click asks: a session ended elsewhere is noticed by it, however fresh the page's data is.
const ASK_AGAIN = { staleTime: 0 };

export async function loadAccount(href: string): Promise<void> {
  const { pendingDeletion } = await requireSession(href);
  if (pendingDeletion) await LazyPendingDeletion.preload?.();
}

export function loadOverview(): void {
  void queries.profile.get.prefetch(undefined, ASK_AGAIN);
  void queries.security.overview.prefetch(undefined, ASK_AGAIN);
}

export const loadProfile = (): void => void queries.profile.get.prefetch(undefined, ASK_AGAIN);

export const loadDevices = (): void => void queries.session.list.prefetch(undefined, ASK_AGAIN);

export const loadSecurity = (): void => void queries.security.overview.prefetch(undefined, ASK_AGAIN);

export const loadActivity = (): void => void queries.activity.list.prefetchInfinite({}, ASK_AGAIN);
