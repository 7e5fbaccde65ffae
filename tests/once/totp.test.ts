import fc from 'fast-check';
import { generateSync, verifySync } from 'otplib';
import { describe, expect, it } from 'vitest';
import {
  createTotpSecret,
  findTotpStep,
  STEP_SECONDS,
  toTotpCode,
  toTotpUri,
} from '../../server/two-factor/totp.ts';
import { oneTimeCodeSchema, readOneTimeCode } from '../../shared/one-time-code.ts';

/** The secret of RFC 6238, appendix B. */
const RFC_SECRET = Buffer.from('12345678901234567890');
const now = fc.integer({ min: 1_000, max: 2 ** 40 });
const secretIn = (uri: string) => new URL(uri).searchParams.get('secret') ?? '';
const WHO = { issuer: 'Gatehouse', email: 'ada@example.com' };

describe('codes of an authenticator app (RFC 6238)', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('the code at second %i is that of appendix B', (second, code) => {
    expect(toTotpCode(RFC_SECRET, Math.floor(second / STEP_SECONDS))).toBe(code);
  });

  it('an independent library makes the same codes from the address in the QR code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), now, (bytes, second) => {
        const secret = Buffer.from(bytes);
        const code = generateSync({ secret: secretIn(toTotpUri(secret, WHO)), epoch: second });
        expect(toTotpCode(secret, Math.floor(second / STEP_SECONDS))).toBe(code);
        expect(findTotpStep(secret, code, second)).not.toBeNull();
      }),
    );
  });

  it('an independent library accepts our codes', () => {
    const secret = createTotpSecret();
    const epoch = 1_790_000_000;
    const token = toTotpCode(secret, Math.floor(epoch / STEP_SECONDS));
    expect(verifySync({ secret: secretIn(toTotpUri(secret, WHO)), token, epoch }).valid).toBe(true);
  });

  it('the clock of the app may be one step early or late, and no more', () => {
    fc.assert(
      fc.property(now, fc.integer({ min: -4, max: 4 }), (second, by) => {
        const step = Math.floor(second / STEP_SECONDS) + 10;
        const found = findTotpStep(
          RFC_SECRET,
          toTotpCode(RFC_SECRET, step + by),
          step * STEP_SECONDS + (second % 30),
        );
        if (Math.abs(by) <= 1) expect(found).not.toBeNull();
        else if (found !== null)
          expect(toTotpCode(RFC_SECRET, found)).toBe(toTotpCode(RFC_SECRET, step + by));
      }),
    );
  });

  it('the address in the QR code names the service and the account, whatever their names', () => {
    const uri = toTotpUri(RFC_SECRET, { issuer: 'Acme: Sign & in', email: 'a+b@example.com' });
    expect(uri).toBe(
      'otpauth://totp/Acme%20%20Sign%20%26%20in:a%2Bb%40example.com' +
        '?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme%20%20Sign%20%26%20in&digits=6&period=30',
    );
  });
});

/** Every decimal digit of Unicode, with its value. */
const DIGITS: string[][] = Array.from({ length: 10 }, () => []);
let run = 0;
for (let at = 0; at <= 0x10ffff; at += 1) {
  const sign = at >= 0xd800 && at <= 0xdfff ? '' : String.fromCodePoint(at);
  if (!/^\p{Nd}$/u.test(sign)) run = 0;
  else {
    DIGITS[run % 10]?.push(sign);
    run += 1;
  }
}
const typedDigit = fc.integer({ min: 0, max: 9 }).chain((value) =>
  fc.record({
    value: fc.constant(String(value)),
    sign: fc.constantFrom(...(DIGITS[value] ?? [])),
    space: fc.constantFrom(
      '',
      '',
      ' ',
      '\u00a0',
      '\u202f',
      '\u2009',
      '-',
      '\u2011',
      '\u200b',
      '\u200f',
      '\t',
    ),
  }),
);
const typed = (length: number) => fc.array(typedDigit, { minLength: length, maxLength: length });

describe('a typed code', () => {
  it('may have digits of every script, and spaces', () => {
    fc.assert(
      fc.property(typed(6), (signs) => {
        const text = signs.map(({ sign, space }) => sign + space).join('');
        expect(readOneTimeCode(text)).toEqual({
          kind: 'totp',
          code: signs.map(({ value }) => value).join(''),
        });
        expect(oneTimeCodeSchema.safeParse(text).success).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of seven digits is refused by name', () => {
    fc.assert(
      fc.property(typed(7), (signs) => {
        const text = signs.map(({ sign, space }) => sign + space).join('');
        expect(oneTimeCodeSchema.safeParse(text).error?.issues[0]?.message).toBe(
          'A code of the app has 6 digits. This one has 7.',
        );
      }),
    );
  });

  it('of any text is either a code in its one form or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const read = readOneTimeCode(text);
        if (!('error' in read)) expect(read.code).toMatch(read.kind === 'totp' ? /^\d{6}$/ : /^[a-z\d]{10}$/);
      }),
    );
  });
});
