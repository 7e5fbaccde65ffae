import { mailLinks } from '../../shared/paths.ts';

/** True on a page for mail links that was opened with a fragment. What the link can do is not known yet. */
export function holdsLink(): boolean {
  const { pathname, hash } = window.location;
  return hash !== '' && Object.values(mailLinks).some(([page]) => page === pathname);
}
