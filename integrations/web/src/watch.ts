import type { GatehouseApi, SessionEvent } from './api-types.ts';
import { openLive } from './live.ts';
import { whileInSight } from './sight.ts';
import { type News, openTabs } from './tabs.ts';
import type { Who } from './who.ts';

// Milliseconds.
/** Coming back to a tab asks at most this often; somebody may have signed in in another. */
const LOOK_EVERY = 5_000;
/** The same while somebody is signed in, of whose end one would have heard. */
const LOOK_SIGNED_IN = 60_000;
/** The first connection follows an answer this closely; whether the session ended in between the service looks itself. */
const JUST_ASKED = 10_000;

export type Changed = Extract<SessionEvent, { type: 'changed' }>['what'];

/**
 * Keeps what a page knows true while it is open: hears the service as long as somebody is signed in and
 * the page is in sight, and looks again when the reader comes back to it.
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
  /** What was not heard may have happened: everything may be different. */
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
    if (persisted) void who.askAnew(); // brought back by the Back button, it shows what was true then
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
