import { redirect } from '@tanstack/react-router';
import { isPage, pages } from '../../shared/paths.ts';
import { mayFollow } from './redirect-target.ts';

/**
 * Sends a signed-in person on: to where they came from if they may be sent there, else to their account. For route
 * loaders. Throws the redirect, or never returns while the browser leaves. Replaces the entry in the history, so that
 * Back does not lead to a page that sends them on again.
 */
export function sendOn(target: string | undefined): Promise<never> {
  if (!mayFollow(target)) throw redirect({ to: pages.account, replace: true });
  const { origin, pathname, search, hash } = new URL(target);
  if (origin === window.location.origin && isPage(pathname)) {
    // The service leads here without the fragment, which browsers keep.
    throw redirect({ href: pathname + search + (hash || window.location.hash), replace: true });
  }
  window.location.replace(target);
  return new Promise(() => {});
}
