import { PROMPT, REDIRECT_TO } from '../../shared/paths.ts';
import { isTrustedTarget } from '../../shared/trusted-target.ts';
import { portalConfig } from '../api/portal-config.ts';

/** The typed search parameters of the pages before sign-in. */
export type RedirectSearch = {
  [REDIRECT_TO]?: string | undefined;
  /** Set when a signed-in user signs in once more on purpose: then the page does not send the user on at once. */
  [PROMPT]?: 'login' | undefined;
};

/**
 * True for a URL that the portal may redirect to: its origin is one of the trusted origins in the page. The server
 * checks the target before it serves a page. The portal checks it again before each redirect, so that no way around the
 * first check helps an attacker.
 */
export const mayFollow = (target: unknown): target is string =>
  isTrustedTarget(target, new Set(portalConfig.trustedOrigins));

/**
 * Keeps one URL that the portal may redirect to and the wish for a new sign-in, and drops everything else. A dropped
 * parameter is set to undefined, because the router would otherwise fill it in from the current URL.
 */
export function toRedirectSearch(search: Record<string, unknown>): RedirectSearch {
  const target = search[REDIRECT_TO];
  return {
    [REDIRECT_TO]: mayFollow(target) ? target : undefined,
    [PROMPT]: search[PROMPT] === 'login' ? 'login' : undefined,
  };
}

/** The absolute URL of a place in the portal, as the return target. */
export const toReturnSearch = (href: string): RedirectSearch => ({
  [REDIRECT_TO]: new URL(href, window.location.origin).href,
});
