import { type News, openTabs } from '../../integrations/web/src/tabs.ts';

/** Tells the other tabs that somebody signs in or out here. All tabs of a browser share one cookie. */
export function tellOtherTabs(
  type: Exclude<News['type'], 'changed' | 'signed_out'> = 'signed_in_or_out',
): void {
  const tabs = openTabs('', () => {});
  tabs.tell({ type });
  tabs.close();
}
