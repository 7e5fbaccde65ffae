import { OAUTH_METADATA } from '../../../shared/paths.ts';
import { hasCallback } from './callback.ts';
import { doesCookieReach, isSameHost } from './cookie-reach.ts';
import { failUnreachable, toRefusal } from './error.ts';
import { openGrantStore } from './grant-store.ts';
import { createHandOffLinks, type HandOffLinks } from './hand-off-links.ts';
import { createTokenEndpoint } from './token-endpoint.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';

/** The service sets this header for a page for which browsers send no cookie. */
const SITE_HEADER = 'Gatehouse-Site';

type HandOff = { tokens: TokenSource; links: HandOffLinks };

type Options = {
  baseUrl: string;
  /** Origins. */
  backends: readonly string[];
  request: typeof fetch;
  /** Somebody signed in or out in another tab. */
  onOtherTab(): void;
};

/**
 * What calls of this page carry: the session cookie, or an access token where the cookie does not reach this site or
 * one of its back ends. Which of the two becomes known once, and holds for the page.
 */
export function createCredentials({ baseUrl, backends, request, onOtherTab }: Options) {
  const issuer = baseUrl || (globalThis.location?.origin ?? '');
  const grants = openGrantStore(issuer);
  let usesCookie = typeof location === 'undefined';
  let handOff: HandOff | undefined;
  let deciding: Promise<HandOff | undefined> | undefined;

  const enterHandOff = (): HandOff => {
    handOff ??= {
      tokens: createTokenSource({
        issuer,
        grants,
        endpoint: createTokenEndpoint(issuer, location.origin, request),
        onOtherTab,
      }),
      links: createHandOffLinks(issuer),
    };
    return handOff;
  };

  /** The domain of the session cookie, which the service says. Throws GatehouseError when it does not answer. */
  const readCookieDomain = async (): Promise<string | null> => {
    const answer = await request(issuer + OAUTH_METADATA, { credentials: 'omit' }).catch(failUnreachable);
    if (!answer.ok) throw await toRefusal(answer);
    const { gatehouse_cookie_domain: domain }: { gatehouse_cookie_domain?: string | null } =
      await answer.json();
    return domain ?? null;
  };

  const decide = async (): Promise<HandOff | undefined> => {
    if (hasCallback(issuer)) return enterHandOff();
    const isHere = isSameHost(location.href, issuer);
    const isFar = backends.some((backend) => !isSameHost(backend, issuer));
    if (isHere && !isFar) usesCookie = true;
    else if (await grants.read()) enterHandOff();
    else if (isFar) {
      const domain = await readCookieDomain();
      if (backends.some((backend) => !doesCookieReach(backend, issuer, domain))) enterHandOff();
      else usesCookie = isHere;
    }
    return handOff;
  };

  /** The hand-off that this page needs; undefined while the cookie serves, or nothing is known yet. */
  const find = async (): Promise<HandOff | undefined> => {
    if (usesCookie) return undefined;
    if (!handOff) {
      deciding ??= decide().finally(() => {
        deciding = undefined;
      });
      await deciding;
    }
    await handOff?.links.ready; // before the page shows a link to sign in
    return handOff;
  };

  return {
    find,
    /** As far as is known, without waiting. */
    get: () => handOff,
    isKnown: () => usesCookie || handOff !== undefined,

    /** The service says with each answer whether the cookie could come along. */
    learn({ headers, ok }: Response): void {
      if (usesCookie || handOff) return;
      if (headers.get(SITE_HEADER) === 'cross-site') enterHandOff();
      else if (ok) usesCookie = true;
    },
  };
}
export type Credentials = ReturnType<typeof createCredentials>;
