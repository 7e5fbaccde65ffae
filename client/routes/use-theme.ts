import { useSyncExternalStore } from 'react';
import { readTheme } from '../preload/theme.ts';

/** Returns the theme that the page shows, and follows changes in other tabs. */
export const useTheme = () => useSyncExternalStore(onThemeChange, readTheme, () => 'system' as const);

function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
