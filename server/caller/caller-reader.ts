import { serializeCookie } from 'better-call';
import type { Context } from 'hono';
import { API } from '../../shared/paths.ts';
import type { LanguageTag } from '../../shared/words/languages.ts';
import type { HttpEnv } from '../http/hono-env.ts';
import { isBrowser } from '../http/origin.ts';
import { hashSecret } from '../secrets/secret-hash.ts';
import type { Caller } from './caller.ts';
import type { ClientAddressReader } from './client-address.ts';
import { CODE_SECONDS, type CodeMark, readCodeMark, toCodeCookieValue } from './code-mark.ts';
import { readCookies } from './header-reader.ts';
import { BROWSER_DAYS, type Browsers } from './known-browsers.ts';

type Deps = {
  browsers: Browsers;
  readClientAddress: ClientAddressReader;
  readPlace: (about: {
    peer: string | undefined;
    ipAddress: string | null;
    headers: Headers;
  }) => string | null;
  findLanguage: (headers: Headers) => LanguageTag | null;
  isSecure: boolean;
};

/** Reads the caller, as far as limits, log and mails need it, and makes the cookies that mark a browser. */
export function createCallerReader({ browsers, readClientAddress, readPlace, findLanguage, isSecure }: Deps) {
  const prefix = isSecure ? '__Secure-' : '';
  const cookieName = `${prefix}gatehouse.browser`;
  const codeCookieName = `${prefix}gatehouse.code`;
  const attributes = { httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
  return {
    read(c: Context<HttpEnv>): Caller {
      const { headers } = c.req.raw;
      const peer = c.env?.incoming?.socket.remoteAddress;
      const ipAddress = readClientAddress(peer, headers.get('x-forwarded-for')) ?? null;
      const userAgent = headers.get('user-agent');
      const browser = browsers.readMark(readCookies(headers, cookieName), {
        isBrowser: isBrowser(headers),
        userAgent,
        ipAddress,
      });
      const source = {
        ipAddress,
        place: readPlace({ peer, ipAddress, headers }),
        userAgent,
        browsers: browser.sent.map(hashSecret),
        requestId: c.get('requestId'),
      };
      const codes = readCodeMark(readCookies(headers, codeCookieName));
      return {
        source,
        browser,
        codes,
        // Only sign-in and sign-up need it, and it costs more than the rest.
        get language() {
          return findLanguage(headers);
        },
      };
    },

    /**
     * The `Set-Cookie` that marks a browser. It is HttpOnly, so no script can read it, and its path includes pages,
     * which contain answers too.
     */
    toSetCookie: (value: string): string =>
      serializeCookie(cookieName, value, { ...attributes, path: '/', maxAge: BROWSER_DAYS * 24 * 60 * 60 }),

    /** The `Set-Cookie` for a browser that requested a mail: the code in the mail is valid only in that browser. */
    toCodeCookie: (mark: CodeMark): string =>
      serializeCookie(codeCookieName, toCodeCookieValue(mark), {
        ...attributes,
        path: API,
        maxAge: CODE_SECONDS,
      }),
  };
}
export type CallerReader = ReturnType<typeof createCallerReader>;
