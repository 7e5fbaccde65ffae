import type { SessionEvent } from './api-types.ts';

/**
 * The messages between the tabs of a site. `signing_out`: a sign-out is requested, and the event about the session's
 * end may arrive first.
 */
export type TabMessage =
  | SessionEvent
  | { type: 'asked_again' }
  | { type: 'signing_out' }
  | { type: 'signed_in_or_out' };

/**
 * Connects the tabs of one site in one browser: every tab receives each event, and one tab holds the connection. The
 * channel's name contains a version of this protocol, so that two releases on one page do not confuse each other.
 */
export function openTabs(baseUrl: string, onMessage: (message: TabMessage) => void) {
  const name = `gatehouse:1:${baseUrl || globalThis.location?.origin}`;
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  channel?.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => onMessage(data));
  return {
    /** Sends a message to all other tabs. */
    send: (message: TabMessage) => channel?.postMessage(message),
    close: () => channel?.close(),

    /**
     * Runs `work` while no other tab does, until the signal aborts; then another tab may run it. In browsers without
     * locks, and in pages without a secure context, each tab runs it for itself.
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
