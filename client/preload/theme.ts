/** `system` follows the device's setting. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'gatehouse-theme';

const toTheme = (text: string | null | undefined): Theme =>
  text === 'light' || text === 'dark' ? text : 'system';

/** The theme that the page shows. */
export const readTheme = (): Theme => toTheme(document.documentElement.dataset.theme);

/** Applies `theme` to the page and to the parts that the browser draws around it. */
function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const { theme: own } = meta.dataset;
    meta.media = theme === 'system' ? `(prefers-color-scheme: ${own})` : theme === own ? 'all' : 'not all';
  }
}

/** Applies the theme that was chosen in this browser earlier, and follows changes in its other tabs. */
export function followTheme(): void {
  try {
    show(toTheme(localStorage.getItem(KEY)));
  } catch {
    show('system'); // the browser blocks storage
  }
  window.addEventListener('storage', ({ key, newValue }) => key === KEY && show(toTheme(newValue)));
}

/** Applies `theme` and stores it. If the browser blocks storage, the choice lasts until the page closes. */
export function chooseTheme(theme: Theme): void {
  show(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {}
}
