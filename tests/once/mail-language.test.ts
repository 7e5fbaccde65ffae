import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalogues } from '../../server/language/catalogues.ts';
import { createMailLanguage, type MailMessages } from '../../server/mail/mail-language.ts';
import { toPlainName } from '../../server/mail/plain-words.ts';
import { render } from '../../server/mail/render.ts';
import { SAMPLES } from '../../server/mail/samples.ts';
import { type TemplateName, type Written, writeLetter } from '../../server/mail/templates.ts';
import { nameSchema } from '../../shared/credentials.ts';
import type account from '../../shared/messages/en/account.ts';
import en from '../../shared/messages/en/mails.ts';
import { type LanguageTag, languageTags } from '../../shared/words/languages.ts';
import type { Messages } from '../../shared/words/words.ts';

const ISOLATE = '\u2068';
const END = '\u2069';

/** The English messages, changed sentence by sentence. Names of values and marks stay. */
function change(messages: Messages, words: (text: string) => string): Messages {
  if (typeof messages === 'string')
    return messages.replace(/(\{\w+\}|<\/?\w+>)|[^{<]+/g, (all, kept) => kept ?? words(all));
  return Object.fromEntries(Object.entries(messages).map(([key, one]) => [key, change(one, words)]));
}
const findCatalogue = createCatalogues(new Map());
const english = createMailLanguage('en', en.mails);
/** Says nothing that is in the catalogue. */
const silent = createMailLanguage('en', change(en.mails, (text) => text.replace(/\S/g, '¤')) as MailMessages);
/** Each word is an Arabic one. */
const arabicWith = (more: object = {}) => {
  const messages = change(en.mails, (text) => text.replace(/\p{L}+/gu, 'كلمة')) as object;
  return createMailLanguage('ar', { ...messages, ...more } as MailMessages);
};
const arabic = arabicWith();

const sender = { appName: 'Gatehouse', url: 'https://auth.example.com' };
const write = (letter: Written, language = english, from = sender) => {
  const draft = writeLetter(letter, from, language);
  return { subject: draft.subject, ...render(draft, from, language) };
};
const sampleOf = (name: TemplateName): Written => {
  const sample = SAMPLES.find(({ template }) => template === name);
  if (!sample) throw new Error(`no sample of ${name}`);
  return sample;
};
const withParams = (name: TemplateName, params: object): Written =>
  ({ ...sampleOf(name), params: { ...sampleOf(name).params, ...params } }) as Written;
const visible = (html: string) => html.replace(/<[^>]*>/g, ' ');

describe('a mail', () => {
  it.each(SAMPLES.map((sample) => [sample.template, sample] as const))(
    'of the kind %s has all its words from the catalogue',
    (_, sample) => {
      const { subject, text, html } = write(sample as Written, silent);
      // What else it says comes from the event: names, addresses, codes, times, and our own address.
      const given =
        /https:\S+|auth\.example\.com|Gatehouse|Ada Lovelace|Firefox|Linux|Berlin, Germany|K7QM-3T9D|\b[ane](?=¤)|(?:Nov|Dec)ember \d+, 2026 at [\d:]+\s[AP]M/g;
      for (const part of [subject, text, visible(html).replaceAll('&nbsp;', ' ')])
        expect(part.replace(given, '')).not.toMatch(/\p{L}/u);
    },
  );

  it('says its language and direction, and begins at the right in Arabic', () => {
    expect(write(sampleOf('newDevice')).html).toMatch(/<html lang="en" dir="ltr">[\s\S]*text-align:left/);
    const { html } = write(sampleOf('newDevice'), arabic);
    expect(html).toMatch(
      /<html lang="ar" dir="rtl">[\s\S]*<table [^>]*lang="ar" dir="rtl"[\s\S]*text-align:right/,
    );
    expect(html).not.toContain('text-align:left');
    expect(write(sampleOf('verifyEmail'), arabic).html).toContain('<span dir="ltr">K7QM-3T9D</span>');
  });

  it('isolates an Arabic name with digits in English, and an English name in Arabic', () => {
    const name = 'سلمى 42';
    expect(write(withParams('deleted', { name })).text).toContain(`Hello ${ISOLATE}${name}${END},`);
    expect(write(withParams('deleted', { name: 'Ada 42' })).text).toContain('Hello Ada 42,');
    expect(write(withParams('deleted', { name: 'Ada 42' }), arabic).text).toContain(`${ISOLATE}Ada 42${END}`);
    const library = { ...sender, appName: 'مكتبة' };
    expect(write(sampleOf('newDevice'), english, library).subject).toBe(
      `New sign-in to ${ISOLATE}مكتبة${END}`,
    );
    expect(write(sampleOf('newDevice'), arabic).subject).toContain(`${ISOLATE}Gatehouse${END}`);
  });

  it('keeps every name in its own direction, and nothing else, in each language', () => {
    const names = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 6 }),
          fc.constantFrom('سلمى', 'Ada', ' ', '٤٢', 'עדה', '𞤀𞤣𞤢', '\u200f', '7'),
        ),
        {
          minLength: 1,
          maxLength: 5,
        },
      )
      .map((parts) => nameSchema.safeParse(parts.join('')))
      .filter(({ success, data }) => success && toPlainName(data ?? '') !== null)
      .map(({ data = '' }) => data);
    const isolates = new RegExp(`[${ISOLATE}${END}]`, 'gu');
    fc.assert(
      fc.property(names, fc.constantFrom<LanguageTag>('en', 'ar'), (name, tag) => {
        const language = tag === 'ar' ? arabic : english;
        const greeting = language.words.common.hello({ name });
        const { text } = write(withParams('newDevice', { name }), language);
        expect(text).toContain(greeting);
        if (tag === 'ar' || /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Adlam}/u.test(name))
          expect(greeting).toContain(ISOLATE + name + END);
        // Each isolate ends where it began: no name changes the order of the words after it.
        let open = 0;
        for (const [sign] of text.matchAll(isolates)) {
          open += sign === ISOLATE ? 1 : -1;
          expect(open).toBeGreaterThanOrEqual(0);
        }
        expect(open).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('has links that no sign of direction belongs to', () => {
    for (const sample of SAMPLES)
      for (const [link] of write(sample as Written, arabic).text.matchAll(/https:\S+/g))
        expect(link).toMatch(/^[!-~]+$/);
  });

  it.each<[LanguageTag, RegExp]>([
    ['en', /November 21, 2026 at 9:30\sAM UTC/],
    ['de', /21\. November 2026 um 09:30 UTC/],
    ['ja', /2026年11月21日 9:30 UTC/],
    ['pt-BR', /21 de novembro de 2026 às 09:30 UTC/],
  ])('says times in the way of %s', (tag, time) => {
    expect(write(sampleOf('newDevice'), createMailLanguage(tag, en.mails)).text).toMatch(time);
  });

  it('chooses the form of a plural by the number', () => {
    const left = {
      zero: '0',
      one: '1',
      two: '2',
      few: 'few {count}',
      many: 'many {count}',
      other: 'other {count}',
    };
    const { words } = arabicWith({ backupCodeUsed: { ...en.mails.backupCodeUsed, left } });
    const forms = [0, 1, 2, 3, 11, 100].map((count) => words.backupCodeUsed.left({ count }));
    expect(forms.map((form) => form.split(' ')[0])).toEqual(['0', '1', '2', 'few', 'many', 'other']);
    expect(write(withParams('invitation', { days: 1 })).text).toContain('for 1 day.');
    expect(write(withParams('invitation', { days: 7 })).text).toContain('for 7 days.');
    expect(write(withParams('backupCodeUsed', { left: 1 })).text).toContain('One backup code is left.');
    expect(write(withParams('backupCodeUsed', { left: 0 })).text).toContain('It was the last one.');
  });

  it('of a version before, without the names of browser and system, says the device as it was queued', () => {
    const old = { device: 'Safari on iOS', browser: undefined, system: undefined };
    expect(write(withParams('newDevice', old), arabic).text).toContain('Safari on iOS');
    expect(write(withParams('newDevice', { browser: null, system: null })).text).toContain('Unknown device');
    expect(write(withParams('newDevice', { browser: 'Edge', system: null })).text).toContain(
      'Device: Edge\n',
    );
  });
});

describe.each(languageTags)('mails in %s', (tag) => {
  it('say all that they have to, and fill in every value', async () => {
    const { mails } = await findCatalogue(tag);
    const language = createMailLanguage(tag, mails as MailMessages);
    for (const sample of SAMPLES) {
      const { subject, text } = write(sample as Written, language);
      expect(`${subject} ${text}`).not.toMatch(/[{}<>]|undefined/);
      expect(`${sample.template}: ${subject}`).toContain('Gatehouse');
    }
  });

  it('quote the words of links and buttons as they are', async () => {
    const { mails, data } = (await findCatalogue(tag)) as unknown as {
      mails: typeof en.mails;
      data: typeof account.data;
    };
    expect(mails.stolenNotice.noLink).toContain(mails.common.notMeLink);
    expect(mails.deletion.signIn).toContain(data.pending.cancel);
  });
});
