import { readAuthorizationRequest } from '../../shared/authorization-request.ts';
import { isLoopback } from '../../shared/loopback.ts';
import {
  CHANGE_PASSWORD,
  findRespelledPage,
  isPage,
  PASSWORD_FORM,
  pages,
  REDIRECT_TO,
  RETURN,
} from '../../shared/paths.ts';
import { isAuthorization } from '../../shared/return-site.ts';
import { isTrustedTarget } from '../../shared/trusted-target.ts';

type Redirect = { to: string; status: 302 | 308 };

/** Finds the redirect for a request of a page. `url` is this service's public origin. */
export function createPageRedirect(url: string, trustedOrigins: ReadonlySet<string>) {
  const own = new URL(url);

  /** Pages name the site of an authorization request, so its site must be trusted too. */
  const mayReturn = (target: string): boolean =>
    isTrustedTarget(target, trustedOrigins) &&
    (!isAuthorization(target, own.origin) ||
      readAuthorizationRequest(new URL(target).searchParams, { ownOrigin: own.origin, trustedOrigins })
        .kind !== 'refused');

  /** Null for a page that can be served, and for a path without a page. `path` is the path as the browser sent it. */
  return (path: string, asked: string): Redirect | null => {
    const here = new URL(asked);
    // Cookies belong to one host name: a portal opened under another loopback name would never be signed in.
    if (here.hostname !== own.hostname && isLoopback(own.hostname) && isLoopback(here.hostname))
      return { to: `${own.origin}${here.pathname}${here.search}`, status: 302 };
    if (path === pages.home) return { to: pages.account, status: 302 };
    if (path === CHANGE_PASSWORD) return { to: PASSWORD_FORM, status: 302 };
    const page = isPage(path) ? path : findRespelledPage(path);
    if (page === null) return null;
    const isPacked = unpackReturn(here.searchParams);
    // Removes an untrusted return target, to prevent open redirects. The page checks it again before it follows it.
    const targets = here.searchParams.getAll(REDIRECT_TO);
    const isGood = targets.length < 2 && targets.every(mayReturn);
    if (!isGood) here.searchParams.delete(REDIRECT_TO);
    const to = `${page}${here.search}`;
    if (page !== path) return { to, status: 308 };
    return isGood && !isPacked ? null : { to, status: 302 };
  };
}

/**
 * Converts the packed return target of a mail's link into `redirect_to`; false when the link has none. Browsers keep
 * the fragment, which holds the link's secret.
 */
function unpackReturn(params: URLSearchParams): boolean {
  const packed = params.get(RETURN);
  if (packed === null) return false;
  params.delete(RETURN);
  params.set(REDIRECT_TO, Buffer.from(packed, 'base64url').toString('utf8'));
  return true;
}
