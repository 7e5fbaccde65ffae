import { pages, withRedirectTo } from '../../../shared/paths.ts';
import { toUrl } from './url.ts';

/**
 * Where Gatehouse is: an origin, or '' for this page's own. Throws a TypeError that says what to write,
 * for a wrong address would otherwise look like an outage.
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
 * The absolute place to return to; undefined for anything but http(s), which then leads to the account.
 * Not a security boundary: which origins are trusted Gatehouse knows, and it decides.
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
  /** Where the person goes afterwards: absolute, or relative to this page. This page when absent. */
  redirectTo?: string | undefined;
};

/** The portal's addresses, with the place to return to. */
export const createAddresses = (baseUrl: string) => ({
  portalUrl: `${baseUrl}${pages.account}`,
  signInUrl: ({ redirectTo }: ReturnOptions = {}): string =>
    baseUrl + withRedirectTo(pages.signIn, toTarget(redirectTo)),
  signUpUrl: ({ redirectTo }: ReturnOptions = {}): string =>
    baseUrl + withRedirectTo(pages.signUp, toTarget(redirectTo)),
});
