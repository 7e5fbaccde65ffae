import { readFileSync } from 'node:fs';

/**
 * What Docusaurus says about the languages of a site.
 * @typedef {{
 *   currentLocale: string,
 *   locales: readonly string[],
 *   localeConfigs: Record<string, { htmlLang: string }>,
 * }} Locales
 */

/** The words of all languages but English, by language and script: `npm run build:packages` writes them. */
const WORDS = new URL('../dist/words.json', import.meta.url);

/**
 * The language of this build; undefined when the locale is named otherwise than a BCP 47 tag.
 * @param {Locales} i18n
 */
function findLocale({ currentLocale, localeConfigs }) {
  try {
    return new Intl.Locale(localeConfigs[currentLocale]?.htmlLang ?? currentLocale);
  } catch {
    return undefined;
  }
}

/**
 * The language that Gatehouse's pages are asked for. A site in English alone asks for none, because `en` is the default
 * of Docusaurus and says little about the reader.
 * @param {Locales} i18n
 * @returns {string | undefined}
 */
export function toLang(i18n) {
  const locale = findLocale(i18n);
  return i18n.locales.length > 1 || locale?.language !== 'en' ? locale?.toString() : undefined;
}

/**
 * The texts of the components in the language of this build; empty in English, and in a language without words.
 * @param {Locales} i18n
 * @returns {Record<string, string>}
 */
export function toMessages(i18n) {
  const locale = findLocale(i18n)?.maximize();
  if (!locale || locale.language === 'en') return {};
  /** @type {Record<string, Record<string, string>>} */
  const words = JSON.parse(readFileSync(WORDS, 'utf8'));
  return words[`${locale.language}-${locale.script}`] ?? {};
}
