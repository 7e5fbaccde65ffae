import { createApi } from '../../integrations/web/src/api.ts';
import { openLive } from '../../integrations/web/src/live.ts';
import { type News, openTabs } from '../../integrations/web/src/tabs.ts';
import { whileVisible } from '../../integrations/web/src/visibility.ts';
import { NEW_COOKIE_WITHIN } from '../../shared/new-cookie.ts';
import { fetchInTime } from '../api/request.ts';
import { queries, queryClient } from '../api/trpc.ts';
import type { SignOutRedirect } from './sign-out-redirect.ts';

/** Why the session ended, as the service said. */
let ended: SignOutRedirect = 'ended';
const SIGN_OUT_REDIRECTS = { revoked: 'ended', expired: 'expired', account_disabled: 'disabled' } as const;

/** Why the session ended, as far as was heard; forgotten once it is asked for. */
export function takeEnd(): SignOutRedirect {
  const end = ended;
  ended = 'ended';
  return end;
}

/** Marks a sign-out of this tab's own, which brings the same news as anybody else's. */
export const SIGN_OUT_KEY = ['sign-out'];

// Milliseconds until news are looked at again that came in the middle of a change of our own.
const AFTER_CHANGE = 200;
/** Milliseconds in which an end is the sign-out that another tab asked for. */
const SIGN_OUT_WITHIN = 10_000;

/**
 * Hears what becomes of the session, from the service and from other tabs, while the account is open:
 * what is shown is asked for again, and a session that ended is gone. Returns how to stop.
 */
export function followSession(): () => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    clearTimeout(later);
    // A list that is being changed would show for a moment what was just taken out.
    if (queryClient.isMutating() > 0) later = setTimeout(refresh, AFTER_CHANGE);
    else {
      void queries.session.current.invalidate();
      void queries.session.list.invalidate();
      void queries.security.overview.invalidate();
      void queries.activity.list.invalidate();
    }
  };
  /** The session that was shown is over; another one may be in its place, and no answer is none. */
  const end = async () => {
    await queries.session.current.cancel(); // an answer under way may be older than the news
    await queries.session.current
      .fetch(undefined, { staleTime: 0 })
      .catch(() => queries.session.current.setData(undefined, null));
  };
  /** Another tab of this browser signed out, or in as somebody. */
  const followOtherTab = async () => {
    ended = 'left';
    await queries.session.current.invalidate();
    if (queries.session.current.getData()) ended = 'ended';
  };
  let signOutAskedAt = Number.NEGATIVE_INFINITY;
  /** This browser's own doing is told by another tab, before the service's word or after it. */
  const toSignOutRedirect = (reason: keyof typeof SIGN_OUT_REDIRECTS): SignOutRedirect => {
    const isOwn = ended === 'left' || performance.now() - signOutAskedAt < SIGN_OUT_WITHIN;
    return isOwn && reason === 'revoked' ? 'left' : SIGN_OUT_REDIRECTS[reason];
  };
  const hear = (news: News) => {
    if (queryClient.isMutating({ mutationKey: SIGN_OUT_KEY }) > 0) return;
    if (news.type === 'signed_out') {
      ended = toSignOutRedirect(news.reason);
      clearTimeout(ending);
      ending = setTimeout(end, NEW_COOKIE_WITHIN);
    } else if (news.type === 'signing_out') signOutAskedAt = performance.now();
    else if (news.type === 'signed_in_or_out') void followOtherTab();
    else if (news.type === 'asked_again' || news.what !== 'profile') refresh();
  };
  const tabs = openTabs('', hear);
  let hasConnected = false;
  const api = createApi('', fetchInTime);
  const onConnected = () => {
    if (hasConnected) refresh(); // what happened in between was not heard
    hasConnected = true;
  };
  const stop = whileVisible(() => openLive({ api, tabs, onEvent: hear, onConnected }));
  return () => {
    clearTimeout(later);
    clearTimeout(ending);
    stop();
    tabs.close();
  };
}
