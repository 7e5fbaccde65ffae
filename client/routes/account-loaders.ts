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

/** Waits for one turn of the event loop: answers that came with the page are there by then, so that it shows whole. */
const begin = (...asked: Promise<void>[]): Promise<unknown> =>
  Promise.race([Promise.all(asked), new Promise((resolve) => setTimeout(resolve))]);

export const loadOverview = (): Promise<unknown> =>
  begin(
    queries.profile.get.prefetch(undefined, ASK_AGAIN),
    queries.security.overview.prefetch(undefined, ASK_AGAIN),
  );

export const loadProfile = (): Promise<unknown> => begin(queries.profile.get.prefetch(undefined, ASK_AGAIN));

export const loadDevices = (): Promise<unknown> => begin(queries.session.list.prefetch(undefined, ASK_AGAIN));

export const loadSecurity = (): Promise<unknown> =>
  begin(queries.security.overview.prefetch(undefined, ASK_AGAIN));

export const loadActivity = (): Promise<unknown> =>
  begin(queries.activity.list.prefetchInfinite({}, ASK_AGAIN));
