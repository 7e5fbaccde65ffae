import { toLinkSecret } from '../../shared/link-token.ts';
import { mailLinks } from '../../shared/paths.ts';

type LinkName = keyof typeof mailLinks;
export type LinkSecret = { link: LinkName; secret: string };

let taken: { page: string; fragment: string } | null = null;

/** Puts the secret of a mail's link back into the address, for a page that is about to load again. */
export function putBackSecret(): void {
  if (taken?.page === window.location.pathname)
    window.history.replaceState(
      window.history.state,
      '',
      window.location.pathname + window.location.search + taken.fragment,
    );
}

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
  const [, member] = mailLinks[name];
  const text = members.get(member) ?? '';
  taken = { page, fragment: `#${new URLSearchParams([[member, text]])}` };
  const secret = toLinkSecret(text);
  return secret === null ? null : { link: name, secret };
}
