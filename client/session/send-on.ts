import { redirect } from '@tanstack/react-router';
import { AUTHORIZE, isPage, pages } from '../../shared/paths.ts';
import { mayFollow } from './redirect-target.ts';

/**
 * Redirects a signed-in user: to the return target if the portal may redirect there, otherwise to the account. For
 * route loaders. Throws the redirect, or never resolves while the browser leaves the page. It replaces the history
 * entry, so that Back does not lead to a page that redirects again.
 */
export function sendOn(target: string | undefined): Promise<never> {
  if (!mayFollow(target)) throw redirect({ to: pages.account, replace: true });
  const { origin, pathname, search, hash } = new URL(target);
  if (origin === window.location.origin && isPage(pathname) && pathname !== AUTHORIZE) {
    // The service redirects here without the fragment, which browsers keep.
    throw redirect({ href: pathname + search + (hash || window.location.hash), replace: true });
  }
  window.location.replace(target);
  return new Promise(() => {});
}
