import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import type { Claims } from '../../shared/claims.ts';
import { isSeen } from '../../shared/seen.ts';
import type { CurrentSession, User } from '../../shared/session.ts';
import { showUser } from '../api/shown-user.ts';
import { forgetPages, queries, queryClient, requireSignedIn, trpc } from '../api/trpc.ts';
import { consumeEndReason, followSession } from './live.ts';
import { useSignOutRedirect } from './use-sign-out-redirect.ts';

const ASK_AGAIN = 30_000; // ms; when the user returns to the tab, it queries the session at most this often

type Session = NonNullable<CurrentSession> & {
  /** True when this tab showed another user before. */
  isOtherPerson: boolean;
};

const SessionContext = createContext<Session | null>(null);

/**
 * Provides the signed-in user to everything below it, where a user is always signed in. Only this component notices
 * that the session has ended or belongs to another user. It learns it from the service or another tab within a second,
 * from any refused request, or when the user returns to the tab or the page.
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
    // The session's data came with the page, and serving a page refreshes no session. The event stream does, but only
    // one tab of the browser opens it.
    const seenAt = queries.session.current.getData()?.session.lastSeenAt;
    if (seenAt && !isSeen(new Date(seenAt))) void queries.session.current.invalidate();
  }, []);
  useEffect(() => {
    // The Back button can restore an old state of the page.
    const onPageShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) void queryClient.invalidateQueries();
    };
    window.addEventListener('pageshow', onPageShow);
    return () => window.removeEventListener('pageshow', onPageShow);
  }, []);
  useEffect(() => {
    if (current === null) void redirectAway(consumeEndReason());
  }, [current, redirectAway]);
  useEffect(() => {
    if (personId === undefined || personId === shown.personId) return;
    forgetPages(); // before the pages below render again
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

/** Returns the signed-in user. Throws outside the account. */
export const useUser = (): User => useSession().user;

/** Returns what others say about the user. Throws outside the account. */
export const useClaims = (): Claims => useSession().claims;

/** Returns true when the user has just removed the last second factor, and the operator requires one. */
export const useSetUpRequired = (): boolean => useSession().setUpRequired;

/**
 * Returns when the account is purged unless the user cancels; null when no deletion is requested. Throws outside the
 * account.
 */
export const usePendingDeletion = (): { purgeAt: string } | null => useSession().pendingDeletion;

/** Returns true when this tab showed another user's account before. Throws outside the account. */
export const useIsOtherPerson = (): boolean => useSession().isOtherPerson;

/** Shows immediately that the account is to be deleted, or that it stays. */
export function showPendingDeletion(pendingDeletion: { purgeAt: string } | null): void {
  queries.session.current.setData(undefined, (current) => current && { ...current, pendingDeletion });
}

/** Shows changed data of the user immediately, wherever the pages show the user. */
export function showOfUser(changed: Partial<Pick<User, 'name' | 'image'>>): void {
  queries.session.current.setData(
    undefined,
    (current) => current && { ...current, user: { ...current.user, ...changed } },
  );
}
