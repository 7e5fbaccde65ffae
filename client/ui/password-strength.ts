/** How hard a password is to guess, as advice for the user. Only the service decides which passwords are accepted. */
export type Strength = 'short' | 'personal' | 'weak' | 'fair' | 'strong';

/** Bits. About what an attacker with the hash can try in days (FAIR_BITS) and in years (STRONG_BITS). */
const FAIR_BITS = 30;
const STRONG_BITS = 45;

/** Bits of one piece. A word, however long, is one of about ten thousand; digits and signs count one by one. */
const WORD = 14;
const LETTER = 4.7;
const DIGIT = 3.3;
const SIGN = 5;
/** Bits of a common habit: a run along the keyboard or the alphabet, a year, a repetition. */
const HABIT_BITS = 3;

const PIECES = /\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu;
const YEAR = /^(19|20)\d\d$/;
const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
];
const COMMON = new Set(
  'password passwort letmein welcome admin login master monkey dragon iloveyou'.split(' '),
);

/** `known` are texts that an attacker would try first, such as the user's name and address. */
export function toStrength(password: string, minLength: number, known: readonly string[]): Strength {
  if ([...password].length < minLength) return 'short';
  const pieces: string[] = password.normalize('NFC').toLowerCase().match(PIECES) ?? [];
  const own = new Set(known.flatMap((text) => text.toLowerCase().match(PIECES) ?? []));
  const others = pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece) && !own.has(piece));
  if (pieces.some((piece) => own.has(piece)) && others.join('').length < minLength) return 'personal';
  const seen = new Set<string>();
  const bits = pieces.reduce((sum, piece) => {
    const isNew = !seen.has(piece) && !own.has(piece);
    seen.add(piece);
    return sum + (isNew ? toBits(piece) : HABIT_BITS);
  }, 0);
  return bits < FAIR_BITS ? 'weak' : bits < STRONG_BITS ? 'fair' : 'strong';
}

function toBits(piece: string): number {
  const distinct = new Set(piece).size;
  if (COMMON.has(piece) || YEAR.test(piece) || isRun(piece)) return HABIT_BITS;
  if (/\p{L}/u.test(piece)) return Math.min(WORD, distinct * LETTER);
  return distinct * (/\p{N}/u.test(piece) ? DIGIT : SIGN);
}

/** True for three or more characters that are neighbours in a row, in either direction. */
const isRun = (piece: string): boolean =>
  piece.length > 2 && ROWS.some((row) => row.includes(piece) || row.includes([...piece].reverse().join('')));
