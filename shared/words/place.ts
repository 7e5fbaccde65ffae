import type { LanguageTag } from './languages.ts';

/** Names that files of places use, and `Intl` does not. */
const OTHER_NAMES = [
  ['Turkey', 'TR'],
  ['Ivory Coast', 'CI'],
  ['DR Congo', 'CD'],
  ['Congo Republic', 'CG'],
  ['Cabo Verde', 'CV'],
] as const;

/** A name without what differs between lists of countries: accents, dots, 'the', '&', and what is in brackets. */
const toPlain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}|\.|\(.*\)/gu, '')
    .replace('&', 'and')
    .toLowerCase()
    .replace(/^the /, '')
    .trim();

let codes: ReadonlyMap<string, string> | undefined;

/** The codes of countries by their plain English name. It takes some milliseconds. */
function readCodes(): ReadonlyMap<string, string> {
  const found = new Map<string, string>(OTHER_NAMES.map(([name, code]) => [toPlain(name), code]));
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const style of ['short', 'long'] as const) {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none', style });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = names.of(code);
      if (name) found.set(toPlain(name), code);
    }
  }
  return found;
}

/**
 * A place, which is stored in English with the country last, such as 'Berlin, Germany', with the country's name in
 * another language. A country that is not known stays as it is.
 */
export function toPlaceIn(language: LanguageTag, place: string): string {
  if (language === 'en') return place;
  codes ??= readCodes();
  const at = place.lastIndexOf(', ') + 1;
  const country = place.slice(at).trim();
  const code = codes.get(toPlain(country));
  const name = code && new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code);
  return name ? `${place.slice(0, at)}${at === 0 ? '' : ' '}${name}` : place;
}
