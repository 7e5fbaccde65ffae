import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MessagesError, readMessagesFolder } from '../../server/language/messages-folder.ts';
import { findFaults, withOwnWords } from '../../server/language/own-words.ts';
import en from '../../shared/messages/en/index.ts';
import { isPseudo, languageTags } from '../../shared/words/languages.ts';
import { toWords } from '../../shared/words/words.ts';

const ENGLISH = {
  signIn: {
    title: 'Sign in',
    intro: 'Go on to <link>{appName}</link>',
    left: { one: '{count} code of {app} is left', other: '{count} codes of {app} are left' },
    steps: ['Open the app', 'Type the code'],
  },
};

it.each([
  [{}, []],
  [{ signIn: { title: 'Come in' } }, []],
  [{ signIn: { intro: '<link>Weiter zu {appName}</link>' } }, []],
  [{ signIn: { left: { few: '{app}', other: '{count} of {app}' } } }, []],
  [{ signIn: { steps: ['One', 'Two'] } }, []],
  [null, ['the file must be an object']],
  [[], ['the file must be an object']],
  ['text', ['the file must be an object']],
  [{ signUp: {} }, ['signUp is no message']],
  [{ signIn: { heading: 'x', title: 'y' } }, ['signIn.heading is no message']],
  [{ signIn: 'x' }, ['signIn must be an object']],
  [{ signIn: { title: 1 } }, ['signIn.title must be a text']],
  [{ signIn: { title: '' } }, ['signIn.title must be a text']],
  [{ signIn: { title: ' \u00a0' } }, ['signIn.title must be a text']],
  [{ signIn: { title: { other: 'x' } } }, ['signIn.title must be a text']],
  [{ signIn: { title: 'Hi {name}' } }, ['signIn.title has {name}, which the message does not know']],
  [{ signIn: { intro: 'Go on to {appName}' } }, ['signIn.intro lacks <link>']],
  [{ signIn: { intro: 'Go on to <link>{appName}' } }, ['signIn.intro lacks <link>']],
  [{ signIn: { intro: '<link>Go on</link>' } }, ['signIn.intro lacks {appName}']],
  [{ signIn: { left: 'x' } }, ['signIn.left must be an object']],
  [{ signIn: { left: { one: '{app}' } } }, ['signIn.left lacks the form other']],
  [
    { signIn: { left: { other: '{app}', many: '{count}', plenty: '{app}' } } },
    ['signIn.left.many lacks {app}', 'signIn.left.plenty is no form of a plural'],
  ],
  [{ signIn: { steps: ['One'] } }, ['signIn.steps must be a list of 2 texts']],
  [{ signIn: { steps: ['One', 2] } }, ['signIn.steps must be a list of 2 texts']],
  [JSON.parse('{"__proto__":{"title":"x"}}'), ['__proto__ is no message']],
  [{ constructor: {}, toString: 'x' }, ['constructor is no message', 'toString is no message']],
])('%j: %j', (own, faults) => {
  expect(findFaults(ENGLISH, own)).toEqual(faults);
});

it('any JSON is judged, and what is right can be put into the catalogue', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (own) => {
      expect(() => findFaults(ENGLISH, { signIn: own })).not.toThrow();
      expect(() => findFaults(ENGLISH, own)).not.toThrow();
    }),
  );
});

it('own words replace single messages, and the other messages stay', () => {
  const own = { signIn: { title: 'Come in', left: { other: '{count}: {app}' }, steps: ['One', 'Two'] } };
  expect(withOwnWords(ENGLISH, own)).toEqual({ signIn: { ...ENGLISH.signIn, ...own.signIn } });
  expect(ENGLISH.signIn.title).toBe('Sign in');
});

it('a sign in own words that begins no parameter stays as it is written', () => {
  const own = { heading: '1 < 2 & <img src=x>', brace: 'Type {', tag: '<b>' };
  const speech = { language: 'en', show: String, isolate: String, join: (items: string[]) => items.join('') };
  expect(toWords(own, speech)).toEqual(own);
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'messages-'));
});
afterAll(() => rm(folder, { recursive: true }));

const linesOf = async (path: string): Promise<readonly string[]> => {
  const error = await readMessagesFolder(path).catch((one: unknown) => one);
  if (error instanceof MessagesError) return error.lines;
  throw new Error('the folder was accepted');
};

it('reads the files of a folder, and only those that are named as a language', async () => {
  const good = join(folder, 'good');
  await mkdir(good);
  await writeFile(join(good, 'de.json'), '\ufeff{"page":{"noScript":"Bitte JavaScript einschalten."}}');
  await writeFile(join(good, 'README.md'), 'Our words');
  const read = await readMessagesFolder(good);
  expect([...read]).toEqual([['de', { page: { noScript: 'Bitte JavaScript einschalten.' } }]]);
  expect(await readMessagesFolder(undefined)).toEqual(new Map());
});

it('refuses a file that ends nowhere, that is too large, or that is in another encoding', async () => {
  const odd = join(folder, 'odd');
  await mkdir(odd);
  execFileSync('mkfifo', [join(odd, 'ar.json')]);
  await writeFile(join(odd, 'de.json'), Buffer.from('{"page":{"noScript":"Prüfen"}}', 'latin1'));
  await writeFile(join(odd, 'en.json'), `{"page":{"noScript":"${'x'.repeat(1_000_000)}"}}`);
  await symlink('fr.json', join(odd, 'fr.json'));
  await writeFile(join(odd, 'ja.json'), Buffer.from('\ufeff{}', 'utf16le'));
  expect((await linesOf(odd)).map((line) => line.replaceAll(`${odd}/`, ''))).toEqual([
    'ar.json: it is no file.',
    'de.json: it is not in UTF-8.',
    'en.json: it is larger than 1 MB.',
    'fr.json: it cannot be read (ELOOP).',
    'ja.json: it is not in UTF-8.',
  ]);
});

it('names the file and the key of each fault in a line of its own', async () => {
  const bad = join(folder, 'bad');
  await mkdir(join(bad, 'fr.json'), { recursive: true });
  const files = {
    'de.json': '{"page":{"noScript":"{app}","heading":"x"}}',
    'en.json': '{"page":',
    'klingon.json': '{}',
    'en-XA.json': '{}',
    'pt-br.json': '{}',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(bad, name), text);
  const shown = (await linesOf(bad)).map((line) => line.replaceAll(`${bad}/`, '').replace(/; the lan.*/, ''));
  expect(shown).toEqual([
    'de.json: page.noScript has {app}, which the message does not know.',
    'de.json: page.heading is no message.',
    'en-XA.json: its name is no language',
    'en.json: it is no JSON.',
    'fr.json: it is no file.',
    'klingon.json: its name is no language',
    'pt-br.json: its name is no language',
  ]);
  expect(await linesOf(join(folder, 'nowhere'))).toEqual([
    `MESSAGES_DIR names ${folder}/nowhere, which cannot be read (ENOENT).`,
  ]);
});

it.each(languageTags.filter((tag) => !isPseudo(tag)))('can be the whole catalogue in %s', async (tag) => {
  const { default: catalogue } = await import(`../../shared/messages/${tag}/index.ts`);
  expect(findFaults(en, catalogue)).toEqual([]);
});
