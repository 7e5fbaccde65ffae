// A sentence of a catalogue: `{name}` is a value, `<link>words</link>` marks words that code puts into an element.

/** The names of a sentence's values. */
type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** The names of a sentence's marks. */
type Marks<S extends string> = S extends `${string}<${infer Mark}>${infer Rest}`
  ? (Mark extends `/${string}` ? never : Mark) | Marks<Rest>
  : never;

/** All names that a sentence needs, marks as `<mark>`. Two sentences are called alike when these are equal. */
export type Parameters<S extends string> = Names<S> | `<${Marks<S>}>`;

type Values<S extends string, Value> = { [Name in Names<S>]: Value };

/**
 * What code sees of a sentence. Without parameters it is a text. Otherwise it is a function: with texts and numbers it
 * returns a text, and with elements an element.
 */
export type Sentence<S extends string, Element> = [Parameters<S>] extends [never]
  ? string
  : [Marks<S>] extends [never]
    ? ((values: Values<S, string | number>) => string) & ((values: Values<S, Element>) => Element)
    : (values: Values<S, Element> & { [Mark in Marks<S>]: (words: string) => Element }) => Element;

const PART = /\{(\w+)\}|<(\w+)>(.*?)<\/\2>/gs;

/** True for a sentence with parameters. An operator's own words may have `{` or `<` without being one. */
export const hasParameters = (sentence: string): boolean => sentence.search(PART) >= 0;

/** The parameters of a sentence, sorted, marks as `<mark>`. Those inside of marked words are included. */
export function listParameters(sentence: string): string[] {
  const found = new Set<string>();
  for (const [, name, mark, marked] of sentence.matchAll(PART)) {
    if (name) found.add(name);
    if (mark) for (const one of [`<${mark}>`, ...listParameters(marked ?? '')]) found.add(one);
  }
  return [...found].sort();
}

/** How a language shows values: numbers in its digits, and texts kept apart from the direction of the sentence. */
export type Show = (value: string | number) => string;

/**
 * Splits a sentence at its parameters and fills them in. Neighbouring texts are joined, so that a sentence of texts is
 * one item. `isolate` keeps an element apart from the direction of the sentence.
 */
export function fill<Element>(
  sentence: string,
  values: Readonly<Record<string, unknown>>,
  { show, isolate }: { show: Show; isolate: (element: Element) => Element },
): (string | Element)[] {
  const items: (string | Element)[] = [];
  const add = (item: string | Element) => {
    const last = items.at(-1);
    if (typeof item === 'string' && typeof last === 'string') items[items.length - 1] = last + item;
    else if (item !== '') items.push(item);
  };
  let end = 0;
  for (const found of sentence.matchAll(PART)) {
    const [whole, name, mark, marked] = found;
    add(sentence.slice(end, found.index));
    end = found.index + whole.length;
    const value = values[name ?? mark ?? ''];
    if (mark) add((value as (words: string) => Element)(fillText(marked ?? '', values, show)));
    else if (typeof value === 'string' || typeof value === 'number') add(show(value));
    else if (value !== null && value !== undefined) add(isolate(value as Element));
  }
  add(sentence.slice(end));
  return items;
}

/** Fills in a sentence whose values are texts and numbers. Marks are removed. */
const fillText = (sentence: string, values: Readonly<Record<string, unknown>>, show: Show): string =>
  sentence.replace(PART, (_, name, _mark, marked) =>
    name ? show(values[name] as string | number) : fillText(marked, values, show),
  );
