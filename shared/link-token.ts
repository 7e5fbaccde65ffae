/** Characters of a link's secret: 256 bits as base64url. */
const SECRET_LENGTH = 43;

/**
 * Extracts the secret of a mail's link from the text that a mail system passes on. It drops characters around the
 * secret (`<`, `.`, `>`, `)`), and the soft line breaks and the `=3D` of a mail that was read in its encoded form
 * (RFC 2045 §6.7). Null when the secret is cut off.
 */
export function toLinkSecret(raw: string): string | null {
  const joined = raw
    .replace(/=\r?\n/g, '')
    .replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/=(?=[\w-])/g, '')
    .replace(/^[^\w-]+/, '');
  const [run = ''] = /^[\w-]*/.exec(joined) ?? [];
  const secret = run.length === SECRET_LENGTH + 2 && run.startsWith('3D') ? run.slice(2) : run;
  return secret.length < SECRET_LENGTH ? null : secret.slice(0, SECRET_LENGTH);
}

/** Crockford's base32: without I, L, O and U, which are easily confused with other characters. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 8;

/** A mail's code in its canonical form, from the text that the person typed; null when the text cannot be a code. */
export function toMailCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : null;
}
