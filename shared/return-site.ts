import { AUTHORIZE } from './paths.ts';

/** True when the trusted return target is our own page that hands the session to a site on another domain. */
export function isAuthorization(target: string, ownOrigin: string | undefined): boolean {
  return target.startsWith(`${ownOrigin}${AUTHORIZE}?`);
}

/** The host of the site that a trusted return target leads to; undefined for a page of this service. */
export function toReturnHost(target: string, ownOrigin: string | undefined): string | undefined {
  const url = new URL(target);
  if (url.origin !== ownOrigin) return url.host;
  // A client is its origin.
  return url.pathname === AUTHORIZE ? url.searchParams.get('client_id')?.split('/')[2] : undefined;
}
