import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLanguagePicker, type Wishes } from '../../server/language/pick-language.ts';
import { type LanguageTag, languageTags, pseudoTags } from '../../shared/words/languages.ts';

const NOTHING: Wishes = { asked: [], locale: null, cookies: [], accepted: null };
const pick = (wishes: Partial<Wishes>, offered: readonly LanguageTag[] = languageTags) =>
  createLanguagePicker(offered).pick({ ...NOTHING, ...wishes });

it('the address counts before the profile, then the cookie, the browser and the default', () => {
  const all: Wishes = { asked: ['ar'], locale: 'de', cookies: ['fr'], accepted: 'ja' };
  expect(pick(all)).toBe('ar');
  expect(pick({ ...all, asked: [] })).toBe('de');
  expect(pick({ ...all, asked: [], locale: null })).toBe('fr');
  expect(pick({ accepted: 'ja' })).toBe('ja');
  expect(pick({})).toBe('en');
  expect(pick({}, ['tr', 'en'])).toBe('tr');
});

it.each([
  ['de', 'de'],
  ['DE', 'de'],
  ['de-AT', 'de'],
  ['en-GB', 'en'],
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['zh-CN', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-TW', 'en'], // another script: its readers may prefer English
  ['zh-Hant', 'en'],
  ['ur-PK', 'ur'],
  ['ur-Latn', 'en'],
  ['hi-Latn', 'en'],
  ['ar-u-nu-latn', 'ar'],
  ['in', 'id'], // the code of Indonesian until 1989
  ['ko', 'en'],
  ['en-XA', 'en'], // nobody offers it here
  ['ar-XB', 'ar'],
])('%s is served in %s', (wanted, served) => {
  expect(pick({ asked: [wanted] })).toBe(served);
  expect(pick({ locale: wanted })).toBe(served);
  expect(pick({ cookies: [wanted] })).toBe(served);
  expect(pick({ accepted: wanted })).toBe(served);
});

it('what nobody offers is passed over, not answered with the default', () => {
  expect(pick({ asked: ['xx', 'de'] })).toBe('de');
  expect(pick({ locale: 'ko', cookies: ['tr'] })).toBe('tr');
  // A language that the operator offers no more stands in profiles and cookies for years.
  expect(pick({ locale: 'fr', cookies: ['fr'], accepted: 'fr;q=0.9,de;q=0.8' }, ['en', 'de'])).toBe('de');
});

it('a request cannot have hundreds of wishes looked at', () => {
  const many = Array.from({ length: 2_000 }, () => 'xx-YY');
  expect(pick({ asked: [...many.slice(0, 19), 'de'] })).toBe('de');
  expect(pick({ asked: [...many.slice(0, 20), 'de'] })).toBe('en');
  expect(pick({ asked: many, locale: 'de' })).toBe('en');
});

it('pseudo-languages are spoken only to who names them', () => {
  const offered: LanguageTag[] = [...pseudoTags, 'en', 'ar'];
  expect(pick({ asked: ['en-xa'] }, offered)).toBe('en-XA');
  expect(pick({ accepted: 'en-GB' }, offered)).toBe('en');
  expect(pick({ accepted: 'ar-EG' }, offered)).toBe('ar');
});

it.each([
  ['de;q=0.5, fr', 'fr'],
  ['de;q=0, fr;q=0.1', 'fr'],
  ['de;q=2, fr;q=0.9', 'de'],
  ['de;q=-1, fr', 'fr'],
  ['de;q=x', 'de'],
  ['*', 'en'],
  ['ko, *, de', 'en'],
  ['de, *;q=0.5', 'de'],
  ['../../etc', 'en'],
  [',,;;==,de', 'de'],
  ['"de', 'en'],
  [`${'x'.repeat(8_000)},de`, 'en'],
  [`de,${'en,'.repeat(3_000)}`, 'de'],
])('Accept-Language: %.40s is answered in %s', (accepted, served) => {
  expect(pick({ accepted })).toBe(served);
});

it('any request is answered in a language that is offered, and quickly', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 8_192, unit: 'binary' }),
    fc
      .array(fc.constantFrom('de', 'en-XA', '*', ';q=2', ';q=', ',', '-', '__proto__', 'u-', '\0', '/'), {
        maxLength: 800,
      })
      .map((parts) => parts.join('')),
  );
  const wishes = fc.record({
    asked: fc.array(text, { maxLength: 3 }),
    locale: fc.option(text),
    cookies: fc.array(text, { maxLength: 3 }),
    accepted: fc.option(text),
  });
  const offers = fc.uniqueArray(fc.constantFrom<LanguageTag[]>(...languageTags, ...pseudoTags), {
    minLength: 1,
  });
  fc.assert(
    fc.property(offers, wishes, (offered, wish) => {
      const from = performance.now();
      expect(offered).toContain(createLanguagePicker(offered).pick(wish));
      expect(performance.now() - from).toBeLessThan(200);
    }),
    { numRuns: 500 },
  );
});
