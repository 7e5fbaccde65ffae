import { queries } from '../api/trpc.ts';
import { requireSession } from '../session/require-session.ts';

// One module for the guard and for what each page needs: the loaders of a page run side by side, wait
// for this same file, and so ask in the same tick. That makes them one HTTP request. A page does not
// wait for its own queries: the frame shows as soon as the session is known.

export const loadAccount = (href: string): Promise<void> => requireSession(href);

export function loadOverview(): void {
  void queries.profile.get.prefetch();
  void queries.session.list.prefetch();
}

export const loadProfile = (): void => void queries.profile.get.prefetch();

export const loadDevices = (): void => void queries.session.list.prefetch();
