import { type CookieOptions, serializeCookie } from 'better-call';
import { type HeaderReader, readCookies } from '../caller/header-reader.ts';
import type { Credential } from '../session/credential.ts';
import type { SessionEngine } from '../session/engine.ts';

type Cookie = { name: string; attributes: CookieOptions };
type ScopeOptions = {
  engine: SessionEngine;
  sessionCookie: Cookie;
  /** Its 'remember me' companion. */
  companion: Cookie;
  cookieDomain: string | undefined;
  /** Other domains that the host could have set a cookie for. */
  otherDomains: readonly string[];
};

/**
 * The scopes a browser may hold session cookies in: the host alone, the configured domain, and other domains from when
 * `COOKIE_DOMAIN` was another. A cookie with another `Path` cannot be told from these, nor expired: its session ends.
 */
export function createCookieScopes({
  engine,
  sessionCookie,
  companion,
  cookieDomain,
  otherDomains,
}: ScopeOptions) {
  const expire = ({ name, attributes: { domain: _, ...attributes } }: Cookie, domain: string | undefined) =>
    serializeCookie(name, '', { ...attributes, ...(domain !== undefined && { domain }), maxAge: 0 });
  const expireBoth = (domain: string | undefined) =>
    [sessionCookie, companion].map((one) => expire(one, domain));

  const hostOnly = expireBoth(undefined);
  const configured = cookieDomain === undefined ? [] : expireBoth(cookieDomain);
  const others = otherDomains.flatMap(expireBoth);
  /** A second verified cookie is in another scope. That one is left alone where it may hold another application's cookie. */
  const findOthers = (credential: Credential): readonly string[] =>
    engine.readTokens(credential).length > 1 && !engine.holdsForeign(credential) ? others : [];

  return {
    /** `Set-Cookie` values that end the session cookies of a browser. */
    toEnd: (credential: Credential): readonly string[] => [
      ...hostOnly,
      ...configured,
      ...findOthers(credential),
    ],

    /** `Set-Cookie` values that end what would stand beside a new session cookie. To be sent before it. */
    toMakeWay: (credential: Credential, headers: HeaderReader): readonly string[] =>
      credential.kind !== 'cookie'
        ? []
        : [
            ...(cookieDomain === undefined ? [] : hostOnly),
            ...(readCookies(headers, companion.name).length > 0 ? [expire(companion, cookieDomain)] : []),
            ...findOthers(credential),
          ],
  };
}
export type CookieScopes = ReturnType<typeof createCookieScopes>;
