import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameSchema } from '../../shared/credentials.ts';
import { profileUpdateSchema } from '../../shared/profile.ts';
import { invisible } from '../addresses.ts';

const accepts = (name: string): boolean => nameSchema.safeParse(name).success;

// In addition: blanks, marks without a letter, unassigned and private characters.
const nothing = fc.oneof(
  invisible,
  fc.constantFrom(
    ' ',
    '\u00a0',
    '\u3000',
    '\u0301',
    '\u20e3',
    '\ufe0e',
    '\u{e0061}',
    '\u{1d159}',
    '\u17b4',
    '\ue000',
  ),
);

describe('a name', () => {
  it('has at least one visible character', () => {
    fc.assert(
      fc.property(fc.array(nothing, { maxLength: 20 }), (chars) => {
        const unseen = chars.join('');
        expect(accepts(unseen)).toBe(false);
        // Direction overrides are refused in any name.
        if (!/[\u2066-\u2069]/.test(unseen)) expect(accepts(`${unseen}x`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['Ada', 'O’Neill', '한', 'ﷺ', '👩‍👩‍👧', '1', '?', '\u200fשרה', 'نام‌خانوادگی', 'ᠠ\u180b'])(
    'may be %s',
    (name) => expect(accepts(name)).toBe(true),
  );

  it.each(['\n', '\r', '\u000b', '\f', '\u0085', '\u2028', '\u2029'])(
    'has no line break in it: %j',
    (lineBreak) => {
      const { error } = nameSchema.safeParse(`Ada${lineBreak}Lovelace`);
      expect(error?.issues.map(({ message }) => message)).toEqual([
        'Remove line breaks and control characters.',
      ]);
    },
  );
});

it('a text of several lines keeps its lines, with any line break character', () => {
  const { data } = profileUpdateSchema.safeParse({ bio: 'one\ntwo\u0085three\u2028four\u2029five' });
  expect(data).toEqual({ bio: 'one\ntwo\nthree\nfour\nfive' });
});
