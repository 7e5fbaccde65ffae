import { z } from 'zod/mini';

/** The length as people count it: an emoji outside the BMP counts as one, not as two UTF-16 units. */
function countCodePoints(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

/** Refuses shorter text. Lengths are Unicode code points (NIST SP 800-63B-4 §3.1.1.2). */
export const minCodePoints = (min: number, message: string) =>
  z.refine<string>((value) => countCodePoints(value) >= min, message);

/** Refuses longer text. The cheap check of UTF-16 units comes first, so that a huge value is not iterated. */
export const maxCodePoints = (max: number, message: string) =>
  z.refine<string>((value) => value.length <= max * 2 && countCodePoints(value) <= max, message);

// C0, DEL and C1 controls, lone surrogates, and the bidirectional overrides that can make a name look like a
// different one. PostgreSQL cannot store U+0000 at all. U+0085, U+2028 and U+2029 are line breaks (UAX #14), though
// JavaScript's `.` and most editors do not agree on them.
const SINGLE_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
const MULTI_LINE = /[^\P{Cc}\n\r\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const RARE_LINE_BREAKS = /[\u0085\u2028\u2029]/g;

/** One line of text without control characters. */
export const singleLine = (message = 'Remove line breaks and control characters.') =>
  z.refine<string>((value) => !SINGLE_LINE.test(value), message);

/** Converts every line break of a text into a form that all programs know. Use it before `multiLine`. */
export const lineBreaks = () => z.overwrite<string>((value) => value.replace(RARE_LINE_BREAKS, '\n'));

/** Text that may hold line breaks and tabs, but no other control characters. */
export const multiLine = (message = 'Remove control characters.') =>
  z.refine<string>((value) => !MULTI_LINE.test(value), message);

/**
 * Invisible characters: those that Unicode tells programs to ignore (joiners, fillers, tags, variation selectors,
 * the byte order mark), format characters, and some blank ones that Unicode classifies as symbols or letters.
 */
export const INVISIBLE = /[\p{DI}\p{Cf}\u2800\ufffc\u{13441}\u{13442}\u{1d159}]/gu;

/** True for text with at least one visible character. A combining mark alone is not visible. */
export const isVisible = (value: string): boolean =>
  /[\p{L}\p{N}\p{P}\p{S}]/u.test(value.replace(INVISIBLE, ''));
