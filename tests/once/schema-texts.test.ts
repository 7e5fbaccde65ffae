import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { ROLES } from '../../shared/claims.ts';
import en from '../../shared/messages/en/schema.ts';
import { profileFields } from '../../shared/profile.ts';
import { WHY_ASKED } from '../../shared/questions.ts';

// The texts that people see of the code in `shared/`, and of the service's answers about a field, have their words in
// `shared/messages/<language>/schema.ts`. A text that is missing there is shown in English.

const ROOT = resolve(import.meta.dirname, '../..');
const MESSAGES = join(ROOT, 'shared/messages');

/**
 * Only a program gets these: it sent what no form sends, or it sees what the portal says in its own words. A new text
 * belongs here or into `en/schema.ts`.
 */
const FOR_PROGRAMS = [
  'A parameter is repeated.',
  'Ask for .* (?:changes|users).',
  'Ask for a whole number of rows.',
  'Ask for at most .* rows.',
  'Ask for one row at least.',
  'Leave user name and password out of the address.',
  'Lists go forward.',
  'Name a .*\\.',
  'Name each kind once.',
  'Name what to stop.',
  'Not an? .*\\.',
  'Remove the character U.0000.',
  'Send .*\\.',
  'The query is longer than .* characters.',
  'There is no such kind.',
  'This address is too long.',
  'Use an https address.',
  'Wait for .* seconds.',
  // A command of the operator, or a refusal that the portal describes by its code.
  'A recovery of this stolen account is pending: .*',
  'An account has this address already.',
  'Another account has this address.',
  'Confirm that it is you with a passkey or a code.',
  'There is no such user.',
  'Too many attempts. Please request a new code.',
  'User already exists. Use another email.',
];

const isForPrograms = (text: string) => FOR_PROGRAMS.some((pattern) => new RegExp(`^${pattern}$`).test(text));

const toSource = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const known = [...Object.keys(en.schema.sentences), ...Object.keys(en.schema.patterns)];
const all = [...known, ...Object.keys(en.fieldTexts)];
/** The patterns of the catalogue, for texts whose values are filled in. */
const filledIn = Object.keys(en.schema.patterns).map(
  (pattern) => new RegExp(`^${toSource(pattern).replace(/\\\{\w+\\\}/g, '.+')}$`),
);

/** True when the portal finds words for the text. A template's values are `…`. */
function hasWords(text: string): boolean {
  const template = new RegExp(`^${toSource(text).replaceAll('…', '.+')}$`);
  return all.some((one) => template.test(one)) || filledIn.some((pattern) => pattern.test(text));
}

const isSentence = (text: string) => /^\p{Lu}\S*[ …].*\.$/u.test(text);

/** The code's sentences with their line. Those of plain errors and of `sentence:` are for developers and programs. */
function listSentences(file: string): { at: string; text: string }[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: { at: string; text: string }[] = [];
  const add = (node: ts.Node, text: string) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (isSentence(text)) found.push({ at: `${file}:${line}`, text });
  };
  const visit = (node: ts.Node) => {
    if (ts.isNewExpression(node) && /(?<!App)Error$/.test(node.expression.getText())) return;
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'sentence') return;
    if (ts.isStringLiteralLike(node)) add(node, node.text);
    if (ts.isTemplateExpression(node))
      add(node, node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join(''));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const listFiles = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

it('each sentence about a field in the code has its words, or is for programs', () => {
  const sentences = ['shared', 'server/account', 'server/passwords']
    .flatMap(listFiles)
    .flatMap(listSentences);
  expect(sentences.length).toBeGreaterThan(100);
  const missing = sentences.filter(({ text }) => !hasWords(text) && !isForPrograms(text));
  expect(missing.map(({ at, text }) => `${at} ${text}`)).toEqual([]);
});

/** Values that a schema may refuse: each for another reason. */
const WRONG = [
  undefined,
  null,
  '',
  ' ',
  'x',
  'x@',
  '12',
  'a\u0000',
  'a\nb',
  0,
  6,
  1.5,
  [],
  ['x'],
  {},
  'x'.repeat(40_000),
];

type Parsed = { success: boolean; error?: { issues: { message: string }[] } };
type AnySchema = { safeParse: (value: unknown) => Parsed; shape?: Record<string, AnySchema> };
const isSchema = (value: unknown): value is AnySchema =>
  typeof value === 'object' && value !== null && 'safeParse' in value;

/** What a schema says about wrong values, and what its members say. */
const listMessages = (schema: AnySchema): string[] => [
  ...WRONG.flatMap((value) => schema.safeParse(value).error?.issues ?? []).map(({ message }) => message),
  ...Object.values(schema.shape ?? {}).flatMap(listMessages),
];

it('each message that a schema really writes has its words, or is for programs', async () => {
  const modules = await Promise.all(
    listFiles('shared').map(async (file): Promise<object> => import(join(ROOT, file))),
  );
  const schemas = modules.flatMap((module) => Object.values(module)).filter(isSchema);
  expect(schemas.length).toBeGreaterThan(30);
  const messages = [...new Set(schemas.flatMap(listMessages))].filter(isSentence);
  expect(messages).toContain('Enter your name.');
  expect(messages.filter((text) => !hasWords(text) && !isForPrograms(text))).toEqual([]);
});

it('each text of a profile field, and each role, has its words', () => {
  const texts = Object.values(profileFields).flatMap(({ label, hint, control }) => [
    label,
    hint,
    ...('options' in control ? control.options.map((option) => option.label) : []),
  ]);
  const missing = [...texts, WHY_ASKED].filter((text) => !Object.hasOwn(en.fieldTexts, text));
  expect(missing, 'add them to fieldTexts of shared/messages/en/schema.ts').toEqual([]);
  expect(Object.keys(en.roles)).toEqual([...ROLES]);
});

it('the catalogue has no text that the code does not have', () => {
  const sentences = ['shared', 'server/account', 'server/passwords']
    .flatMap(listFiles)
    .flatMap(listSentences);
  const templates = sentences.map(({ text }) => new RegExp(`^${toSource(text).replaceAll('…', '.+')}$`));
  expect(known.filter((one) => !templates.some((template) => template.test(one)))).toEqual([]);
});

/** The paths of all messages, such as `schema.sentences.Enter a name.`; a plural is one message. */
function listPaths(messages: object, path: string): string[] {
  return Object.entries(messages).flatMap(([key, message]: [string, unknown]) =>
    typeof message === 'object' && message !== null && !('other' in message)
      ? listPaths(message, `${path}${key} › `)
      : [`${path}${key}`],
  );
}

it('each language has words for each of these texts', async () => {
  const languages = readdirSync(MESSAGES).filter((tag) => tag !== 'en');
  const wanted = listPaths(en, '');
  const missing = await Promise.all(
    languages.map(async (tag) => {
      const file = join(MESSAGES, tag, 'schema.ts');
      const has = existsSync(file) ? listPaths((await import(file)).default, '') : [];
      return wanted.filter((path) => !has.includes(path)).map((path) => `${tag} lacks ${path}`);
    }),
  );
  expect(missing.flat()).toEqual([]);
});
