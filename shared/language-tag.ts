/** The canonical form of a BCP 47 language tag (RFC 5646); null when malformed. */
export function findLanguageTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** The browser's preferred language; null when there is no browser, or it names no language. */
export const findOwnLanguage = (): string | null => findLanguageTag(globalThis.navigator?.language ?? '');

/** A language's name in that language. */
export const toLanguageName = (tag: string): string =>
  new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
