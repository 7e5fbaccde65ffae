import { z } from 'zod/mini';

/** Length as people count it: an emoji outside the BMP is one, not two UTF-16 units. */
function countCodePoints(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

/** Refuses shorter text. Lengths are Unicode code points (NIST SP 800-63B-4 §3.1.1.2). */
export const minCodePoints = (min: number, message: string) =>
  z.refine<string>((value) => countCodePoints(value) >= min, message);

/** Refuses longer text. The cheap test on UTF-16 units comes first, so a huge value is not walked. */
export const maxCodePoints = (max: number, message: string) =>
  z.refine<string>((value) => value.length <= max * 2 && countCodePoints(value) <= max, message);

// C0, DEL and C1 controls, lone surrogates, and the bidirectional overrides that can make a name
// read as something else. PostgreSQL cannot store U+0000 at all. U+0085, U+2028 and U+2029 are line
// breaks (UAX #14), though JavaScript's `.` and most editors disagree on them.
const SINGLE_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
const MULTI_LINE = /[^\P{Cc}\n\r\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const RARE_LINE_BREAKS = /[\u0085\u2028\u2029]/g;

/** One line of text without control characters. */
export const singleLine = (message = 'Remove line breaks and control characters.') =>
  z.refine<string>((value) => !SINGLE_LINE.test(value), message);

/** Brings every line break of a text into a form that all programs know; comes before `multiLine`. */
export const lineBreaks = () => z.overwrite<string>((value) => value.replace(RARE_LINE_BREAKS, '\n'));

/** Text that may hold line breaks and tabs, but no other control characters. */
export const multiLine = (message = 'Remove control characters.') =>
  z.refine<string>((value) => !MULTI_LINE.test(value), message);

/**
 * Characters that show nothing: what Unicode has programs ignore (joiners, fillers, tags, variation selectors,
 * the byte order mark), format characters, and some that are called symbols or letters but are blank.
 */
export const INVISIBLE = /[\p{DI}\p{Cf}\u2800\ufffc\u{13441}\u{13442}\u{1d159}]/gu;

/** True for text in which there is something to see. A combining mark alone is nothing. */
export const isVisible = (value: string): boolean =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(value.replace(INVISIBLE, ''));
