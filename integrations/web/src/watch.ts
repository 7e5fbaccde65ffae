import type { GatehouseApi, SessionEvent } from './api-types.ts';
import { openLive } from './live.ts';
import { whileInSight } from './sight.ts';
import { type News, openTabs } from './tabs.ts';
import type { Who } from './who.ts';

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
export function openWatch(
  baseUrl: string,
  api: GatehouseApi,
  who: Who,
  onChanged: (what: Changed) => void,
): { tell(news: News): void; close(): void } {
  let stopLive: (() => void) | undefined;
  let hasHeard = false;

  const hear = (news: News) => {
    if (news.type === 'signed_out') void who.end(news.reason);
    else if (news.type === 'signed_in_or_out') void who.askAnew();
    else if (news.type === 'asked_again') lookAgain();
    else if (news.type === 'changed') {
      onChanged(news.what);
      if (news.what !== 'profile') void who.askAnew();
    }
  };
  const tabs = openTabs(baseUrl, hear);
  /** Events may have been missed, so all data may have changed. */
  const lookAgain = () => {
    if (hasHeard || who.age() > JUST_ASKED) void who.askAnew();
    if (hasHeard) for (const what of ['user', 'profile', 'sessions'] as const) onChanged(what);
    hasHeard = true;
  };

  const update = () => {
    if (who.get().status === 'signed_in')
      stopLive ??= whileInSight(() => openLive({ api, tabs, onEvent: hear, onConnected: lookAgain }));
    else {
      stopLive?.();
      stopLive = undefined;
      hasHeard = false;
    }
  };
  const onVisibility = () => {
    const every = who.get().status === 'signed_in' ? LOOK_SIGNED_IN : LOOK_EVERY;
    if (!document.hidden && who.age() > every) void who.askAnew();
  };
  const onReturn = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void who.askAnew(); // a page restored by the Back button shows an old state
  };

  const forget = who.subscribe(update);
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
