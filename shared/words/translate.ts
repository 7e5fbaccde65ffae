import type { IsPlural, Plural, PluralParameters } from './plural.ts';
import type { Parameters } from './template.ts';

/** The message of a compile error: a translation must have the same parameters. */
type Differs<Expected> = { 'must have these parameters': Expected };

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The type that a translation `T` of `E` must have: `T` itself, or the error. */
type Checked<E, T> = E extends string
  ? T extends string
    ? Same<Parameters<E>, Parameters<T>> extends true
      ? T
      : Differs<Parameters<E>>
    : string
  : IsPlural<E> extends true
    ? T extends Plural
      ? { [Class in keyof T]: CheckedForm<E, T[Class]> }
      : Plural
    : E extends readonly string[]
      ? { readonly [Index in keyof E]: string }
      : { readonly [Key in keyof E]: Key extends keyof T ? Checked<E[Key], T[Key]> : E[Key] } & {
          readonly [Key in Exclude<keyof T, keyof E>]: never;
        };

type CheckedForm<E, Form> = Form extends string
  ? Same<PluralParameters<E>, Exclude<Parameters<Form>, 'count'>> extends true
    ? Form
    : Differs<PluralParameters<E>>
  : string;

/**
 * A translation of the English messages `E`. It does not compile when it lacks a key, has one too many, or when a
 * sentence has other parameters than the English sentence.
 */
export const translate =
  <E>() =>
  <const T>(messages: T & Checked<E, T>): T =>
    messages;
