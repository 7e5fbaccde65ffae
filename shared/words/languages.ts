/** A language of the portal, the mails and the packages. */
export type Language = {
  /** Its name in the language itself, which is how people find it. */
  ownName: string;
  direction: 'ltr' | 'rtl';
};

/** All languages, by BCP 47 tag. Each is a folder of `shared/messages/`. English is the default. */
export const LANGUAGES = {
  en: { ownName: 'English', direction: 'ltr' },
  ar: { ownName: 'العربية', direction: 'rtl' },
  de: { ownName: 'Deutsch', direction: 'ltr' },
  es: { ownName: 'Español', direction: 'ltr' },
  fr: { ownName: 'Français', direction: 'ltr' },
  hi: { ownName: 'हिन्दी', direction: 'ltr' },
  id: { ownName: 'Bahasa Indonesia', direction: 'ltr' },
  ja: { ownName: '日本語', direction: 'ltr' },
  'pt-BR': { ownName: 'Português (Brasil)', direction: 'ltr' },
  tr: { ownName: 'Türkçe', direction: 'ltr' },
  ur: { ownName: 'اردو', direction: 'rtl' },
  'zh-Hans': { ownName: '简体中文', direction: 'ltr' },
} as const satisfies Record<string, Language>;

/**
 * Pseudo-languages, made from English (`server/language/pseudo.ts`). They show what is clipped, hard-coded, or wrong
 * from right to left. An operator offers them only by name, in `LANGUAGES`.
 */
export const PSEUDO_LANGUAGES = {
  'en-XA': { ownName: 'Ðéṽéļöþéŕš’ Éñĝļîšĥ', direction: 'ltr' },
  'ar-XB': { ownName: 'Developers’ English, mirrored', direction: 'rtl' },
} as const satisfies Record<string, Language>;

export type PseudoTag = keyof typeof PSEUDO_LANGUAGES;
export type LanguageTag = keyof typeof LANGUAGES | PseudoTag;

export const toLanguage = (tag: LanguageTag): Language => ({ ...LANGUAGES, ...PSEUDO_LANGUAGES })[tag];

/** The tags of all languages that people speak. */
export const languageTags = Object.keys(LANGUAGES) as readonly (keyof typeof LANGUAGES)[];
export const pseudoTags = Object.keys(PSEUDO_LANGUAGES) as readonly PseudoTag[];
export const isPseudo = (tag: LanguageTag): tag is PseudoTag => tag in PSEUDO_LANGUAGES;
