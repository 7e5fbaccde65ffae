import type { GatehouseApi, SessionEvent } from './api-types.ts';
import { openLive } from './live.ts';
import type { SessionStore } from './session-store.ts';
import type { TabMessage } from './tab-channel.ts';
import { openTabs } from './tabs.ts';
import { whileVisible } from './visibility.ts';

// Milliseconds.
/** The minimum interval of queries when the person returns to a tab; somebody may have signed in in another tab. */
const LOOK_EVERY = 5_000;
/** The same while somebody is signed in: an event would have reported the session's end. */
const LOOK_SIGNED_IN = 60_000;
/**
 * The first connection follows an answer within this time; the service itself checks whether the session ended in
 * between.
 */
const JUST_ASKED = 10_000;

export type Changed = Extract<SessionEvent, { type: 'changed' }>['what'];

/**
 * Keeps the session state up to date while the page is open. It listens to the service while somebody is signed in
 * and the page is visible, and queries again when the person returns to the page.
 */
export function openSessionEvents(
  baseUrl: string,
  api: GatehouseApi,
  store: SessionStore,
  onChanged: (what: Changed) => void,
): { send(message: TabMessage): void; close(): void } {
  let stopLive: (() => void) | undefined;
  let hasReceivedEvent = false;

  const onTabMessage = (message: TabMessage) => {
    if (message.type === 'signed_out') void store.end(message.reason);
    else if (message.type === 'signed_in_or_out') void store.refetch();
    else if (message.type === 'asked_again') refetchAfterGap();
    else if (message.type === 'changed') {
      onChanged(message.what);
      if (message.what !== 'profile') void store.refetch();
    }
  };
  const tabs = openTabs(baseUrl, onTabMessage);
  /** Events may have been missed, so all data may have changed. */
  const refetchAfterGap = () => {
    if (hasReceivedEvent || store.age() > JUST_ASKED) void store.refetch();
    if (hasReceivedEvent) for (const what of ['user', 'profile', 'sessions'] as const) onChanged(what);
    hasReceivedEvent = true;
  };

  const update = () => {
    if (store.get().status === 'signed_in')
      stopLive ??= whileVisible(() =>
        openLive({ api, tabs, onEvent: onTabMessage, onConnected: refetchAfterGap }),
      );
    else {
      stopLive?.();
      stopLive = undefined;
      hasReceivedEvent = false;
    }
  };
  const onVisibility = () => {
    const every = store.get().status === 'signed_in' ? LOOK_SIGNED_IN : LOOK_EVERY;
    if (!document.hidden && store.age() > every) void store.refetch();
  };
  const onReturn = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void store.refetch(); // a page restored by the Back button shows an old state
  };

  const forget = store.subscribe(update);
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('pageshow', onReturn);
  update();
  return {
    send: tabs.send,
    close() {
      forget();
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pageshow', onReturn);
      stopLive?.();
      tabs.close();
    },
  };
}
