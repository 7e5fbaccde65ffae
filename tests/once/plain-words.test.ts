import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toMasked, toPlainName } from '../../server/mail/plain-words.ts';

/** Texts that mail programs turn into a link, a mail address or a phone number. */
const LINKED = /\w\.\w|https?:|www\.|@|tel:|[/\\]|(?:\p{Nd}\D{0,2}){3}/iu;

it('a name is shown only if no mail program makes a link or a phone number of it', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      'evil',
      '.com',
      '．com',
      '。example',
      '․de',
      'http://',
      'ｗｗｗ.',
      'www',
      '@',
      '＠',
      '/',
      '／',
    ),
    fc.constantFrom(
      '0900',
      '٠٩٠٠',
      '＋49',
      ' 12',
      '-34',
      '①②③',
      'Ada',
      ' ',
      'Dr. ',
      'J.',
      '\u200b',
      '\u00ad',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const name = toPlainName(pieces.join(''));
      if (name !== null) expect(name.normalize('NFKC')).not.toMatch(LINKED);
    }),
    { numRuns: 2_000 },
  );
  for (const name of ['visit evil.example', 'www evil', 'call 0900-123456', 'a@b', 'evil。example', 'x/y'])
    expect(toPlainName(name)).toBeNull();
});

it('an ordinary name is shown', () => {
  for (const name of [
    'Ada Lovelace',
    'Dr. No',
    'Martin Luther King Jr.',
    'J. R. R. Tolkien',
    'Louis 14',
    "O'Brien",
    '李小龙',
    'Ada <b> & "co"',
  ])
    expect(toPlainName(name)).toBe(name);
});

it('an address is shown as one letter of each part', () => {
  expect(toMasked('ada@new.example.com')).toBe('a… at n…');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.emailAddress()), (address) => {
      expect(toMasked(address)).toMatch(/^[a-z0-9]?… at [a-z0-9]?…$/);
    }),
  );
});
