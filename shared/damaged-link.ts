import { findRespelledPage, mailLinks, RETURN } from './paths.ts';

/** Mail systems were seen to encode a link twice. */
const DECODINGS_MOST = 4;
/** A mail's link: its page, the place to return to, and the member of the fragment that carries the secret. */
const LINK = new RegExp(`^([^?]*?)(\\?${RETURN}=[\\w-]*)?#(\\w+)=(.*)$`, 's');

/** The text without its percent-encoding, however often it was encoded; as far as it is UTF-8. */
function decodeFully(text: string): string {
  let decoded = text;
  try {
    for (let count = 0; count < DECODINGS_MOST; count += 1) decoded = decodeURIComponent(decoded);
  } catch {
    // a percent sign that encodes nothing
  }
  return decoded;
}

/** True for an address whose path has an encoded `#`: what follows it may be the secret of a mail's link. */
export const mayHoldSecret = ({ pathname }: Pick<URL, 'pathname'>): boolean =>
  decodeFully(pathname).includes('#');

/**
 * The address a mail's link had before a mail system wrote its `#` as `%23`, which makes the fragment a part of the
 * path or of the query; null for any other address. The secret must reach no log and no `Referer` meanwhile.
 */
export function findRepairedLink({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string | null {
  const [, path = '', query = '', name = '', secret = ''] = LINK.exec(decodeFully(pathname + search)) ?? [];
  const page = findRespelledPage(path.trim());
  const member = name.toLowerCase();
  const isLink = Object.values(mailLinks).some((link) => link[0] === page && link[1] === member);
  return isLink ? `${page}${query}#${member}=${secret}` : null;
}
