import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalogues } from '../../server/language/catalogues.ts';
import en from '../../shared/messages/en/index.ts';
import packages from '../../shared/messages/en/packages.ts';
import { directionOf } from '../../shared/words/direction.ts';
import { type LanguageTag, languageTags } from '../../shared/words/languages.ts';
import { isPlural, PLURAL_CLASSES, type Plural } from '../../shared/words/plural.ts';
import { createShow } from '../../shared/words/speech.ts';
import { listParameters } from '../../shared/words/template.ts';
import { type Messages, type Speech, toWords } from '../../shared/words/words.ts';

// The catalogue of each language. The compiler compares keys and parameters (translate.test.ts); this compares the rest.

const FOLDER = resolve(import.meta.dirname, '../../shared/messages');
/** The signs that set a direction. The code isolates values; a sentence needs none. */
const DIRECTIONS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/;
/** Parameters, and names of products. */
const KEPT = /\{\w+\}|NVIDIA Jetson|Intel RealSense/g;
/** A single word may be the same in another language. */
const SAME_WORDS_MOST = 1;

type Found = { path: string; message: string | Plural };

function list(messages: Messages, path = ''): Found[] {
  if (typeof messages === 'string') return [{ path, message: messages }];
  if (Array.isArray(messages))
    return messages.map((message, index) => ({ path: `${path}.${index}`, message }));
  const group = messages as { readonly [key: string]: Messages };
  if (isPlural(group)) return [{ path, message: group }];
  return Object.entries(group).flatMap(([key, one]) => list(one, path === '' ? key : `${path}.${key}`));
}

const toSentences = (message: string | Plural): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

const all = list({ ...en, ...packages });
const read = async (tag: string, file: string): Promise<object> =>
  (await import(`${FOLDER}/${tag}/${file}.ts`)).default;
/** All messages of a language, those of the npm packages too. */
const load = async (tag: string): Promise<Messages> => ({
  ...(await read(tag, 'index')),
  ...(await read(tag, 'packages')),
});
const others = languageTags.filter((tag) => tag !== 'en');

it('each language has a folder, and each folder is a language', () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...languageTags].sort());
});

it('each document that lists the languages names all of them', async () => {
  const read = (path: string) => readFile(resolve(FOLDER, '../..', path), 'utf8');
  const guide = await read('docs/languages.md');
  for (const tag of languageTags) expect(guide).toContain(`\`${tag}\``);
  for (const path of ['integrations/web/README.md', 'integrations/docusaurus/README.md']) {
    const [, text = ''] = (await read(path)).split('## Languages');
    for (const tag of languageTags) {
      const [name = ''] =
        new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(tag)?.split(' (') ??
        [];
      expect(text, path).toContain(name);
    }
  }
});

it('the messages of a language that cannot be read are no other language’s, and are read anew the next time', async () => {
  const findCatalogue = createCatalogues(new Map());
  const absent = 'xx' as LanguageTag;
  const first = findCatalogue(absent);
  await expect(first).rejects.toThrow('xx');
  expect(findCatalogue(absent)).not.toBe(first);
  await expect(findCatalogue(absent)).rejects.toThrow('xx');
  expect(findCatalogue('de')).toBe(findCatalogue('de'));
});

describe.each(others)('%s', (tag) => {
  it('has the English keys, and a form for each class of its plurals', async () => {
    const found = list(await load(tag));
    expect(found.map(({ path }) => path).sort()).toEqual(all.map(({ path }) => path).sort());
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    const wrong = found.filter(
      ({ message }) =>
        typeof message !== 'string' &&
        String(PLURAL_CLASSES.filter((one) => one in message)) !==
          String(PLURAL_CLASSES.filter((one) => pluralCategories.includes(one))),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('has no English sentence, no empty one, and no sign of direction', async () => {
    const inEnglish = new Map(all.map(({ path, message }) => [path, toSentences(message)]));
    const faults = list(await load(tag)).flatMap(({ path, message }) =>
      toSentences(message).flatMap((sentence) => {
        const same = inEnglish.get(path)?.includes(sentence) ?? false;
        const words = sentence.replace(KEPT, '').match(/\p{L}{2,}/gu)?.length ?? 0;
        const wasEmpty = inEnglish.get(path)?.includes('') ?? false;
        return (same && words > SAME_WORDS_MOST) ||
          (sentence.trim() === '' && !wasEmpty) ||
          DIRECTIONS.test(sentence)
          ? [`${path}: ${sentence}`]
          : [];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('has a glossary', () => {
    expect(existsSync(resolve(FOLDER, tag, 'glossary.md'))).toBe(true);
  });

  const speech = (): Speech<string> => ({
    language: tag,
    show: createShow(tag),
    isolate: (element) => element,
    join: (items) => items.join(''),
  });

  it('says every count with the count or without it, and never a placeholder', async () => {
    const plurals = list(await load(tag)).filter(({ message }) => typeof message !== 'string');
    expect(plurals.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(fc.constantFrom(...plurals), fc.nat(2_000_000), ({ message }, count) => {
        const names = toSentences(message).flatMap(listParameters);
        const values = Object.fromEntries(names.map((name) => [name, 'X']));
        const say = toWords(message, speech()) as (values: object) => string;
        const said = say({ ...values, count });
        const form = (message as Plural)[new Intl.PluralRules(tag).select(count)] ?? '';
        expect(said).not.toMatch(/[{}<>]/);
        expect(said.includes(new Intl.NumberFormat(tag).format(count))).toBe(form.includes('{count}'));
      }),
    );
  });

  it('shows every value unchanged, apart from its direction', async () => {
    const sentences = list(await load(tag)).filter(
      ({ message }) => typeof message === 'string' && /\{\w+\}/.test(message) && !message.includes('<'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...sentences),
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('{email}', '<link>', 'محمد 123', 'Ada (1)', '$&'),
        ),
        ({ message }, value) => {
          const names = listParameters(message as string);
          const say = toWords(message, speech()) as (values: object) => string;
          const said = say(Object.fromEntries(names.map((name) => [name, value])));
          expect(said).toContain(value);
          const count = (sign: string) => said.split(sign).length;
          if (!/[\u2066-\u2069]/.test(value)) expect(count('\u2068')).toBe(count('\u2069'));
          if (directionOf(tag) === 'rtl' && value !== '' && !DIRECTIONS.test(value))
            expect(said).toContain(`\u2068${value}\u2069`);
        },
      ),
    );
  });
});
