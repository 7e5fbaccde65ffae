import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { toLang, toMessages } from '../../integrations/docusaurus/src/language.js';
import { toCodeMessages, writeDocusaurusWords } from '../../integrations/docusaurus-words.ts';
import german from '../../shared/messages/de/packages.ts';
import en from '../../shared/messages/en/packages.ts';

const CLIENT = resolve(import.meta.dirname, '../../integrations/docusaurus/src/client');

/** A site with these locales, in the build of `currentLocale`. */
const siteOf = (currentLocale: string, locales: string[], htmlLang = currentLocale) =>
  ({ currentLocale, locales, localeConfigs: { [currentLocale]: { htmlLang } } }) as Parameters<
    typeof toLang
  >[0];

beforeAll(writeDocusaurusWords);

it('the components have the English words of the catalogue, and no others', () => {
  const code = readdirSync(CLIENT)
    .filter((name) => name.endsWith('.jsx'))
    .map((name) => readFileSync(join(CLIENT, name), 'utf8'))
    .join('\n');
  const calls = code.matchAll(/translate\(\{\s*id: '([^']+)',\s*message: '([^']+)',?\s*\}\)/g);
  const elements = code.matchAll(/<Translate id="([^"]+)">([^<]+)<\/Translate>/g);
  const found = [...calls, ...elements].map(([, id, text = '']) => [id, text.trim()]);
  expect(Object.fromEntries(found)).toEqual(toCodeMessages(en.packages));
  expect(new Set(found.map(String)).size).toBe(Object.keys(toCodeMessages(en.packages)).length);
});

it('a build in another language has the words of this language', () => {
  const messages = toCodeMessages(german.packages);
  expect(messages['gatehouse.gate.title']).toBe(german.packages.docusaurus.gate.title);
  expect(messages['gatehouse.signIn']).toBe(german.packages.button.signIn);
  expect(messages).not.toHaveProperty('gatehouse.accountOf');
  for (const locale of ['de', 'de-AT']) expect(toMessages(siteOf(locale, ['en', locale]))).toEqual(messages);
  expect(toMessages(siteOf('german', ['german'], 'de-DE'))).toEqual(messages);
});

it('a build in English, or in a language without words, keeps the words of the components', () => {
  for (const locale of ['en', 'en-GB', 'ko', 'zh-TW', 'no tag at all'])
    expect(toMessages(siteOf(locale, [locale]))).toEqual({});
});

it('asks for the language of the build, unless the whole site is in English', () => {
  expect(toLang(siteOf('en', ['en']))).toBeUndefined();
  expect(toLang(siteOf('en-GB', ['en-GB']))).toBeUndefined();
  expect(toLang(siteOf('en', ['en', 'fr']))).toBe('en');
  expect(toLang(siteOf('fr', ['fr']))).toBe('fr');
  expect(toLang(siteOf('brazil', ['en', 'brazil'], 'pt-BR'))).toBe('pt-BR');
  expect(toLang(siteOf('no tag at all', ['en', 'no tag at all']))).toBeUndefined();
});
