import { toLinkSecret } from '../../shared/link-token.ts';
import { mailLinks } from '../../shared/paths.ts';

type LinkName = keyof typeof mailLinks;
export type LinkSecret = { link: LinkName; secret: string };

/** A second link that is opened in the same tab changes only the fragment. The page then has to reload. */
function beginAnew(): void {
  const members = new URLSearchParams(window.location.hash.slice(1));
  const isLink = Object.values(mailLinks).some(
    ([page, member]) => page === window.location.pathname && members.has(member),
  );
  if (isLink) window.location.reload();
}

/**
 * Takes the secret of a mail's link out of the address bar, so that it appears in no history and no screenshot. Null
 * when the URL has no secret, or only a part of one.
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
