import type { SessionEvent } from './api-types.ts';

/**
 * The messages between the tabs of a site. `signing_out`: a sign-out is requested, and the event about the session's
 * end may arrive first.
 */
export type TabMessage =
  | SessionEvent
  | { type: 'asked_again' }
  | { type: 'signing_out' }
  | { type: 'signed_in_or_out' };

/**
 * Opens the channel between the tabs of one site in one browser; undefined in a browser without channels. Its name
 * contains a version of this protocol, so that two releases on one page do not confuse each other.
 */
export const openTabChannel = (name: string) =>
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);

/** The name of the channel, and of the lock of the tab that leads. */
export const toTabName = (baseUrl: string): string => `gatehouse:1:${baseUrl || globalThis.location?.origin}`;
