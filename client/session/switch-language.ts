import { LANGUAGE_COOKIE, LANGUAGE_COOKIE_LASTS } from '../../shared/words/languages.ts';
import { call } from '../api/call.ts';
import { describeError } from '../api/describe-error.ts';
import { findSignedIn } from '../api/signed-in.ts';
import { part } from '../words/part.ts';
import { keepValues } from './kept-values.ts';
import { putBackSecret } from './link-secret.ts';
import { keepMailedAddress } from './mailed-address.ts';

const words = part('ui');

/**
 * Shows this page in another language, with what was typed. The profile of a signed-in user names the language from
 * then on. `allowLeaving` is called when the page is about to be left. Returns a message when something failed.
 */
export async function switchLanguage(tag: string, allowLeaving: () => void): Promise<string | null> {
  try {
    if (await findSignedIn()) await call('profile.update', { locale: tag });
  } catch (error) {
    return words.both({ first: words.languageNotChanged, second: describeError(error).message });
  }
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser
  document.cookie = `${LANGUAGE_COOKIE}=${tag}; Path=/; Max-Age=${LANGUAGE_COOKIE_LASTS}; SameSite=Lax${secure}`;
  keepValues();
  keepMailedAddress();
  putBackSecret();
  allowLeaving();
  window.location.reload();
  return null;
}
