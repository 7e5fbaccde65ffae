import { expect, it } from 'vitest';
import { messageInWords } from '../../client/words/message-in-words.ts';
import { speak } from '../../client/words/part.ts';
import en from '../../shared/messages/en/index.ts';

const ARABIC = {
  schema: {
    sentences: { 'Enter a name.': 'أدخل اسمًا.' },
    patterns: {
      'Use at least {count} characters.': { few: 'few {count}', other: 'other {count}' },
      'Choose a password that isn’t just the name of {appName}.': '{appName}!',
      'Is it {name} (1+1)?': '{name}?',
    },
  },
};
const GERMAN = {
  schema: {
    sentences: {},
    patterns: { 'This link works from {instant}. Until then nobody can use the account.': '[{instant}]' },
  },
};

it('finds the words of a sentence by its English text', () => {
  speak('ar', ARABIC);
  expect(messageInWords('Enter a name.')).toBe('أدخل اسمًا.');
  expect(messageInWords('A sentence of a newer service.')).toBe('A sentence of a newer service.');
  expect(messageInWords('toString')).toBe('toString');
});

it('takes over the values of a sentence, in the plural and the digits of the language', () => {
  speak('ar', ARABIC);
  expect(messageInWords('Use at least 8 characters.')).toBe(`few ${new Intl.NumberFormat('ar').format(8)}`);
  expect(messageInWords('Use at least 15 characters.')).toBe(
    `other ${new Intl.NumberFormat('ar').format(15)}`,
  );
  // The name is kept apart from the direction of the sentence.
  expect(messageInWords('Choose a password that isn’t just the name of A. (B) + C.')).toBe(
    '\u2068A. (B) + C\u2069!',
  );
  expect(messageInWords('Is it Ada (1+1)?')).toBe('\u2068Ada\u2069?');
});

it('writes an instant of the service in the language', () => {
  speak('de', GERMAN);
  const english = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  const instant = english.format(new Date('2026-12-03T10:00:00Z'));
  expect(messageInWords(`This link works from ${instant} UTC. Until then nobody can use the account.`)).toBe(
    '[3. Dezember 2026 um 10:00 UTC]',
  );
});

it('changes nothing in English', () => {
  speak('en', en);
  for (const text of [
    'Use at most 500 characters.',
    'A code of the app has 6 digits. This one has 7.',
    'This link works from December 3, 2026 at 10:00 AM UTC. Until then the address so far can stop it.',
  ])
    expect(messageInWords(text)).toBe(text);
});
