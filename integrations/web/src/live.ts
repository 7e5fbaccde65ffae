import { toBackoff } from '../../../shared/backoff.ts';
import type { GatehouseApi, SessionEvent } from './api-types.ts';
import type { Tabs } from './tabs.ts';

// Milliseconds.
const RETRY = { first: 2_000, most: 60_000 };
/** A connection that held this long was a good one. */
const LASTING = 10_000;

type LiveOptions = {
  api: GatehouseApi;
  tabs: Tabs;
  onEvent(event: SessionEvent): void;
  /** What happened while nobody listened is not known: whoever relies on it must ask again. */
  onConnected(): void;
};

/**
 * Hears what becomes of the session. One connection of all tabs of this site: HTTP/1.1 allows six per
 * origin, and a reader with many tabs would have none left. Losing it says nothing about the session.
 */
export function openLive({ api, tabs, onEvent, onConnected }: LiveOptions): () => void {
  const ending = new AbortController();
  const pass = (event: SessionEvent) => {
    tabs.tell(event);
    onEvent(event);
  };

  const connect = () => {
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stream = { unsubscribe() {} };
    const listen = () => {
      let isOver = false;
      let startedAt = Number.POSITIVE_INFINITY;
      // The browser's own way would come back every three seconds, all pages at once.
      const again = () => {
        if (isOver || ending.signal.aborted) return;
        isOver = true;
        stream.unsubscribe();
        if (performance.now() - startedAt > LASTING) failures = 0;
        timer = setTimeout(listen, toBackoff(failures, RETRY));
        failures += 1;
      };
      stream = api.session.events.subscribe(undefined, {
        onStarted: () => {
          startedAt = performance.now();
          tabs.tell({ type: 'asked_again' });
          onConnected();
        },
        // Also after an end: somebody may have signed in anew. If nobody did, whoever opened this closes it.
        onData: pass,
        onInterrupted: again,
        onComplete: again,
        // Refused: whether anybody is still signed in is asked before the next attempt.
        onError: () => {
          onConnected();
          again();
        },
      });
    };
    listen();
    return () => {
      clearTimeout(timer);
      stream.unsubscribe();
    };
  };

  tabs.lead(connect, ending.signal);
  return () => ending.abort();
}
