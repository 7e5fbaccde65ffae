import { directionOf } from './direction.ts';
import type { LanguageTag } from './languages.ts';
import type { Show } from './template.ts';

/** Letters that are written from right to left (Unicode blocks Hebrew to Arabic Extended-A, and presentation forms). */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const ISOLATE = '\u2068';
const END = '\u2069';

/** A text that cannot change the order of the words around it (Unicode UAX 9, FSI and PDI). */
const toIsolated = (text: string): string => ISOLATE + text + END;

/**
 * How a language shows values: a number in its digits, and a text isolated where its direction may differ. A text of
 * Latin letters in an English sentence stays as it is, because people copy it.
 */
export function createShow(language: LanguageTag): Show {
  const numbers = new Intl.NumberFormat(language);
  const isRightToLeft = directionOf(language) === 'rtl';
  return (value) => {
    if (typeof value === 'number') return numbers.format(value);
    return value !== '' && (isRightToLeft || RIGHT_TO_LEFT.test(value)) ? toIsolated(value) : value;
  };
}
