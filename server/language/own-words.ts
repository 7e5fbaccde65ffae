import type en from '../../shared/messages/en/index.ts';
import { isPlural, PLURAL_CLASSES } from '../../shared/words/plural.ts';
import { listParameters } from '../../shared/words/template.ts';
import type { Messages } from '../../shared/words/words.ts';

// An operator's own words for single messages, nested as the catalogue. They come from a file, so nothing is known of
// them.

/** The messages of one language. The service itself reads the words of a page without its code. */
export type Catalogue = { readonly [Part in Exclude<keyof typeof en, 'page'>]: Messages } & {
  readonly page: { readonly [Key in keyof typeof en.page]: string };
};
/** Messages that replace those of the catalogue. `findFaults` has found nothing wrong with them. */
export type OwnWords = { readonly [key: string]: Messages };

type Group = { readonly [key: string]: unknown };
const isGroup = (one: unknown): one is Group =>
  typeof one === 'object' && one !== null && !Array.isArray(one);

/** A button or a field without words could not be named by people who cannot see it. */
const isText = (one: unknown): one is string => typeof one === 'string' && one.trim() !== '';

/** What is wrong with an operator's own words: half a sentence for each key, which begins with the key. */
export function findFaults(english: Messages, own: unknown, key = ''): string[] {
  if (typeof english === 'string')
    return isText(own) || own === english ? compare([english], own, key) : [`${key} must be a text`];
  if (Array.isArray(english))
    return Array.isArray(own) && own.length === english.length && own.every(isText)
      ? []
      : [`${key} must be a list of ${english.length} texts`];
  if (!isGroup(own)) return [`${key || 'the file'} must be an object`];
  if (isPlural(english)) return findPluralFaults(Object.values<string>(english), own, key);
  const known = english as { readonly [key: string]: Messages };
  return Object.entries(own).flatMap(([name, value]) => {
    const path = key === '' ? name : `${key}.${name}`;
    const message = Object.hasOwn(known, name) ? known[name] : undefined;
    return message === undefined ? [`${path} is no message`] : findFaults(message, value, path);
  });
}

function findPluralFaults(english: readonly string[], own: Group, key: string): string[] {
  if (!Object.hasOwn(own, 'other')) return [`${key} lacks the form other`];
  return Object.entries(own).flatMap(([form, value]) => {
    const path = `${key}.${form}`;
    if (!(PLURAL_CLASSES as readonly string[]).includes(form)) return [`${path} is no form of a plural`];
    return isText(value) ? compare(english, value, path, ['count']) : [`${path} must be a text`];
  });
}

/** Compares the parameters of a sentence with those of the English ones. `free` may be there or not. */
function compare(
  english: readonly string[],
  own: string,
  key: string,
  free: readonly string[] = [],
): string[] {
  const toShown = (name: string) => (name.startsWith('<') ? name : `{${name}}`);
  const expected = new Set(english.flatMap(listParameters));
  const found = listParameters(own);
  const lacks = [...expected].filter((name) => !found.includes(name) && !free.includes(name));
  const more = found.filter((name) => !expected.has(name) && !free.includes(name));
  return [
    ...lacks.map((name) => `${key} lacks ${toShown(name)}`),
    ...more.map((name) => `${key} has ${toShown(name)}, which the message does not know`),
  ];
}

/** The catalogue with the operator's own words in it. A plural is replaced as a whole, with all its forms. */
export function withOwnWords<M extends Messages>(messages: M, own: Messages): M {
  if (typeof messages === 'string' || Array.isArray(messages) || isPlural(messages as object))
    return own as M;
  const merged = { ...(messages as { readonly [key: string]: Messages }) };
  for (const [name, value] of Object.entries(own)) {
    const message = merged[name];
    merged[name] = message === undefined ? value : withOwnWords(message, value);
  }
  return merged as M;
}
