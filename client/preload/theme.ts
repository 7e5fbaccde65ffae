/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'gatehouse-theme';

const toTheme = (text: string | null | undefined): Theme =>
  text === 'light' || text === 'dark' ? text : 'system';

/** The theme the page is shown in. */
export const readTheme = (): Theme => toTheme(document.documentElement.dataset.theme);

/** Shows the page in `theme`, and what the browser draws around it. */
function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const { theme: own } = meta.dataset;
    meta.media = theme === 'system' ? `(prefers-color-scheme: ${own})` : theme === own ? 'all' : 'not all';
  }
}

/** Shows what was chosen in this browser before, and what is chosen in another of its tabs from now on. */
export function followTheme(): void {
  try {
    show(toTheme(localStorage.getItem(KEY)));
  } catch {
    show('system'); // the browser keeps nothing for us
  }
  window.addEventListener('storage', ({ key, newValue }) => key === KEY && show(toTheme(newValue)));
}

/** Shows `theme` and remembers it, where the browser lets us: else it lasts as long as the page. */
export function chooseTheme(theme: Theme): void {
  show(theme);
  try {
    localStorage.setItem(KEY, theme);
  } catch {}
}
