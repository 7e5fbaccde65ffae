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

export type LanguageTag = keyof typeof LANGUAGES;
