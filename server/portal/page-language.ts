import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { LANG } from '../../shared/paths.ts';
import { LANGUAGE_COOKIE, LANGUAGE_COOKIE_LASTS, type LanguageTag } from '../../shared/words/languages.ts';
import { readCookies } from '../caller/header-reader.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import type { Languages } from '../language/languages.ts';

/** Chooses the language of pages, and remembers one that the address asks for. */
export function createPageLanguage(languages: Languages, isSecure: boolean) {
  return {
    /** Sets the cookie. Before any redirect, which may drop the parameter. */
    remember(c: Context<HttpEnv>, searchParams: URLSearchParams): void {
      const tag = languages.findAsked(searchParams.getAll(LANG));
      if (tag === null) return;
      setCookie(c, LANGUAGE_COOKIE, tag, {
        path: '/',
        sameSite: 'Lax',
        maxAge: LANGUAGE_COOKIE_LASTS,
        secure: isSecure,
      });
    },

    /** `locale`: the language in the profile of the signed-in person. */
    pick: (c: Context<HttpEnv>, searchParams: URLSearchParams, locale: string | null): LanguageTag =>
      languages.pick({
        asked: searchParams.getAll(LANG),
        locale,
        cookies: readCookies(c.req.raw.headers, LANGUAGE_COOKIE),
        accepted: c.req.header('accept-language') ?? null,
      }),
  };
}
