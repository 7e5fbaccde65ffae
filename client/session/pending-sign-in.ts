import type { NavigateOptions } from '@tanstack/react-router';
import { pages } from '../../shared/paths.ts';
import type { SecondFactor } from '../api/auth.ts';
import type { RedirectSearch } from './redirect-target.ts';

/** A sign-in between its two factors. The proof of the first one is in a cookie that scripts cannot read. */
type PendingSignIn = { methods: readonly SecondFactor[]; at: number };

declare module '@tanstack/react-router' {
  interface HistoryState {
    pendingSignIn?: PendingSignIn;
  }
}

/** The navigation to the page that asks for a second factor. */
export const toSecondFactor = (methods: readonly SecondFactor[], search: RedirectSearch) =>
  ({
    to: pages.twoFactor,
    search,
    state: { pendingSignIn: { methods, at: Date.now() } },
  }) satisfies NavigateOptions;
