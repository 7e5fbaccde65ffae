import { openTabs } from '../../integrations/web/src/tabs.ts';

/** Tells the other tabs that somebody signed in or out here: all tabs of a browser share one cookie. */
export function tellOtherTabs(): void {
  const tabs = openTabs('', () => {});
  tabs.tell({ type: 'signed_in_or_out' });
  tabs.close();
}
