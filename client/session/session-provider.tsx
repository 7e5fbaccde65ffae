import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { isSeen } from '../../shared/seen.ts';
import type { CurrentSession, User } from '../../shared/session.ts';
import { showUser } from '../api/shown-user.ts';
import { forgetPages, queries, queryClient, requireSignedIn, trpc } from '../api/trpc.ts';
import { followSession, takeEnd } from './live.ts';
import { useSignOutRedirect } from './use-sign-out-redirect.ts';

const ASK_AGAIN = 30_000; // ms; coming back to the tab asks at most this often

type Session = NonNullable<CurrentSession> & {
  /** Somebody else was shown here before. */
  isOtherPerson: boolean;
};

const SessionContext = createContext<Session | null>(null);

/**
 * Whoever is signed in, for everything below it; below it somebody always is. The one place that
 * notices the end of the session, and that it became another person's: told by the service or another
 * tab within a second, by any refused request, or by coming back to the tab or the page.
 */
export function SessionProvider({ children }: { children: ReactNode }) {
  const { data: current } = trpc.session.current.useQuery(undefined, {
    staleTime: ASK_AGAIN,
    refetchOnWindowFocus: true,
  });
  const personId = current?.user.id;
  const [shown, setShown] = useState({ personId, isOtherPerson: false });
  const redirectAway = useSignOutRedirect();

  useEffect(followSession, []);
  useEffect(() => {
    // Came with the page, which prolongs no session. Hearing the news does, but of all tabs only one hears them.
    const seenAt = queries.session.current.getData()?.session.lastSeenAt;
    if (seenAt && !isSeen(new Date(seenAt))) void queries.session.current.invalidate();
  }, []);
  useEffect(() => {
    // Brought back by the Back button, the page shows what was true when it was left.
    const onPageShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) void queryClient.invalidateQueries();
    };
    window.addEventListener('pageshow', onPageShow);
    return () => window.removeEventListener('pageshow', onPageShow);
  }, []);
  useEffect(() => {
    if (current === null) void redirectAway(takeEnd());
  }, [current, redirectAway]);
  useEffect(() => {
    if (personId === undefined || personId === shown.personId) return;
    forgetPages(); // before anything below shows again
    setShown({ personId, isOtherPerson: true });
  }, [personId, shown]);

  useEffect(() => {
    const { personId: id } = shown;
    return id === undefined ? undefined : showUser({ id, requireSignedIn: () => requireSignedIn(id) });
  }, [shown]);

  if (!current || personId !== shown.personId) return null;
  return (
    <SessionContext key={personId} value={{ ...current, isOtherPerson: shown.isOtherPerson }}>
      {children}
    </SessionContext>
  );
}

function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('The session needs a SessionProvider above it');
  return session;
}

/** The person signed in. Throws outside the account. */
export const useUser = (): User => useSession().user;

/** When the person's account is purged, if they don't cancel; null when it stays. Throws outside the account. */
export const usePendingDeletion = (): { purgeAt: string } | null => useSession().pendingDeletion;

/** True when this tab showed another person's account before. Throws outside the account. */
export const useIsOtherPerson = (): boolean => useSession().isOtherPerson;

/** Shows at once that the account is to be deleted, or that it stays. */
export function showPendingDeletion(pendingDeletion: { purgeAt: string } | null): void {
  queries.session.current.setData(undefined, (current) => current && { ...current, pendingDeletion });
}

/** Shows what was changed of the person at once, wherever they are shown. */
export function showOfUser(changed: Partial<Pick<User, 'name' | 'image'>>): void {
  queries.session.current.setData(
    undefined,
    (current) => current && { ...current, user: { ...current.user, ...changed } },
  );
}
