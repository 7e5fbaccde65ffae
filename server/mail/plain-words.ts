// Mail programs make links of what looks like one, and numbers to call of digits. What people typed is shown only
// where no program does.

/** Digits of a name from which on it may be a number to call. */
const DIGITS_MOST = 2;
/** A dot that something follows at once: of a host's name. A dot before a space or the end is of an initial. */
const LINKABLE = /[@:/\\]|[.\u2024\u3002](?![ ]|$)|www/iu;

/** A name, if no mail program would make a link or a number to call of it; null for any other. */
export function toPlainName(name: string): string | null {
  // Full-width letters, dots and slashes are what they look like.
  const folded = name.normalize('NFKC');
  const digits = folded.match(/\p{N}/gu)?.length ?? 0;
  return LINKABLE.test(folded) || digits > DIGITS_MOST ? null : name;
}

const START = /^[a-z0-9]/;

/** An address as its owner knows it and no mail program links it: `a… at e…`. Its words may be a stranger's. */
export function toMasked(address: string): string {
  const [local = '', host = ''] = address.split('@');
  return `${START.exec(local)?.[0] ?? ''}… at ${START.exec(host)?.[0] ?? ''}…`;
}
