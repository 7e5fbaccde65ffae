/**
 * All languages, by BCP 47 tag, each with its name in the language itself, which is how people find it. Each is a folder
 * of `shared/messages/`. English is the default.
 */
export const LANGUAGES = {
  en: 'English',
  ar: 'العربية',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  hi: 'हिन्दी',
  id: 'Bahasa Indonesia',
  ja: '日本語',
  'pt-BR': 'Português (Brasil)',
  tr: 'Türkçe',
  ur: 'اردو',
  'zh-Hans': '简体中文',
} as const;

/**
 * Pseudo-languages, made from English (`server/language/pseudo.ts`). They show what is clipped, hard-coded, or wrong
 * from right to left. An operator offers them only by name, in `LANGUAGES`.
 */
const PSEUDO_LANGUAGES = {
  'en-XA': 'Ðéṽéļöþéŕš’ Éñĝļîšĥ',
  'ar-XB': 'Developers’ English, mirrored',
} as const;

export type PseudoTag = keyof typeof PSEUDO_LANGUAGES;
/** Remembers the language that somebody asked for. The page's scripts may read it, and it says nothing else. */
export const LANGUAGE_COOKIE = 'gatehouse-language';
export const LANGUAGE_COOKIE_LASTS = 365 * 24 * 60 * 60; // seconds

export type LanguageTag = keyof typeof LANGUAGES | PseudoTag;

/** The name of a language in itself. */
export const toOwnName = (tag: LanguageTag): string => ({ ...LANGUAGES, ...PSEUDO_LANGUAGES })[tag];

/** The tags of all languages that people speak. */
export const languageTags = Object.keys(LANGUAGES) as readonly (keyof typeof LANGUAGES)[];
export const pseudoTags = Object.keys(PSEUDO_LANGUAGES) as readonly PseudoTag[];
export const isPseudo = (tag: LanguageTag): tag is PseudoTag => tag in PSEUDO_LANGUAGES;
