import { readSecrets } from './cookie-secrets.ts';

/** Seconds. As long as the link in the same mail is valid. */
export const CODE_SECONDS = 3600;
/** Mails that one browser may have requested in several tabs; above this, the oldest request is dropped. */
const CODES_MOST = 3;

/**
 * Identifies a browser that requested mails: one secret for each mail, the newest first. The response to this request
 * sets `fresh` as a cookie; `fresh` is null for programs, which keep no cookies, and when no mail is requested. It is
 * new for each mail, so that a secret which an attacker planted never belongs to a mail that another user requests.
 */
export type CodeMark = { sent: readonly string[]; fresh: string | null };

export const readCodeMark = (cookies: readonly string[]): CodeMark => ({
  sent: readSecrets(cookies, CODES_MOST),
  fresh: null,
});
/** The value of the browser's cookie: its newest secrets. */
export const toCodeCookieValue = ({ sent, fresh }: CodeMark): string =>
  [...(fresh === null ? [] : [fresh]), ...sent].slice(0, CODES_MOST).join('.');
