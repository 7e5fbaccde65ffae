import fc from 'fast-check';

// Generated e-mail addresses that the rule in `shared/email-address.ts` accepts.

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const DIGITS = [...'0123456789'];
const CAPITALS = LETTERS.map((letter) => letter.toUpperCase());
const SIGNS = [..."!#$%&'*+/=?^_`{|}~-"];

const atom = fc
  .array(fc.constantFrom(...LETTERS, ...CAPITALS, ...DIGITS, ...SIGNS, ...SIGNS), {
    minLength: 1,
    maxLength: 12,
  })
  .map((chars) => chars.join(''));
const localPart = fc.array(atom, { minLength: 1, maxLength: 4 }).map((atoms) => atoms.join('.'));
const letDig = fc.constantFrom(...LETTERS, ...CAPITALS, ...DIGITS);
const label = fc
  .tuple(
    letDig,
    fc.array(fc.constantFrom(...LETTERS, ...CAPITALS, ...DIGITS, '-'), { maxLength: 20 }),
    letDig,
  )
  .map(([first, middle, last]) => `${first}${middle.join('')}${last}`);
const topLevel = fc.oneof(label, fc.constantFrom('com', 'COM', 'xn--p1ai', 'c2', 'a-b'));

/** Addresses in ASCII, in any case. */
export const accepted = fc
  .tuple(localPart, fc.array(label, { minLength: 1, maxLength: 3 }), topLevel)
  .map(([local, labels, top]) => `${local}@${[...labels, top].join('.')}`)
  .filter((address) => !/@\d+(?:\.\d+){3}$/.test(address));

/** Characters that are invisible. */
export const invisible = fc.constantFrom(
  ...['\u200b', '\u200c', '\u200d', '\u200e', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u061c', '\u180e'],
  ...[
    '\u115f',
    '\u1160',
    '\u3164',
    '\uffa0',
    '\u2800',
    '\ufe0f',
    '\u{e0001}',
    '\u{e0100}',
    '\u2066',
    '\ufffc',
  ],
);
