import type { Option } from '../../../shared/profile-field.ts';
import { part } from '../../words/part.ts';

const words: Readonly<Record<string, string>> = part('schema');

/** Translates a text of shared/ into the portal's language. */
export const inWords = (english: string): string => words[english] ?? english;

export const optionsInWords = <Some extends Option>(options: readonly Some[]): Some[] =>
  options.map((option) => ({ ...option, label: inWords(option.label) }));
