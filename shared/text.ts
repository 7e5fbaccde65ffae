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
// read as something else. PostgreSQL cannot store U+0000 at all.
const SINGLE_LINE = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const MULTI_LINE = /[^\P{Cc}\n\r\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** One line of text without control characters. */
export const singleLine = (message = 'Remove line breaks and control characters.') =>
  z.refine<string>((value) => !SINGLE_LINE.test(value), message);

/** Text that may hold line breaks and tabs, but no other control characters. */
export const multiLine = (message = 'Remove control characters.') =>
  z.refine<string>((value) => !MULTI_LINE.test(value), message);
