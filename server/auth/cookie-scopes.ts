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
 * The scopes in which a browser may hold session cookies: the host alone, the configured domain, and other domains from
 * a time when `COOKIE_DOMAIN` had another value. A cookie with another `Path` looks the same as these and cannot be
 * expired; only its session is ended.
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
  /**
   * A second verified cookie belongs to another scope. The other scopes are left alone where one of them may hold
   * another application's cookie.
   */
  const findOthers = (credential: Credential): readonly string[] =>
    engine.readTokens(credential).length > 1 && !engine.holdsForeign(credential) ? others : [];

  return {
    /** `Set-Cookie` values that expire all session cookies of a browser. */
    expireAll: (credential: Credential): readonly string[] => [
      ...hostOnly,
      ...configured,
      ...findOthers(credential),
    ],

    /** `Set-Cookie` values that expire the other session cookies beside a new one. They must be sent before it. */
    expireOthers: (credential: Credential, headers: HeaderReader): readonly string[] =>
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
