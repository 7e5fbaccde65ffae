import { pages, withRedirectTo } from '../../../shared/paths.ts';
import { toUrl } from './url.ts';

/**
 * The origin of Gatehouse, or '' for this page's own origin. Throws a TypeError that says what to write, because a
 * wrong address would otherwise look like an outage.
 */
export function toBaseUrl(text: unknown): string {
  if (text === '') return '';
  const example = 'createGatehouse({ baseUrl: "https://accounts.example.com" })';
  const url = typeof text === 'string' && /^https?:\/\//i.test(text) ? toUrl(text) : null;
  if (!url) throw new TypeError(`The address of Gatehouse must be an http(s) origin, as in ${example}.`);
  if (
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== '' ||
    url.password !== ''
  )
    throw new TypeError(
      `The address of Gatehouse must be an origin without a path or anything after it, as in ${example}.`,
    );
  return url.origin;
}

const page = (): string | undefined => globalThis.location?.href;

/**
 * The absolute URL to return to. Undefined for any protocol except http(s); the person then lands on the account
 * page. Not a security boundary: Gatehouse knows which origins are trusted, and decides.
 */
function toTarget(redirectTo: string | undefined): string | undefined {
  const text = redirectTo ?? page();
  const url = text === undefined ? null : toUrl(text, page());
  if (!url) return undefined;
  const { protocol, username, password, href } = url;
  const isPlace = (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
  return isPlace ? href : undefined;
}

export type ReturnOptions = {
  /** Where the person goes afterwards: an absolute URL, or one relative to this page. The default is this page. */
  redirectTo?: string | undefined;
};

/** The URLs of the portal, with the URL to return to. */
export const createAddresses = (baseUrl: string) => ({
  portalUrl: `${baseUrl}${pages.account}`,
  signInUrl: ({ redirectTo }: ReturnOptions = {}): string =>
    baseUrl + withRedirectTo(pages.signIn, toTarget(redirectTo)),
  signUpUrl: ({ redirectTo }: ReturnOptions = {}): string =>
    baseUrl + withRedirectTo(pages.signUp, toTarget(redirectTo)),
});
