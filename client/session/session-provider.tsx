import { createContext, type ReactNode, use, useEffect } from 'react';
import type { CurrentSession, User } from '../../shared/session.ts';
import { queries, trpc } from '../api/trpc.ts';
import { onSignOutElsewhere } from './other-tabs.ts';
import { useDepart } from './use-depart.ts';

const ASK_AGAIN = 30_000; // ms; coming back to the tab asks at most this often

const SessionContext = createContext<NonNullable<CurrentSession> | null>(null);

/**
 * Whoever is signed in, for everything below it; below it somebody always is. The one place that
 * notices the end of the session: by coming back to the tab, by any refused request, or by another tab.
 */
export function SessionProvider({ children }: { children: ReactNode }) {
  const { data: current } = trpc.session.current.useQuery(undefined, {
    staleTime: ASK_AGAIN,
    refetchOnWindowFocus: true,
  });
  const depart = useDepart();

  useEffect(() => onSignOutElsewhere(() => queries.session.current.setData(undefined, null)), []);
  useEffect(() => {
    if (current === null) void depart('ended');
  }, [current, depart]);

  return current ? <SessionContext value={current}>{children}</SessionContext> : null;
}

/** The person signed in. Throws outside the account. */
export function useUser(): User {
  const current = use(SessionContext);
  if (!current) throw new Error('useUser needs a SessionProvider above it');
  return current.user;
}

/** Shows a changed name at once, wherever the session is shown. */
export function renameUser(name: string): void {
  queries.session.current.setData(
    undefined,
    (current) => current && { ...current, user: { ...current.user, name } },
  );
}
