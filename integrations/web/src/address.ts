import { LANG, NEED, type Need, pages, REDIRECT_TO, withRedirectTo } from '../../../shared/paths.ts';
import { toUrl } from './url.ts';

/** Throws a TypeError that says what to write, because a wrong address would otherwise look like an outage. */
function toOrigin(text: unknown, what: string, example: string): string {
  const url = typeof text === 'string' && /^https?:\/\//i.test(text) ? toUrl(text) : null;
  if (!url) throw new TypeError(`${what} must be an http(s) origin, as in ${example}.`);
  if (
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== '' ||
    url.password !== ''
  )
    throw new TypeError(`${what} must be an origin without a path or anything after it, as in ${example}.`);
  return url.origin;
}

/** The origin of Gatehouse, or '' for this page's own origin. */
export const toBaseUrl = (text: unknown): string =>
  text === ''
    ? ''
    : toOrigin(
        text,
        'The address of Gatehouse',
        'createGatehouse({ baseUrl: "https://accounts.example.com" })',
      );

/** The origins of a site's back ends. */
export const toBackends = (list: readonly unknown[] = []): string[] =>
  list.map((text) => toOrigin(text, 'Each of the backends', 'backends: ["https://tutor.example.com"]'));

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

/** An address of the portal that asks for a language; the same address without one. */
export const withLang = (address: string, lang: string | null | undefined): string =>
  lang ? `${address}${address.includes('?') ? '&' : '?'}${LANG}=${encodeURIComponent(lang)}` : address;

/** The URL of the page where the person confirms that it is them, with the URL to return to. */
export function toStepUpUrl(baseUrl: string, need: Need, { redirectTo }: ReturnOptions = {}): string {
  const target = toTarget(redirectTo);
  const query = new URLSearchParams({ [NEED]: need, ...(target && { [REDIRECT_TO]: target }) });
  return `${baseUrl}${pages.twoFactor}?${query}`;
}

type Kind = 'signIn' | 'signUp';

/**
 * The URLs of the portal, with the URL to return to, in the language that `toLang` returns. `toHandOff` returns the
 * address that signs somebody in on this site; undefined where the cookie serves.
 */
export function createAddresses(
  baseUrl: string,
  toLang: () => string | undefined,
  toHandOff: (target: string | undefined, kind: Kind) => string | undefined,
) {
  const toAddress = (kind: Kind, redirectTo: string | undefined): string => {
    const target = toTarget(redirectTo);
    return withLang(toHandOff(target, kind) ?? baseUrl + withRedirectTo(pages[kind], target), toLang());
  };
  return {
    portalUrl: (): string => withLang(`${baseUrl}${pages.account}`, toLang()),
    stepUpUrl: (need: Need, options?: ReturnOptions): string =>
      withLang(toStepUpUrl(baseUrl, need, options), toLang()),
    signInUrl: ({ redirectTo }: ReturnOptions = {}): string => toAddress('signIn', redirectTo),
    signUpUrl: ({ redirectTo }: ReturnOptions = {}): string => toAddress('signUp', redirectTo),
  };
}
