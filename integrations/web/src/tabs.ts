import type { SessionEvent } from './api-types.ts';

/** What the tabs of a site tell each other. `signing_out`: a sign-out is asked for, and its end may be heard first. */
export type News =
  | SessionEvent
  | { type: 'asked_again' }
  | { type: 'signing_out' }
  | { type: 'signed_in_or_out' };

/**
 * The tabs of one site in one browser: what one hears, all hear, and one of them holds the connection.
 * The name holds a version of this protocol, so that two releases on one page do not confuse each other.
 */
export function openTabs(baseUrl: string, onNews: (news: News) => void) {
  const name = `gatehouse:1:${baseUrl || globalThis.location?.origin}`;
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  channel?.addEventListener('message', ({ data }: MessageEvent<News>) => onNews(data));
  return {
    /** Tells all other tabs. */
    tell: (news: News) => channel?.postMessage(news),
    close: () => channel?.close(),

    /**
     * Runs `work` when no other tab does, until the signal; then another tab may. Browsers without
     * locks, and pages without a secure context, each do it for themselves.
     */
    lead(work: () => () => void, signal: AbortSignal): void {
      const run = () =>
        new Promise<void>((resolve) => {
          if (signal.aborted) return resolve();
          const stop = work();
          signal.addEventListener('abort', () => {
            stop();
            resolve();
          });
        });
      if (globalThis.navigator?.locks === undefined) void run();
      else void navigator.locks.request(name, { signal }, run).catch(() => {}); // no longer wanted
    },
  };
}
export type Tabs = ReturnType<typeof openTabs>;
