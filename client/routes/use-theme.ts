import { useSyncExternalStore } from 'react';
import { readTheme } from '../preload/theme.ts';

/** The theme the page is shown in, also when another tab changes it. */
export const useTheme = () => useSyncExternalStore(onThemeChange, readTheme, () => 'system' as const);

function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
