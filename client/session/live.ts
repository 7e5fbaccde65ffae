import { createApi } from '../../integrations/web/src/api.ts';
import { openLive } from '../../integrations/web/src/live.ts';
import type { TabMessage } from '../../integrations/web/src/tab-channel.ts';
import { openTabs } from '../../integrations/web/src/tabs.ts';
import { whileVisible } from '../../integrations/web/src/visibility.ts';
import { NEW_COOKIE_WITHIN } from '../../shared/new-cookie.ts';
import { fetchInTime } from '../api/request.ts';
import { queries, queryClient } from '../api/trpc.ts';
import type { SignOutRedirect } from './sign-out-redirect.ts';

/** Why the session ended, as reported by the service. */
let ended: SignOutRedirect = 'ended';
const SIGN_OUT_REDIRECTS = { revoked: 'ended', expired: 'expired', account_disabled: 'disabled' } as const;

/** Returns why the session ended, as far as it is known, and resets the value. */
export function consumeEndReason(): SignOutRedirect {
  const end = ended;
  ended = 'ended';
  return end;
}

/** The mutation key of this tab's own sign-out, which causes the same events as any other sign-out. */
export const SIGN_OUT_KEY = ['sign-out'];

// Milliseconds. An event that arrives during one of the tab's own changes is handled after this delay.
const AFTER_CHANGE = 200;
/** Milliseconds. An end within this time after another tab announced a sign-out counts as that sign-out. */
const SIGN_OUT_WITHIN = 10_000;

/**
 * Listens to the events of the session, from the service and from other tabs, while the account is open. An event makes
 * the page load its data again; when the session has ended, the page shows it no longer. Returns a function that stops
 * this.
 */
export function followSession(): () => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    clearTimeout(later);
    // During a change, a refreshed list would briefly show the item that was just removed.
    if (queryClient.isMutating() > 0) later = setTimeout(refresh, AFTER_CHANGE);
    else {
      void queries.session.current.invalidate();
      void queries.session.list.invalidate();
      void queries.security.overview.invalidate();
      void queries.activity.list.invalidate();
    }
  };
  /** The shown session has ended. Another session may have replaced it; when no answer arrives, there is none. */
  const end = async () => {
    await queries.session.current.cancel(); // its answer may be older than the event
    await queries.session.current
      .fetch(undefined, { staleTime: 0 })
      .catch(() => queries.session.current.setData(undefined, null));
  };
  /** Another tab of this browser signed out, or signed in as some user. */
  const followOtherTab = async () => {
    ended = 'left';
    await queries.session.current.invalidate();
    if (queries.session.current.getData()) ended = 'ended';
  };
  let signOutAskedAt = Number.NEGATIVE_INFINITY;
  /** A sign-out in another tab of this browser is announced by that tab, before or after the service's event. */
  const toSignOutRedirect = (reason: keyof typeof SIGN_OUT_REDIRECTS): SignOutRedirect => {
    const isOwn = ended === 'left' || performance.now() - signOutAskedAt < SIGN_OUT_WITHIN;
    return isOwn && reason === 'revoked' ? 'left' : SIGN_OUT_REDIRECTS[reason];
  };
  const receive = (message: TabMessage) => {
    if (queryClient.isMutating({ mutationKey: SIGN_OUT_KEY }) > 0) return;
    if (message.type === 'signed_out') {
      ended = toSignOutRedirect(message.reason);
      clearTimeout(ending);
      ending = setTimeout(end, NEW_COOKIE_WITHIN);
    } else if (message.type === 'signing_out') signOutAskedAt = performance.now();
    else if (message.type === 'signed_in_or_out') void followOtherTab();
    else if (message.type === 'asked_again' || message.what !== 'profile') refresh();
  };
  const tabs = openTabs('', receive);
  let hasConnected = false;
  const api = createApi('', fetchInTime);
  const onConnected = () => {
    if (hasConnected) refresh(); // events in between were missed
    hasConnected = true;
  };
  const stop = whileVisible(() => openLive({ api, tabs, onEvent: receive, onConnected }));
  return () => {
    clearTimeout(later);
    clearTimeout(ending);
    stop();
    tabs.close();
  };
}
