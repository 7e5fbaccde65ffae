import type { Parameters, Sentence } from './template.ts';

/** The classes of CLDR. Each language uses some of them, and every language uses `other`. */
export const PLURAL_CLASSES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
type PluralClass = (typeof PLURAL_CLASSES)[number];

/** A sentence in one form for each class of the language. `{count}` chooses the form, and not every form shows it. */
export type Plural = { readonly other: string } & { readonly [Class in PluralClass]?: string };

/** True for a plural. A group of messages is one too if all its keys are classes, so no group may have such keys. */
export const isPlural = (message: object): message is Plural =>
  'other' in message &&
  Object.keys(message).every((key) => (PLURAL_CLASSES as readonly string[]).includes(key));

export type IsPlural<M> = M extends { readonly other: string }
  ? [Exclude<keyof M, PluralClass>] extends [never]
    ? true
    : false
  : false;

type Forms<M> = M[keyof M] extends infer Form extends string ? Form : never;

/** The parameters of all forms, apart from `count`. */
export type PluralParameters<M> = Exclude<Parameters<Forms<M>>, 'count'>;

/** What code sees of a plural. */
export type PluralSentence<M, Element> = Sentence<`{count}${Forms<M>}`, Element>;
