import en from '../../shared/messages/en/index.ts';
import { isPlural, type Plural } from '../../shared/words/plural.ts';
import type { Messages } from '../../shared/words/words.ts';

/** An English sentence, and what another language says instead: several sentences for a plural. */
export type Sentence = { english: string; said: readonly string[] };

const MARKED = /<(\w+)>(.*?)<\/\1>/gs;
const unmark = (sentence: string): string => sentence.replace(MARKED, '$2');

/** Marked words are an element of their own, such as a link. */
const findMarked = (sentence: string): Map<string, string> =>
  new Map([...sentence.matchAll(MARKED)].map(([, mark = '', words = '']) => [mark, words]));

function addSentence(english: string, said: readonly string[], add: (one: Sentence) => void): void {
  add({ english: unmark(english), said: said.map(unmark) });
  for (const [mark, words] of findMarked(english))
    add({ english: words, said: said.flatMap((one) => findMarked(one).get(mark) ?? []) });
}

/** Lists each sentence of the English catalogue with the same one of `messages`. */
export function listSentences(messages: Messages): readonly Sentence[] {
  const found: Sentence[] = [];
  const add = (one: Sentence) => found.push(one);
  const visit = (english: Messages, said: Messages): void => {
    if (typeof english === 'string') addSentence(english, [said as string], add);
    else if (!Array.isArray(english) && isPlural(english))
      for (const form of Object.values(english)) addSentence(form, Object.values(said as Plural), add);
    else for (const [key, one] of Object.entries(english)) visit(one, Reflect.get(said as object, key));
  };
  visit(en, messages);
  return found;
}
