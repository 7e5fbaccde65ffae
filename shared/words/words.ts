import { type IsPlural, isPlural, type PluralSentence } from './plural.ts';
import { fill, hasParameters, type Sentence, type Show } from './template.ts';

/** A message, or a group of messages, of a catalogue. */
export type Messages = string | readonly string[] | { readonly [key: string]: Messages };

/** What code sees of a group of messages `M`. */
export type Words<M, Element> = M extends string
  ? Sentence<M, Element>
  : IsPlural<M> extends true
    ? PluralSentence<M, Element>
    : M extends readonly string[]
      ? readonly string[]
      : { readonly [Key in keyof M]: Words<M[Key], Element> };

/** How one language is spoken, in texts or in elements of one kind. */
export type Speech<Element> = {
  /** A BCP 47 tag. */
  language: string;
  show: Show;
  isolate(element: Element): Element;
  /** Makes one element of several texts and elements. */
  join(items: readonly (string | Element)[]): Element;
};

/** Makes what code sees of a group of messages. */
export function toWords<Element>(messages: Messages, speech: Speech<Element>): unknown {
  if (typeof messages === 'string') return toSentence(messages, speech);
  if (Array.isArray(messages)) return messages;
  const group = messages as { readonly [key: string]: Messages };
  if (isPlural(group)) {
    const rules = new Intl.PluralRules(speech.language);
    return (values: { count: number }) =>
      say(group[rules.select(values.count)] ?? group.other, values, speech);
  }
  return Object.fromEntries(Object.entries(group).map(([key, message]) => [key, toWords(message, speech)]));
}

const toSentence = <Element>(sentence: string, speech: Speech<Element>) =>
  hasParameters(sentence) ? (values: object) => say(sentence, values, speech) : sentence;

function say<Element>(sentence: string, values: object, speech: Speech<Element>): string | Element {
  const items = fill(sentence, values as Record<string, unknown>, speech);
  if (items.length === 0) return '';
  const [first] = items;
  return items.length === 1 && typeof first === 'string' ? first : speech.join(items);
}
