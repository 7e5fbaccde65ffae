import { LANGUAGE_COOKIE, type LanguageTag } from '../../shared/words/languages.ts';
import { type HeaderReader, readCookies } from '../caller/header-reader.ts';
import type { LanguagePicker } from './pick-language.ts';

/**
 * Finds the language of a call of the API: what its browser chose, else what it prefers. Null when a call asks for none
 * that is offered, as most programs do.
 */
export const createRequestLanguage =
  (picker: LanguagePicker) =>
  (headers: HeaderReader): LanguageTag | null =>
    picker.find({
      asked: [],
      locale: null,
      cookies: readCookies(headers, LANGUAGE_COOKIE),
      accepted: headers.get('accept-language'),
    });
