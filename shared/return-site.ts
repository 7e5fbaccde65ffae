import { AUTHORIZE, findRespelledPage } from './paths.ts';

/** True for the path of the authorization endpoint; other spellings are redirected to it. */
export const isAuthorizationPath = (pathname: string): boolean => findRespelledPage(pathname) === AUTHORIZE;

/** True for our own address that hands the session to a site on another domain, in every spelling. */
export function isAuthorization(target: string, ownOrigin: string): boolean {
  if (!URL.canParse(target)) return false;
  const { origin, pathname } = new URL(target);
  return origin === ownOrigin && isAuthorizationPath(pathname);
}

/** The host of the site that a trusted return target leads to; undefined for a page of this service. */
export function toReturnHost(target: string, ownOrigin: string | undefined): string | undefined {
  const url = new URL(target);
  if (url.origin !== ownOrigin) return url.host;
  // A client is its origin. The page's first scripts have no room for the rule of all spellings.
  return /^\/+authorize\/*$/i.test(url.pathname)
    ? url.searchParams.get('client_id')?.split('/')[2]
    : undefined;
}
