import type { CurrentSession } from '../../shared/session.ts';
import { queries } from '../api/trpc.ts';
import { requireSession } from '../session/require-session.ts';
import { LazyPendingDeletion } from './lazy-pending-deletion.ts';

// The guard and the queries of all pages are in one module. A page's loaders run in parallel, wait for this one file,
// and so send their queries in the same tick, in one HTTP request. A page does not wait for its own queries: the frame
// appears when the session is known.

// Each navigation sends the queries, even when the data is fresh, so that it notices a session that ended elsewhere.
const ASK_AGAIN = { staleTime: 0 };

export async function loadAccount(href: string): Promise<void> {
  const { pendingDeletion } = await requireSession(href);
  if (pendingDeletion) await LazyPendingDeletion.preload?.();
}

/** Keeps a session that another part of the page has just asked for. */
export const keepSession = (current: NonNullable<CurrentSession>): void => {
  queries.session.current.setData(undefined, current);
};

/**
 * Waits for at most one turn of the event loop. Answers that came with the page are available by then, so that the page
 * appears complete.
 */
const begin = (...asked: Promise<void>[]): Promise<unknown> =>
  Promise.race([Promise.all(asked), new Promise((resolve) => setTimeout(resolve))]);

export const loadOverview = (): Promise<unknown> =>
  begin(
    queries.profile.get.prefetch(undefined, ASK_AGAIN),
    queries.security.overview.prefetch(undefined, ASK_AGAIN),
  );

export const loadProfile = (): Promise<unknown> => begin(queries.profile.get.prefetch(undefined, ASK_AGAIN));

export const loadDevices = (): Promise<unknown> => begin(queries.session.list.prefetch(undefined, ASK_AGAIN));

export const loadSecuring = (): Promise<unknown> =>
  begin(
    queries.session.list.prefetch(undefined, ASK_AGAIN),
    queries.security.signInMethods.prefetch(undefined, ASK_AGAIN),
  );

export const loadSecurity = (): Promise<unknown> =>
  begin(
    queries.security.overview.prefetch(undefined, ASK_AGAIN),
    queries.security.signInMethods.prefetch(undefined, ASK_AGAIN),
  );

export const loadActivity = (): Promise<unknown> =>
  begin(queries.activity.list.prefetchInfinite({}, ASK_AGAIN));
