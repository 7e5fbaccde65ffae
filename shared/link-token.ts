/** Characters of a link's secret: 256 bits as base64url. */
const SECRET_LENGTH = 43;

/**
 * The secret of a mail's link as mail systems hand it on: what they put around it is dropped (`<`, `.`, `>`, `)`), and so
 * are the soft line breaks and the `=3D` of a mail that was read as it was sent (RFC 2045 §6.7). Null for one that is
 * cut.
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

/** Crockford's base32: no I, L, O or U, which are read or heard as something else. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 8;

/** The code of a mail as it was typed, in its one form; null for what can be none. */
export function toMailCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : null;
}
