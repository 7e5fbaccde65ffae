import { openTabChannel, type TabMessage, toTabName } from '../../integrations/web/src/tab-channel.ts';

/** Tells the other tabs that somebody signs in or out here. All tabs of a browser share one cookie. */
export function notifyOtherTabs(
  type: Exclude<TabMessage['type'], 'changed' | 'signed_out'> = 'signed_in_or_out',
): void {
  const channel = openTabChannel(toTabName(''));
  channel?.postMessage({ type });
  channel?.close();
}
