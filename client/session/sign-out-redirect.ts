import type { NavigateOptions } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { toReturnSearch } from './redirect-target.ts';

/**
 * Why the user is redirected to the sign-in page: they signed out here, their session was ended, their session expired,
 * their account was disabled, there never was a session, the browser did not keep the cookie of a sign-up, or they
 * waited too long before the second step.
 */
export type SignOutRedirect = 'left' | 'ended' | 'expired' | 'disabled' | 'absent' | 'unkept' | 'late';

declare module '@tanstack/react-router' {
  interface HistoryState {
    signOutRedirect?: { reason: SignOutRedirect; at: number };
  }
}

const JUST_NOW = 5_000; // ms; long enough for the redirect, too short for a reload to use the old answer

/** The redirect to the sign-in page, with `href` as the return target unless the user signed out here. */
export const toSignIn = (reason: SignOutRedirect, href: string) =>
  ({
    to: pages.signIn,
    search: reason === 'left' ? {} : toReturnSearch(href),
    state: { signOutRedirect: { reason, at: Date.now() } },
    replace: true,
  }) satisfies NavigateOptions;

/** True when the redirect has just found that nobody is signed in, so that another query is unnecessary. */
export const isKnownAbsent = (signOutRedirect: { at: number } | undefined): boolean =>
  signOutRedirect !== undefined && Date.now() - signOutRedirect.at < JUST_NOW;

let isServedToNobody = false;

/** Marks the page as served to a visitor without a session (prerender/), so that the first load needs no query. */
export function markServedToNobody(): void {
  isServedToNobody = true;
}

/** Returns the mark and clears it: on a later visit to the sign-in page, the user may have signed in. */
export function takeServedToNobody(): boolean {
  const was = isServedToNobody;
  isServedToNobody = false;
  return was;
}
