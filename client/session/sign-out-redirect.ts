import type { NavigateOptions } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import { toReturnSearch } from './redirect-target.ts';

/**
 * Why somebody is led to sign in: they signed out here, their session was ended, ran out, their account was disabled,
 * there never was a session, or the browser did not keep the one of a sign-up.
 */
export type SignOutRedirect = 'left' | 'ended' | 'expired' | 'disabled' | 'absent' | 'unkept';

declare module '@tanstack/react-router' {
  interface HistoryState {
    signOutRedirect?: { reason: SignOutRedirect; at: number };
  }
}

const JUST_NOW = 5_000; // ms; enough for the redirect, too short for a reload to go by old knowledge

/** The way to the sign-in page, and back to `href` unless the person meant to leave. */
export const toSignIn = (reason: SignOutRedirect, href: string) =>
  ({
    to: pages.signIn,
    search: reason === 'left' ? {} : toReturnSearch(href),
    state: { signOutRedirect: { reason, at: Date.now() } },
    replace: true,
  }) satisfies NavigateOptions;

/** True when whoever led here has just learned that nobody is signed in, so that asking again is a waste. */
export const isKnownAbsent = (signOutRedirect: { at: number } | undefined): boolean =>
  signOutRedirect !== undefined && Date.now() - signOutRedirect.at < JUST_NOW;

let isServedToNobody = false;

/** The page came from the service as it is for whoever brings no session (prepared/): the first visit need not ask. */
export function markServedToNobody(): void {
  isServedToNobody = true;
}

/** True once, if so: whoever comes to sign in later may have signed in since. */
export function takeServedToNobody(): boolean {
  const was = isServedToNobody;
  isServedToNobody = false;
  return was;
}
