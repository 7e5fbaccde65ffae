import { openTabChannel, type TabMessage, toTabName } from './tab-channel.ts';

/**
 * Connects the tabs of one site in one browser: every tab receives each event, and one tab holds the connection.
 */
export function openTabs(baseUrl: string, onMessage: (message: TabMessage) => void) {
  const name = toTabName(baseUrl);
  const channel = openTabChannel(name);
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
