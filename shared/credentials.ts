import { z } from 'zod/mini';
import { emailSchema } from './email-address.ts';
import { isVisible, maxCodePoints, minCodePoints, singleLine } from './text.ts';

export const PASSWORD_MIN_LENGTH = 8; // code points; ASVS 6.2.1. NIST SP 800-63B-4 wants 15 of a password that stands alone: see PASSWORD_MIN_LENGTH
export const PASSWORD_MAX_LENGTH = 128; // code points; bounds the work of one hash
const NAME_MAX_LENGTH = 100; // code points

/** A person's display name: 1–100 code points on one line. */
export const nameSchema = z.string('Enter your name.').check(
  z.trim(),
  z.normalize('NFC'),
  z.minLength(1, 'Enter your name.'),
  maxCodePoints(NAME_MAX_LENGTH, `Use at most ${NAME_MAX_LENGTH} characters.`),
  singleLine(),
  // A name of joiners, fillers or other invisible characters alone would be invisible.
  z.refine(isVisible, 'Enter your name.'),
);

/**
 * The form of a password that is hashed. It follows the mappings of RFC 8265 §4.2.2, so that the same keys produce
 * the same password on another system. Spaces of every width become U+0020, then NFC is applied. The characters that
 * the RFC's profile refuses are accepted: an emoji with joiners is valid.
 */
export const toPasswordForm = (password: string): string =>
  password.replace(/\p{Zs}/gu, ' ').normalize('NFC');

/** A new password. */
export const newPasswordSchema = z
  .string('Enter a password.')
  .check(
    z.overwrite(toPasswordForm),
    minCodePoints(PASSWORD_MIN_LENGTH, `Use at least ${PASSWORD_MIN_LENGTH} characters.`),
    maxCodePoints(PASSWORD_MAX_LENGTH, `Use at most ${PASSWORD_MAX_LENGTH} characters.`),
    singleLine('Use printable characters only.'),
  );

/**
 * A password that a caller presents. The only rule is the maximum length, so that older and shorter passwords still
 * work. It is in NFC alone, because older hashes were made from that form; the service tries the mapped form first.
 * Both forms have the same length.
 */
export const presentedPasswordSchema = z
  .string('Enter your password.')
  .check(
    z.normalize('NFC'),
    z.minLength(1, 'Enter your password.'),
    maxCodePoints(PASSWORD_MAX_LENGTH, `Use at most ${PASSWORD_MAX_LENGTH} characters.`),
  );

const rememberMeSchema = z.optional(z.boolean('Send true or false.'));

/**
 * The part of the body of `POST /api/auth/sign-up/email` that is read, without the picture: see `image-address.ts`.
 */
export const signUpSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  rememberMe: rememberMeSchema,
});

/** The part of the body of `POST /api/auth/sign-in/email` that is read. */
export const signInSchema = z.object({
  email: emailSchema,
  password: presentedPasswordSchema,
  rememberMe: rememberMeSchema,
});

/** The part of the body that is read by the raw routes that send a link to an address. */
export const addressSchema = z.object({ email: emailSchema });
