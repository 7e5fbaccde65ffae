import { useEffect, useState } from 'react';
import { button } from '../../../shared/messages/en/packages.ts';
import { isEnglish, toPageLanguage } from './language.ts';

/** The words of the user button. */
export type ButtonWords = { readonly [Name in keyof typeof button]: string };
/** The words, and the attributes of the element that contains them. */
export type Spoken = { words: ButtonWords; attributes?: { lang: string; dir: 'ltr' | 'rtl' } | undefined };

const ENGLISH: Spoken = { words: button };

/** True when a site has texts of its own for all words. */
const isComplete = (labels: Readonly<Record<string, string | undefined>>): boolean =>
  Object.keys(button).every((name) => labels[name === 'accountOf' ? 'account' : name] !== undefined);

/**
 * The words of a language, or English when there are none, or when they cannot be loaded. Undefined while they load.
 * Nothing is loaded in English, and for a site with `labels` for all words.
 */
export function useWords(
  lang = 'en',
  labels: Readonly<Record<string, string | undefined>> = {},
): Spoken | undefined {
  const page = toPageLanguage() ?? 'en';
  const wanted = (isEnglish(lang) && isEnglish(page)) || isComplete(labels) ? undefined : lang;
  const [loaded, setLoaded] = useState<{ lang: string; spoken: Spoken }>();
  useEffect(() => {
    if (!wanted) return;
    let isOver = false;
    import('./languages.ts')
      .then(({ speak }) => speak(wanted, page, button))
      .catch(() => ENGLISH)
      .then((spoken) => !isOver && setLoaded({ lang: wanted, spoken }));
    return () => {
      isOver = true;
    };
  }, [wanted, page]);
  if (!wanted) return ENGLISH;
  return loaded?.lang === wanted ? loaded.spoken : undefined;
}
