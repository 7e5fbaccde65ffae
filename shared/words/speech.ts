import { directionOf } from './direction.ts';
import type { LanguageTag } from './languages.ts';
import type { Show } from './template.ts';

/**
 * What is written from right to left: the blocks Hebrew to Arabic Extended-A, their presentation forms, the scripts of the
 * same kind beyond the BMP, such as Adlam, and the mark U+200F.
 */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
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
