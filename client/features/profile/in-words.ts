import { translations } from '#messages/shared.ts';
import type { Option } from '../../../shared/profile-field.ts';

/** What shared/ calls something, in the portal's language. */
export const inWords = (english: string): string => translations[english] ?? english;

export const optionsInWords = <Some extends Option>(options: readonly Some[]): Some[] =>
  options.map((option) => ({ ...option, label: inWords(option.label) }));
