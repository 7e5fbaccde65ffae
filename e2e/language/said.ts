import type { Messages } from '../../shared/words/words.ts';
import { type Alignment, ANYTHING, type Anchors, align } from './alignment.ts';
import { listSentences } from './sentences.ts';

/** Finds how a language says what a test searches in English. A text of no message stays as it is. */
export type Say = (searched: string | RegExp, isExact?: boolean) => string | RegExp;

/** A text that has fewer letters in common with every sentence is no message: a name, or an address. */
const LEAST = 4;
/** The marks around a value that keep its direction apart from the sentence. */
const ISOLATION = '[\u2066-\u2069]*';

const toLiteral = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** The text of a simple expression, with `ANYTHING` for what it leaves open. */
function toText({ source }: RegExp): { text: string; anchors: Anchors } {
  const anchors = { start: source.startsWith('^'), end: source.endsWith('$') };
  const text = source
    .replace(/^\^|\$$/g, '')
    .replace(/\\d\+|\.\*/g, ANYTHING)
    .replace(/\\(.)/g, '$1');
  return { text, anchors };
}

/** Creates the function for a language with these messages. */
export function createSay(messages: Messages): Say {
  const sentences = listSentences(messages);
  const kept = new Map<string, string | null>();

  const toSource = (said: string, { values }: Pick<Alignment, 'values'>, isWhole: boolean): string =>
    said
      .split(/(\{\w+\})/)
      .map((part) => {
        const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
        return name === undefined ? toLiteral(part) : toValueSource(values[name], isWhole);
      })
      .join('');

  /** A number is written in the language's digits, and a value may be a message itself. */
  const toValueSource = (value: string | undefined, isWhole: boolean): string => {
    if (value === undefined || /^\d*$/.test(value) || value.includes(ANYTHING)) return '.*';
    const whole = { start: true, end: true };
    const message = /^\w+$/.test(value) ? null : findSource(value, whole);
    const either = `(?:${[toLiteral(value), ...(message ? [message] : [])].join('|')})`;
    return isWhole ? ISOLATION + either + ISOLATION : `.*${either}.*`;
  };

  const findSource = (text: string, anchors: Anchors): string | null => {
    const key = JSON.stringify([text, anchors]);
    if (!kept.has(key)) kept.set(key, search(text, anchors));
    return kept.get(key) ?? null;
  };

  const search = (text: string, anchors: Anchors): string | null => {
    const nothing: Alignment = { score: text.length, values: {} };
    const isEqual = sentences.filter(({ english }) => english === text);
    const isPart = sentences.filter(
      ({ english }) =>
        (!anchors.start || english.startsWith(text)) &&
        (!anchors.end || english.endsWith(text)) &&
        english.includes(text),
    );
    const plain = isEqual.length > 0 && anchors.start === anchors.end ? isEqual : isPart;
    const found = plain.map((one) => ({ ...one, alignment: nothing }));
    if (found.length === 0)
      for (const one of sentences) {
        const alignment = align(text, one.english, anchors);
        if (alignment) found.push({ ...one, alignment });
      }
    const most = Math.max(0, ...found.map(({ alignment }) => alignment.score));
    if (most < LEAST) return null;
    const isWhole = anchors.start && anchors.end;
    const sources = found
      .filter(({ alignment }) => alignment.score === most)
      .flatMap(({ said, alignment }) => said.map((one) => toSource(one, alignment, isWhole)));
    return `(?:${[...new Set(sources)].join('|')})`;
  };

  return (searched, isExact = false) => {
    const { text, anchors } =
      typeof searched === 'string'
        ? { text: searched, anchors: { start: isExact, end: isExact } }
        : toText(searched);
    const source = findSource(text, anchors);
    if (source === null) return searched;
    return new RegExp((anchors.start ? '^' : '') + source + (anchors.end ? '$' : ''), 'u');
  };
}
