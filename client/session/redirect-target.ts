import { REDIRECT_TO } from '../../shared/paths.ts';
import { isTrustedTarget } from '../../shared/trusted-target.ts';
import { portalConfig } from '../api/portal-config.ts';

/** The typed search of the pages before the account. */
export type RedirectSearch = { [REDIRECT_TO]?: string | undefined };

/**
 * True for an address people may be sent to: of an origin this page was given as trusted. The server refuses others
 * before it serves a page; asked again wherever one is followed, so that no way around that check leads anywhere.
 */
export const mayFollow = (target: unknown): target is string =>
  isTrustedTarget(target, new Set(portalConfig.trustedOrigins));

/**
 * Keeps a single address that may be followed, and drops anything else. What is dropped is named: the router fills up
 * what a page leaves out with what stands in the address.
 */
export function toRedirectSearch(search: Record<string, unknown>): RedirectSearch {
  const target = search[REDIRECT_TO];
  return { [REDIRECT_TO]: mayFollow(target) ? target : undefined };
}

/** The absolute address of a place in the portal, to come back to. */
export const toReturnSearch = (href: string): RedirectSearch => ({
  [REDIRECT_TO]: new URL(href, window.location.origin).href,
});
