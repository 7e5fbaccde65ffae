/** The languages that are written from right to left, the mirrored pseudo-language among them. */
const RIGHT_TO_LEFT: readonly string[] = ['ar', 'ur', 'ar-XB'];

export type Direction = 'ltr' | 'rtl';

/** The direction of a language's text. Apart from the names of the languages, which few pages need. */
export const directionOf = (language: string): Direction =>
  RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
