import { type Direction, directionOf } from '../../shared/words/direction.ts';
import type { LanguageTag } from '../../shared/words/languages.ts';

let current: LanguageTag = 'en';

/** The language of the page, a BCP 47 tag. Read it while a page is rendered, or in a handler. */
export const language = (): LanguageTag => current;

/** The direction of the page's text. */
export const direction = (): Direction => directionOf(current);

/** For `part.ts` alone: a language changes together with its words. */
export function setLanguage(tag: LanguageTag): void {
  current = tag;
}

/** Returns a function that makes one formatter for each language, when it is first needed. */
export function perLanguage<Formatter>(make: (language: LanguageTag) => Formatter): () => Formatter {
  const made = new Map<LanguageTag, Formatter>();
  return () => {
    const formatter = made.get(current) ?? make(current);
    made.set(current, formatter);
    return formatter;
  };
}
