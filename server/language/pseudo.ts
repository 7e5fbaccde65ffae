import type { PseudoTag } from '../../shared/words/languages.ts';
import type { Messages } from '../../shared/words/words.ts';

// Languages that nobody speaks. Where a page shows plain English in one of them, a text is missing in the catalogue.

/** What has to stay in a sentence: the name of a value, and the beginning and the end of marked words. */
const KEPT = /(\{\w+\}|<\/?\w+>)/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = [...'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'];
/** Two letters of five are doubled: a sentence is 40 % longer, as one of a talkative language. */
const LONGER = 0.4;

/** Makes `change` see the words of a sentence only. */
const changeWords = (sentence: string, change: (words: string) => string): string =>
  sentence
    .split(KEPT)
    .map((part) => (KEPT.test(part) ? part : change(part)))
    .join('');

/** With accents, and longer. */
function toAccented(sentence: string): string {
  let letters = 0;
  return changeWords(sentence, (words) =>
    words.replace(/[a-z]/gi, (letter) => {
      const accented = ACCENTED[LETTERS.indexOf(letter)] ?? letter;
      const isDoubled = Math.ceil((letters + 1) * LONGER) > Math.ceil(letters * LONGER);
      letters += 1;
      return isDoubled ? accented + accented : accented;
    }),
  );
}

/** Each word is written from right to left (U+202E, U+202C), as in the pseudo-language of CLDR. */
const toMirrored = (sentence: string): string =>
  changeWords(sentence, (words) => words.replace(/[\p{L}\p{N}’'-]+/gu, '\u202e$&\u202c'));

const CHANGES: Record<PseudoTag, (sentence: string) => string> = { 'en-XA': toAccented, 'ar-XB': toMirrored };

/** Messages of a pseudo-language, from the English ones. */
export function toPseudo<M extends Messages>(tag: PseudoTag, messages: M): M {
  const change = CHANGES[tag];
  const visit = (one: Messages): Messages => {
    if (typeof one === 'string') return change(one);
    if (Array.isArray(one)) return one.map(change);
    return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, visit(value)]));
  };
  return visit(messages) as M;
}
