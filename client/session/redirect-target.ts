import { REDIRECT_TO } from '../../shared/paths.ts';

/** The typed search of the pages before the account. */
export type RedirectSearch = { [REDIRECT_TO]?: string };

/**
 * Keeps a single absolute http(s) address and drops anything else. Not a security boundary: which
 * origins are trusted the server knows, and it takes others out before it serves the page.
 */
export function toRedirectSearch(search: Record<string, unknown>): RedirectSearch {
  const target = search[REDIRECT_TO];
  if (typeof target !== 'string' || !/^https?:\/\//i.test(target) || !URL.canParse(target)) return {};
  return { [REDIRECT_TO]: target };
}

/** The absolute address of a place in the portal, to come back to. */
export const toReturnSearch = (href: string): RedirectSearch => ({
  [REDIRECT_TO]: new URL(href, window.location.origin).href,
});
