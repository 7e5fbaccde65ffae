import { readSecrets } from './cookie-secrets.ts';

/** As long as the link beside it. */
export const CODE_SECONDS = 3600;
/** Mails one browser may have asked for in several tabs; the one asked for longest ago makes room. */
const CODES_MOST = 3;

/**
 * What tells a browser that asked for mails: one secret for each mail, the newest first. `fresh` is given out with
 * the answer to this request; null for programs, which keep no cookies, and where no mail is asked for. It is new
 * for each mail, so that a secret somebody planted is never the one of a mail that somebody else asks for.
 */
export type CodeMark = { sent: readonly string[]; fresh: string | null };

export const readCodeMark = (cookies: readonly string[]): CodeMark => ({
  sent: readSecrets(cookies, CODES_MOST),
  fresh: null,
});
/** The newest secrets of a browser, for its cookie. */
export const toCodeCookieValue = ({ sent, fresh }: CodeMark): string =>
  [...(fresh === null ? [] : [fresh]), ...sent].slice(0, CODES_MOST).join('.');
