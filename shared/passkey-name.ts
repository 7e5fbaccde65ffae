import { z } from 'zod/mini';
import { isVisible, maxCodePoints, singleLine } from './text.ts';

const LONGEST = 64; // characters

/** What a person calls a passkey: 1–64 code points on one line. */
export const passkeyNameSchema = z
  .string('Enter a name.')
  .check(
    z.trim(),
    z.normalize('NFC'),
    z.minLength(1, 'Enter a name.'),
    maxCodePoints(LONGEST, `Use at most ${LONGEST} characters.`),
    singleLine(),
    z.refine(isVisible, 'Enter a name.'),
  );
