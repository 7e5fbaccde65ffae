import { afterEach, describe, expect, it, vi } from 'vitest';
import { createGatehouse } from '../../integrations/web/src/client.ts';
import { speak } from '../../integrations/web/src/languages.ts';
import german from '../../shared/messages/de/packages.ts';
import { button as english } from '../../shared/messages/en/packages.ts';
import portuguese from '../../shared/messages/pt-BR/packages.ts';

const baseUrl = 'https://accounts.example.com';
const redirectTo = 'https://book.example.com/a?b=c#d';
const RETURN = 'redirect_to=https%3A%2F%2Fbook.example.com%2Fa%3Fb%3Dc%23d';

/** A page with `<html lang>`. */
const openPage = (lang: string) => vi.stubGlobal('document', { documentElement: { lang } });
afterEach(() => vi.unstubAllGlobals());

/** All addresses of the portal that a site shows. */
const addressesOf = (lang?: string) => {
  const gatehouse = createGatehouse({ baseUrl, lang });
  return [
    gatehouse.signInUrl({ redirectTo }),
    gatehouse.signUpUrl({ redirectTo }),
    gatehouse.portalUrl,
    gatehouse.stepUpUrl({ code: 'step_up_required' }, { redirectTo }),
  ].map((address) => address?.slice(baseUrl.length));
};
const IN_NO_LANGUAGE = [
  `/sign-in?${RETURN}`,
  `/sign-up?${RETURN}`,
  '/account',
  `/two-factor?need=fresh&${RETURN}`,
];
const toAsking = (tag: string) => [
  `/sign-in?${RETURN}&lang=${tag}`,
  `/sign-up?${RETURN}&lang=${tag}`,
  `/account?lang=${tag}`,
  `/two-factor?need=fresh&${RETURN}&lang=${tag}`,
];

describe('the links of a site to Gatehouse', () => {
  it('pass on the language of the option, also English', () => {
    expect(addressesOf('PT-br')).toEqual(toAsking('pt-BR'));
    expect(addressesOf('en')).toEqual(toAsking('en'));
  });

  it('pass on the language that the page has at that time', () => {
    const gatehouse = createGatehouse({ baseUrl });
    expect(gatehouse.portalUrl).toBe(`${baseUrl}/account`);
    openPage('ar');
    expect(gatehouse.portalUrl).toBe(`${baseUrl}/account?lang=ar`);
    expect(gatehouse.lang).toBe('ar');
    expect(addressesOf()).toEqual(toAsking('ar'));
    expect(addressesOf('de')).toEqual(toAsking('de'));
  });

  it.each(['', 'en', 'en-GB', 'not a tag', 'de_DE', '../../etc'])(
    'say nothing of <html lang="%s">',
    (lang) => {
      openPage(lang);
      expect(addressesOf()).toEqual(IN_NO_LANGUAGE);
    },
  );

  it.each(['', 'de_DE', 'a', null, 7])('need a language tag in the option, not %j', (lang) => {
    expect(() => createGatehouse({ baseUrl, lang: lang as string })).toThrow(
      new TypeError('The option lang must be a language tag, such as de or pt-BR.'),
    );
  });
});

describe('the words of the user button', () => {
  it('are those of the language, or of one that is written alike', async () => {
    expect((await speak('de-AT', 'en', english)).words).toEqual(german.packages.button);
    expect((await speak('pt', 'en', english)).words).toEqual(portuguese.packages.button);
    expect((await speak('zh-TW', 'en', english)).words).toBe(english);
    expect((await speak('ko', 'en', english)).words).toBe(english);
  });

  it('say their language and direction, unless the page is in it', async () => {
    const attributesFor = async (lang: string, page: string) => (await speak(lang, page, english)).attributes;
    expect(await attributesFor('de', 'en')).toEqual({ lang: 'de', dir: 'ltr' });
    expect(await attributesFor('de', 'de-CH')).toBeUndefined();
    expect(await attributesFor('ko', 'ko')).toEqual({ lang: 'en', dir: 'ltr' });
    expect(await attributesFor('en', 'de')).toEqual({ lang: 'en', dir: 'ltr' });
    expect(await attributesFor('ko', 'en')).toBeUndefined();
  });
});
