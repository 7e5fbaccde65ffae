/** The canonical form of a BCP 47 language tag (RFC 5646); null when malformed. */
export function findLanguageTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** The language a browser asks pages for; null where there is no browser, or it names none. */
export const findOwnLanguage = (): string | null => findLanguageTag(globalThis.navigator?.language ?? '');

/** What those who speak a language call it. */
export const toLanguageName = (tag: string): string =>
  new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
