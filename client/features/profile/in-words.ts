import { translations } from '#messages/shared.ts';
import type { Option } from '../../../shared/profile-field.ts';

/** Translates a text of shared/ into the portal's language. */
export const inWords = (english: string): string => translations[english] ?? english;

export const optionsInWords = <Some extends Option>(options: readonly Some[]): Some[] =>
  options.map((option) => ({ ...option, label: inWords(option.label) }));
