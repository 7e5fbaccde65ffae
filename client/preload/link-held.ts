import { mailLinks } from '../../shared/paths.ts';

/** True on a page that mails link to, opened with a fragment: what it can do is not known yet. */
export function holdsLink(): boolean {
  const { pathname, hash } = window.location;
  return hash !== '' && Object.values(mailLinks).some(([page]) => page === pathname);
}
