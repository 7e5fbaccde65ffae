import { findRespelledPage, LANG, mailLinks, RETURN } from './paths.ts';

/** Some mail systems encode a link twice. */
const DECODINGS_MOST = 4;
/** A mail's link: its page, the place to return to, its language, and the parameter of the fragment that carries the secret. */
const LINK = new RegExp(`^([^?]*?)(\\?(?:(?:${RETURN}|${LANG})=[\\w-]*&?)+)?#(\\w+)=(.*)$`, 's');

/** The text without its percent-encoding, decoded repeatedly as long as it is valid UTF-8. */
function decodeFully(text: string): string {
  let decoded = text;
  try {
    for (let count = 0; count < DECODINGS_MOST; count += 1) decoded = decodeURIComponent(decoded);
  } catch {
    // a percent sign that is not part of a valid encoding
  }
  return decoded;
}

/** True for an address whose path has an encoded `#`: the text after it may be the secret of a mail's link. */
export const mayHoldSecret = ({ pathname }: Pick<URL, 'pathname'>): boolean =>
  decodeFully(pathname).includes('#');

/**
 * Restores the address of a mail's link in which a mail system wrote `#` as `%23`, which makes the fragment a part
 * of the path or of the query. Null for any other address. The caller must keep the secret out of logs and `Referer`
 * headers.
 */
export function findRepairedLink({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string | null {
  const [, path = '', query = '', name = '', secret = ''] = LINK.exec(decodeFully(pathname + search)) ?? [];
  const page = findRespelledPage(path.trim());
  const member = name.toLowerCase();
  const isLink = Object.values(mailLinks).some((link) => link[0] === page && link[1] === member);
  return isLink ? `${page}${query}#${member}=${secret}` : null;
}
