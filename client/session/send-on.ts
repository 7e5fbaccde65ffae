import { redirect } from '@tanstack/react-router';
import { AUTHORIZE, isPage, pages, REDIRECT_TO } from '../../shared/paths.ts';
import type { SignedIn } from '../api/signed-in.ts';
import { mayFollow } from './redirect-target.ts';

/**
 * Redirects a signed-in user: to the return target if the portal may redirect there, otherwise to the account. A user
 * who has to set up a second factor does that first. For route loaders. Throws the redirect, or never resolves while the
 * browser leaves the page. It replaces the history entry, so that Back does not lead to a page that redirects again.
 */
export function sendOn(
  target: string | undefined,
  { setUpRequired }: Pick<SignedIn, 'setUpRequired'>,
): Promise<never> {
  if (setUpRequired)
    throw redirect({ to: pages.twoFactor, search: { [REDIRECT_TO]: target }, replace: true });
  if (!mayFollow(target)) throw redirect({ to: pages.account, replace: true });
  const { origin, pathname, search, hash } = new URL(target);
  if (origin === window.location.origin && isPage(pathname) && pathname !== AUTHORIZE) {
    // The service redirects here without the fragment, which browsers keep.
    throw redirect({ href: pathname + search + (hash || window.location.hash), replace: true });
  }
  window.location.replace(target);
  return new Promise(() => {});
}
