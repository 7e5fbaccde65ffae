const PART_MAX_LENGTH = 64; // code points; a few villages of the world are longer
// Besides controls and bidirectional overrides, which can make text read as something else.
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;
/** How places are spelled. What has a colon, a slash or a dot before a letter could be an address to click on. */
const PLACE = /^[\p{L}\p{M}\p{N} ,'’`()&.-]+$/u;
const LINK = /\.[\p{L}\p{N}]{2}|www/iu;
/** A number to call, in a header that somebody upstream passes on. Quarters and holidays in names are shorter. */
const NUMBER = /(?:\p{N}[^\p{N}]*){5}/u;

/** 'Berlin, Germany' of its parts, the smallest first; null when none of them is the name of a place. */
export function toPlaceName(parts: readonly (string | null | undefined)[]): string | null {
  const names = parts.map(toPart).filter((part) => part !== null);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

function toPart(text: string | null | undefined): string | null {
  const seen = (text ?? '').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
  const name = [...seen.slice(0, PART_MAX_LENGTH * 2)].slice(0, PART_MAX_LENGTH).join('').trim();
  return PLACE.test(name) && !LINK.test(name) && !NUMBER.test(name) && /\p{L}/u.test(name) ? name : null;
}
