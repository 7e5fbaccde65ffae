import { createElement, Fragment, type ReactNode } from 'react';
import type en from '../../shared/messages/en/index.ts';
import type { LanguageTag } from '../../shared/words/languages.ts';
import { createShow } from '../../shared/words/speech.ts';
import { type Messages, type Speech, toWords, type Words } from '../../shared/words/words.ts';
import { setLanguage } from './language.ts';

type English = typeof en;
/** The messages of one language: all parts, or those that a page needs first. */
export type Catalogue = { readonly [Name in keyof English]?: Messages };

/** A catalogue in use, and the words of its parts that were read. */
type Spoken = { catalogue: Catalogue; speech: Speech<ReactNode>; read: Map<keyof English, unknown> };
const known = new WeakMap<Catalogue, Spoken>();
let spoken: Spoken | undefined;
/** The parts that the loaded code asks for. */
const needed = new Set<keyof English>();

/**
 * Sets the language of all words that are read from now on. A browser calls it with the words of its page, and again with
 * all words of that language; the service calls it before it renders a page, which happens without interruption.
 */
export function speak(tag: LanguageTag, catalogue: Catalogue): void {
  setLanguage(tag);
  spoken = known.get(catalogue) ?? { catalogue, speech: toSpeech(tag), read: new Map() };
  known.set(catalogue, spoken);
}

/** True when the words of this part are loaded. */
export const hasWords = (name: keyof English): boolean => spoken !== undefined && name in spoken.catalogue;

/** False when code was loaded whose words are not in the catalogue. */
export const hasNeededWords = (): boolean => [...needed].every(hasWords);

const toSpeech = (language: LanguageTag): Speech<ReactNode> => ({
  language,
  show: createShow(language),
  isolate: (element) => createElement('bdi', null, element),
  join: (items) => createElement(Fragment, null, ...items),
});

function read(name: keyof English): unknown {
  if (!spoken) throw new Error(`The words of ${name} were read before a language was chosen`);
  const { catalogue, speech, read } = spoken;
  const messages = catalogue[name];
  if (messages === undefined) throw new Error(`The words of ${name} are not loaded`);
  if (!read.has(name)) read.set(name, toWords(messages, speech));
  return read.get(name);
}

/**
 * The words of a part of the portal, or of one section of it, in the language that is set when they are read. Read them
 * while a page is rendered, or in a handler: a module is loaded once for all languages. The build finds the parts that
 * a page needs by the calls of this function.
 */
export function part<Name extends keyof English>(name: Name): Words<English[Name], ReactNode>;
export function part<Name extends keyof English, Section extends keyof English[Name]>(
  name: Name,
  section: Section,
): Words<English[Name][Section], ReactNode>;
/* @__NO_SIDE_EFFECTS__ */
export function part(name: keyof English, section?: string): unknown {
  needed.add(name);
  return toReader(() => {
    const words = read(name) as Record<string, unknown>;
    return (section === undefined ? words : words[section]) as Record<string | symbol, unknown>;
  });
}

/**
 * The words of a part that is not loaded with the code that may ask for it. Read them only where `hasWords` is true, or
 * after `loadAllWords`.
 */
/* @__NO_SIDE_EFFECTS__ */
export const latePart = <Name extends keyof English>(name: Name): Words<English[Name], ReactNode> =>
  toReader(() => read(name) as Record<string | symbol, unknown>) as Words<English[Name], ReactNode>;

/** An object whose properties are looked up when they are read. It can be spread too. */
const toReader = (find: () => Record<string | symbol, unknown>): object =>
  new Proxy(
    {},
    {
      get: (_, key) => find()[key],
      ownKeys: () => Reflect.ownKeys(find()),
      getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(find(), key),
    },
  );
