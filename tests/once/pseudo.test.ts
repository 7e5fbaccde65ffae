import { expect, it } from 'vitest';
import { toPseudo } from '../../server/language/pseudo.ts';
import en from '../../shared/messages/en/index.ts';
import { pseudoTags } from '../../shared/words/languages.ts';
import { listParameters } from '../../shared/words/template.ts';
import type { Messages } from '../../shared/words/words.ts';

/** Pairs of a message in English and in another language. */
function pair(one: Messages, other: Messages): [string, string][] {
  if (typeof one === 'string') return [[one, String(other)]];
  return Object.entries(one).flatMap(([key, value]) => pair(value, Reflect.get(Object(other), key)));
}

it.each(pseudoTags)('%s keeps values and marks of all messages, and changes all words', (tag) => {
  const pairs = pair(en, toPseudo(tag, en));
  expect(pairs.length).toBeGreaterThan(1);
  for (const [english, pseudo] of pairs) {
    expect(listParameters(pseudo)).toEqual(listParameters(english));
    const words = english.replace(/\{\w+\}|<\/?\w+>/g, ' ');
    if (/[a-z]/i.test(words)) expect(pseudo).not.toBe(english);
  }
});

it('en-XA has accents and is two fifths longer', () => {
  const shown = toPseudo('en-XA', 'Sign in to <link>{appName}</link> with a passkey');
  expect(shown).toContain('<link>{appName}</link>');
  expect(shown.replace('<link>{appName}</link>', '')).not.toMatch(/[a-z]/i);
  const letters = (text: string) => text.replace(/\{\w+\}|<\/?\w+>|[^\p{L}]/gu, '').length;
  const plain = 'Sign in to with a passkey';
  expect(letters(shown)).toBe(Math.ceil(letters(plain) * 1.4));
});

it('ar-XB writes each word from right to left', () => {
  expect(toPseudo('ar-XB', 'It’s <b>your {app}</b> code')).toBe(
    '\u202eIt’s\u202c <b>\u202eyour\u202c {app}</b> \u202ecode\u202c',
  );
  expect(toPseudo('ar-XB', { a: ['One', 'Two'] })).toEqual({ a: ['\u202eOne\u202c', '\u202eTwo\u202c'] });
});
