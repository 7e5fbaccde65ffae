// Mail programs turn text that looks like an address or a telephone number into a link. Mails show user input only if
// no mail program does so.

/** A name with more digits than this may be a telephone number. */
const DIGITS_MOST = 2;
/** A dot directly before another character may be part of a host name. A dot before a space or the end is harmless. */
const LINKABLE = /[@:/\\]|[.\u2024\u3002](?![ ]|$)|www/iu;

/** The name, if no mail program would turn it into a link or a telephone number; null for any other name. */
export function toPlainName(name: string): string | null {
  // NFKC maps full-width letters, dots and slashes to the plain ones that they look like.
  const folded = name.normalize('NFKC');
  const digits = folded.match(/\p{N}/gu)?.length ?? 0;
  return LINKABLE.test(folded) || digits > DIGITS_MOST ? null : name;
}

const START = /^[a-z0-9]/;

/**
 * The first letter of each part of an address, where it is a plain letter or digit: its owner recognizes the address, and
 * no mail program links it. The words of an address may come from a stranger.
 */
export function toFirstLetters(address: string): { local: string; host: string } {
  const [local = '', host = ''] = address.split('@');
  return { local: START.exec(local)?.[0] ?? '', host: START.exec(host)?.[0] ?? '' };
}

/** A masked address in English, `a… at e…`. */
export function toMasked(address: string): string {
  const { local, host } = toFirstLetters(address);
  return `${local}… at ${host}…`;
}
