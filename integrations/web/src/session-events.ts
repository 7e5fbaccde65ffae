import type { GatehouseApi, SessionEvent } from './api-types.ts';
import { openLive } from './live.ts';
import type { SessionStore } from './session-store.ts';
import { type News, openTabs } from './tabs.ts';
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
): { tell(news: News): void; close(): void } {
  let stopLive: (() => void) | undefined;
  let hasHeard = false;

  const hear = (news: News) => {
    if (news.type === 'signed_out') void store.end(news.reason);
    else if (news.type === 'signed_in_or_out') void store.askAnew();
    else if (news.type === 'asked_again') lookAgain();
    else if (news.type === 'changed') {
      onChanged(news.what);
      if (news.what !== 'profile') void store.askAnew();
    }
  };
  const tabs = openTabs(baseUrl, hear);
  /** Events may have been missed, so all data may have changed. */
  const lookAgain = () => {
    if (hasHeard || store.age() > JUST_ASKED) void store.askAnew();
    if (hasHeard) for (const what of ['user', 'profile', 'sessions'] as const) onChanged(what);
    hasHeard = true;
  };

  const update = () => {
    if (store.get().status === 'signed_in')
      stopLive ??= whileVisible(() => openLive({ api, tabs, onEvent: hear, onConnected: lookAgain }));
    else {
      stopLive?.();
      stopLive = undefined;
      hasHeard = false;
    }
  };
  const onVisibility = () => {
    const every = store.get().status === 'signed_in' ? LOOK_SIGNED_IN : LOOK_EVERY;
    if (!document.hidden && store.age() > every) void store.askAnew();
  };
  const onReturn = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void store.askAnew(); // a page restored by the Back button shows an old state
  };

  const forget = store.subscribe(update);
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('pageshow', onReturn);
  update();
  return {
    tell: tabs.tell,
    close() {
      forget();
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pageshow', onReturn);
      stopLive?.();
      tabs.close();
    },
  };
}
