import { toBackoff } from '../../../shared/backoff.ts';
import type { GatehouseApi, SessionEvent } from './api-types.ts';
import type { Tabs } from './tabs.ts';

// Milliseconds.
const RETRY = { first: 2_000, most: 60_000 };
/** A connection that lasted this long was healthy; the back-off starts again. */
const STABLE_AFTER_MS = 10_000;

type LiveOptions = {
  api: GatehouseApi;
  tabs: Tabs;
  onEvent(event: SessionEvent): void;
  /** The events during an interruption are not known. Code that relies on the events must query again. */
  onConnected(): void;
};

/**
 * Listens to the session's events. All tabs of this site share one connection: HTTP/1.1 allows six per origin, and a
 * person with many tabs would have none left. A lost connection says nothing about the session.
 */
export function openLive({ api, tabs, onEvent, onConnected }: LiveOptions): () => void {
  const ending = new AbortController();
  const pass = (event: SessionEvent) => {
    tabs.send(event);
    onEvent(event);
  };

  const connect = () => {
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stream = { unsubscribe() {} };
    const listen = () => {
      let isOver = false;
      let startedAt = Number.POSITIVE_INFINITY;
      // The browser's own retry would reconnect every three seconds, all pages at the same time.
      const again = () => {
        if (isOver || ending.signal.aborted) return;
        isOver = true;
        stream.unsubscribe();
        if (performance.now() - startedAt > STABLE_AFTER_MS) failures = 0;
        timer = setTimeout(listen, toBackoff(failures, RETRY));
        failures += 1;
      };
      stream = api.session.events.subscribe(undefined, {
        onStarted: () => {
          startedAt = performance.now();
          tabs.send({ type: 'asked_again' });
          onConnected();
        },
        // Also after the session's end, because somebody may have signed in again. If nobody did, the caller closes
        // this stream.
        onData: pass,
        onInterrupted: again,
        onComplete: again,
        // The subscription was refused: query whether anybody is still signed in before the next attempt.
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
