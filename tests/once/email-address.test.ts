import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAsciiDomain, toEmailForm } from '../../shared/email-address.ts';
import { changeEmailSchema } from '../../shared/person-input.ts';
import { accepted, invisible } from '../addresses.ts';

const parse = (email: string) => changeEmailSchema.safeParse({ email });
const accepts = (email: string): boolean => parse(email).success;

/** The former, narrower rule: such addresses are stored. */
const FORMER =
  /^(?!\.)(?!.*\.\.)[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}(?<!\.)@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

describe('the rule for e-mail addresses', () => {
  it('accepts every dot-atom at every dotted domain, and stores it in lower case', () => {
    fc.assert(
      fc.property(accepted, (email) => {
        expect(parse(email)).toEqual({ success: true, data: { email: email.toLowerCase() } });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    'a&b@example.com',
    "o'neill@example.com",
    '!#$%&*+/=?^_`{|}~-@x.co',
    'ada@firma.xn--p1ai',
    'a@b.c2',
    'a@b.c-d',
  ])('accepts %s', (email) => expect(accepts(email)).toBe(true));

  it.each([
    '',
    'nobody',
    '@example.com',
    'ada@',
    'ada@localhost',
    'a@b@example.com',
    '.a@example.com',
    'a.@example.com',
    'a..b@example.com',
    'a b@example.com',
    'a\n@example.com',
    '"a b"@example.com',
    'ada@[127.0.0.1]',
    'ada@127.0.0.1',
    'ada@-example.com',
    'ada@example-.com',
    'ada@example.com-',
    'ada@exam_ple.com',
    'ada@example..com',
    'ada@example.com.',
    'ada@ex%61mple.com',
    'ada@example.com/x',
    'Ada <ada@example.com>',
    'ünïcode@example.com',
    '\u212Aelvin@example.com',
    'ada@\u212Aelvin.com', // the Kelvin sign is not a k
    'ada@\uFB01rma.de', // the ligature is not two letters
    'ada@\u{1d41e}xample.com',
    'ada@e\u2024xample.com',
    'ada@\u00A8.de',
    'ada@\u0301a.de',
    'ada@b ücher.de',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
    `a@${'ü'.repeat(63)}.de`,
    `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(60)}.com`,
    `a@${'ü'.repeat(100_000)}.de`,
  ])('refuses %j, and names the field', (email) => {
    const { error } = parse(email);
    expect(error?.issues[0]?.path).toEqual(['email']);
  });

  it('accepts every address that the previous rule accepted, in its stored form', () => {
    fc.assert(
      fc.property(accepted, (made) => {
        const email = made.toLowerCase();
        fc.pre(FORMER.test(email));
        expect(parse(email)).toEqual({ success: true, data: { email } });
      }),
      { numRuns: 500 },
    );
  });

  it('removes invisible characters and converts full-width ones', () => {
    const noise = fc.array(invisible, { maxLength: 3 }).map((chars) => chars.join(''));
    const space = fc.constantFrom(
      ' ',
      '\u00a0',
      '\u2003',
      '\u3000',
      '\ufeff',
      '\t',
      '\n',
      '\u0085',
      '\u2028',
      '',
    );
    const widen = (char: string): string => String.fromCharCode(char.charCodeAt(0) + 0xfee0);
    fc.assert(
      fc.property(
        accepted,
        fc.infiniteStream(fc.tuple(noise, fc.boolean())),
        space,
        space,
        (email, choices, before, after) => {
          const pasted = [...email].map((char) => {
            const [hidden, isWide] = choices.next().value ?? ['', false];
            return `${hidden}${isWide ? widen(char) : char}`;
          });
          expect(toEmailForm(`${before}${pasted.join('')}${after}`)).toBe(email.toLowerCase());
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does not change a normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toEmailForm(toEmailForm(text))).toBe(toEmailForm(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a Unicode domain', () => {
  it.each([
    ['bücher.de', 'xn--bcher-kva.de'],
    ['BÜCHER.DE', 'xn--bcher-kva.de'],
    ['bu\u0308cher.de', 'xn--bcher-kva.de'],
    ['straße.de', 'xn--strae-oqa.de'],
    ['STRAẞE.DE', 'xn--strae-oqa.de'],
    ['ΟΔΟΣ.gr', domainToASCII('οδοσ.gr')],
    ['οδος.gr', 'xn--pxavbm.gr'],
    ['фирма.рф', 'xn--80apmps.xn--p1ai'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['例え｡ﾃｽﾄ', 'xn--r8jz45g.xn--zckzah'],
    ['मिसाल.भारत', domainToASCII('मिसाल.भारत')],
    ['i❤.ws', domainToASCII('i❤.ws')],
  ])('%s is %s', (domain, ascii) => expect(toAsciiDomain(domain)).toBe(ascii));

  it('has an xn-- label for each label that is not ASCII; no letter becomes an ASCII one', () => {
    for (let point = 0x80; point < 0x1_0000; point += 1) {
      const char = String.fromCodePoint(point);
      for (const domain of [`${char}.example`, `a${char}a.example`]) {
        const ascii = toAsciiDomain(domain);
        // Except for the two dots of East Asia, and characters that the caller has already removed.
        if (ascii === null || /[\u3002\uff61\p{DI}]/u.test(char)) continue;
        if (!ascii.startsWith('xn--')) expect([point.toString(16), ascii]).toEqual([]);
        if (domainToUnicode(ascii).split('.')[0]?.length === 0)
          expect([point.toString(16), ascii]).toEqual([]);
      }
    }
  });

  it('is the same in every case and in both Unicode forms', () => {
    const letter = fc.oneof(
      ...(
        [
          [0xe0, 0x17e], // Latin
          [0x391, 0x3a9], // Greek capitals
          [0x3b1, 0x3c9], // Greek
          [0x410, 0x44f], // Cyrillic
          [0x915, 0x939], // Devanagari
          [0x3041, 0x3096], // Hiragana
          [0x4e00, 0x9fa5], // Chinese
          [0xac00, 0xd7a3], // Korean
          [0x61, 0x7a],
        ] as const
      ).map(([min, max]) => fc.integer({ min, max }).map((point) => String.fromCodePoint(point))),
    );
    const label = fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''));
    let compared = 0;
    fc.assert(
      fc.property(label, (word) => {
        const ascii = toAsciiDomain(`${word}.example`);
        if (ascii === null) return;
        compared += 1;
        expect(ascii).toMatch(/^[a-z0-9-]+\.example$/);
        expect(toAsciiDomain(`${word.normalize('NFD')}.example`)).toBe(ascii);
        expect(toAsciiDomain(ascii)).toBe(ascii);
        expect(domainToASCII(domainToUnicode(ascii))).toBe(ascii);
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(250);
  });
});

it.each([
  ['ada@نامه\u200cای.com', 'ada@xn--mgba3gch31f060k.com'],
  ['ada@a\u200db.com', 'ada@ab.com'],
  [' a\u200dda@example.com \u200d', 'ada@example.com'],
  ['ada@bü\u200dcher.example \u200c', 'ada@xn--bcher-kva.example'],
])('a joiner of %j stays only if the domain would be another one without it', (typed, stored) => {
  expect(toEmailForm(typed)).toBe(stored);
});
