import { toLinkSecret } from '../../shared/link-token.ts';
import { mailLinks } from '../../shared/paths.ts';

type LinkName = keyof typeof mailLinks;
export type LinkSecret = { link: LinkName; secret: string };

/** Another link opened in this tab only changes the fragment: the page begins anew for it. */
function beginAnew(): void {
  const members = new URLSearchParams(window.location.hash.slice(1));
  const isLink = Object.values(mailLinks).some(
    ([page, member]) => page === window.location.pathname && members.has(member),
  );
  if (isLink) window.location.reload();
}

/**
 * The secret a mail's link brought to this page, taken out of the address bar so that it stays in no
 * history and on no screenshot; null without one, or where a part of it is missing.
 */
export function takeLinkSecret(page: string, hash: string): LinkSecret | null {
  const members = new URLSearchParams(hash);
  const name = (Object.keys(mailLinks) as LinkName[]).find(
    (link) => mailLinks[link][0] === page && members.get(mailLinks[link][1]),
  );
  window.addEventListener('hashchange', beginAnew);
  if (name === undefined) return null;
  if (window.location.hash !== '') {
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
  }
  const secret = toLinkSecret(members.get(mailLinks[name][1]) ?? '');
  return secret === null ? null : { link: name, secret };
}
