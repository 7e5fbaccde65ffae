import { z } from 'zod/mini';
import { emailSchema } from './email-address.ts';
import { isVisible, maxCodePoints, minCodePoints, singleLine } from './text.ts';

export const PASSWORD_MIN_LENGTH = 8; // code points; ASVS 6.2.1. NIST SP 800-63B-4 wants 15 of a password that stands alone: see PASSWORD_MIN_LENGTH
export const PASSWORD_MAX_LENGTH = 128; // code points; bounds the work of one hash
const NAME_MAX_LENGTH = 100; // code points

/** The name a person is called by: 1–100 code points on one line. */
export const nameSchema = z.string('Enter your name.').check(
  z.trim(),
  z.normalize('NFC'),
  z.minLength(1, 'Enter your name.'),
  maxCodePoints(NAME_MAX_LENGTH, `Use at most ${NAME_MAX_LENGTH} characters.`),
  singleLine(),
  // Joiners, fillers and other invisible characters alone would be a name nobody can see.
  z.refine(isVisible, 'Enter your name.'),
);

/**
 * A password as it is hashed: by the mappings of RFC 8265 §4.2.2, so that the same keys match on another system.
 * Spaces of every width are U+0020, then NFC. The profile's refusals do not apply: an emoji with joiners is good.
 */
export const toPasswordForm = (password: string): string =>
  password.replace(/\p{Zs}/gu, ' ').normalize('NFC');

/** A password being chosen. */
export const newPasswordSchema = z
  .string('Enter a password.')
  .check(
    z.overwrite(toPasswordForm),
    minCodePoints(PASSWORD_MIN_LENGTH, `Use at least ${PASSWORD_MIN_LENGTH} characters.`),
    maxCodePoints(PASSWORD_MAX_LENGTH, `Use at most ${PASSWORD_MAX_LENGTH} characters.`),
    singleLine('Use printable characters only.'),
  );

/**
 * A password being presented: no rule but the bound, so that older and shorter ones still work. In NFC alone, as
 * older hashes were made: the service tries the mapped form first. Both have the same length.
 */
export const presentedPasswordSchema = z
  .string('Enter your password.')
  .check(
    z.normalize('NFC'),
    z.minLength(1, 'Enter your password.'),
    maxCodePoints(PASSWORD_MAX_LENGTH, `Use at most ${PASSWORD_MAX_LENGTH} characters.`),
  );

const rememberMeSchema = z.optional(z.boolean('Send true or false.'));

/** What `POST /api/auth/sign-up/email` reads of its body, beside the picture: see `image-address.ts`. */
export const signUpSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  rememberMe: rememberMeSchema,
});

/** What `POST /api/auth/sign-in/email` reads of its body. */
export const signInSchema = z.object({
  email: emailSchema,
  password: presentedPasswordSchema,
  rememberMe: rememberMeSchema,
});

/** What the raw routes that send a link to an address read of their body. */
export const addressSchema = z.object({ email: emailSchema });
