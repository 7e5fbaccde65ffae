import { z } from 'zod/mini';

/** Digits of a code of an authenticator app (RFC 6238). */
export const CODE_DIGITS = 6;
/** Letters and digits of a backup code. */
export const BACKUP_CODE_LENGTH = 10;

const DECIMAL_DIGIT = /^\p{Nd}$/u;

/**
 * The value of a decimal digit of any script. Unicode keeps the ten digits of a script in a row, from zero to nine. Two
 * such rows may touch.
 */
function toAsciiDigit(digit: string): string {
  const at = digit.codePointAt(0) ?? 0;
  let first = at;
  while (DECIMAL_DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((at - first) % 10);
}

/** The typed code without spaces, hyphens and invisible characters, with ASCII digits in place of those of any script. */
const toPlain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\p{Zs}\p{Cf}\p{Pd}]/gu, '')
    .replace(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : toAsciiDigit(digit)));

/**
 * A code as it was typed: of an authenticator app, or a backup code. Digits of every script and spaces are accepted.
 * The result is `kind` and the code in its one form.
 */
export type OneTimeCode = { kind: 'totp' | 'backup'; code: string };

/** What is wrong with a typed code, or the code. */
export function readOneTimeCode(typed: string): OneTimeCode | { error: string } {
  const plain = toPlain(typed);
  if (plain === '') return { error: 'Enter the code.' };
  if (/^\d+$/.test(plain) && plain.length !== BACKUP_CODE_LENGTH) {
    if (plain.length === CODE_DIGITS) return { kind: 'totp', code: plain };
    return { error: `A code of the app has ${CODE_DIGITS} digits. This one has ${plain.length}.` };
  }
  const backup = plain.toLowerCase();
  if (backup.length === BACKUP_CODE_LENGTH && /^[a-z\d]+$/.test(backup))
    return { kind: 'backup', code: backup };
  return {
    error: `Enter the ${CODE_DIGITS} digits of the app, or a backup code of ${BACKUP_CODE_LENGTH} characters.`,
  };
}

const LONGEST = 64; // characters, with room for spaces

/** A typed code of either kind. Use `readOneTimeCode` on the result. */
export const oneTimeCodeSchema = z.string('Enter the code.').check(
  z.maxLength(LONGEST, `Enter the ${CODE_DIGITS} digits of the app, or a backup code.`),
  z.check((context) => {
    const read = readOneTimeCode(context.value);
    if ('error' in read) context.issues.push({ code: 'custom', message: read.error, input: context.value });
  }),
);
