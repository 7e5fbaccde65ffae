import { toUrl } from './url.ts';

/** True when the page and Gatehouse have one host. Other names may be one site too, which only the service knows. */
export function isSameHost(page: string, gatehouse: string): boolean {
  const [here, there] = [toUrl(page), toUrl(gatehouse)];
  return here !== null && here.protocol === there?.protocol && here.hostname === there.hostname;
}

/**
 * True when browsers send the session cookie to a back end, from a page of Gatehouse's own site. A cookie does not
 * depend on the port. A page on http is another site than one on https.
 */
export function doesCookieReach(backend: string, gatehouse: string, cookieDomain: string | null): boolean {
  if (isSameHost(backend, gatehouse)) return true;
  const [there, from] = [toUrl(backend), toUrl(gatehouse)];
  if (!there || there.protocol !== from?.protocol || cookieDomain === null) return false;
  return there.hostname === cookieDomain || there.hostname.endsWith(`.${cookieDomain}`);
}
