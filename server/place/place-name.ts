const PART_MAX_LENGTH = 64; // code points; a few villages of the world are longer
// Control characters, and bidirectional overrides, which can make text look like other text. They are removed.
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;
/** The characters of place names. Text with a colon, a slash, or a dot before a letter could become a link. */
const PLACE = /^[\p{L}\p{M}\p{N} ,'’`()&.-]+$/u;
const LINK = /\.[\p{L}\p{N}]{2}|www/iu;
/** A possible telephone number, in a header that a proxy forwards. Numbers in the names of districts are shorter. */
const NUMBER = /(?:\p{N}[^\p{N}]*){5}/u;

/** Joins the parts, the smallest first, to a name such as 'Berlin, Germany'. Null when no part is a place name. */
export function toPlaceName(parts: readonly (string | null | undefined)[]): string | null {
  const names = parts.map(toPart).filter((part) => part !== null);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

function toPart(text: string | null | undefined): string | null {
  const seen = (text ?? '').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
  const name = [...seen.slice(0, PART_MAX_LENGTH * 2)].slice(0, PART_MAX_LENGTH).join('').trim();
  return PLACE.test(name) && !LINK.test(name) && !NUMBER.test(name) && /\p{L}/u.test(name) ? name : null;
}
