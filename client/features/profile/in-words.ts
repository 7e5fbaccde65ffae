import type { Option } from '../../../shared/profile-field.ts';
import { part } from '../../words/part.ts';

const words: Readonly<Record<string, string>> = part('fieldTexts');

/** Translates a label, a hint or an option of a profile field into the language of the page. */
export const inWords = (english: string): string => words[english] ?? english;

export const optionsInWords = <Some extends Option>(options: readonly Some[]): Some[] =>
  options.map((option) => ({ ...option, label: inWords(option.label) }));
