/** The canonical form of a BCP 47 language tag; undefined when the text is none. */
function toTag(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

/** The language that the page names in `<html lang>`; undefined without one, and without a page. */
export const toPageLanguage = (): string | undefined =>
  toTag(globalThis.document?.documentElement.lang ?? '');

/** Checks the option `lang`. Throws a TypeError, because a wrong tag would otherwise look like an unknown language. */
export function readLang(lang: unknown): string | undefined {
  if (lang === undefined) return undefined;
  const tag = typeof lang === 'string' ? toTag(lang) : undefined;
  if (tag === undefined) throw new TypeError('The option lang must be a language tag, such as de or pt-BR.');
  return tag;
}

/** True for the canonical tags of English. */
export const isEnglish = (tag: string): boolean => /^en\b/.test(tag);

/**
 * The language that links to Gatehouse ask for. A page in English asks for it only with the option: `lang="en"` is in
 * every template, and says little about the reader.
 */
export function toAskedLanguage(lang: string | undefined): string | undefined {
  const page = toPageLanguage();
  return lang ?? (page && !isEnglish(page) ? page : undefined);
}
