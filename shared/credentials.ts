import { z } from 'zod/mini';
import { emailSchema } from './email-address.ts';
import { type MailLink, mailLinks } from './paths.ts';
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

/** A password being chosen. NFC first, so the same keys typed on another system match. */
const newPasswordSchema = z
  .string('Enter a password.')
  .check(
    z.normalize('NFC'),
    minCodePoints(PASSWORD_MIN_LENGTH, `Use at least ${PASSWORD_MIN_LENGTH} characters.`),
    maxCodePoints(PASSWORD_MAX_LENGTH, `Use at most ${PASSWORD_MAX_LENGTH} characters.`),
    singleLine('Use printable characters only.'),
  );

/** A password being presented: no rule but the bound, so that older and shorter ones still work. */
const presentedPasswordSchema = z
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

/** What the raw routes that name a session or a link by its token read of their body. */
export const tokenSchema = z.object({
  token: z.optional(
    z.string('Send a token.').check(z.maxLength(512, 'Not a token.'), singleLine('Not a token.')),
  ),
});

/** What the raw routes that send a link to an address read of their body. */
export const addressSchema = z.object({ email: emailSchema });

/** What a link of a mail brings back. */
const linkToken = z
  .string('Send the token of the link.')
  .check(
    z.minLength(1, 'Send the token of the link.'),
    z.maxLength(512, 'Not a token.'),
    singleLine('Not a token.'),
  );

/** What `POST /api/auth/reset-password` reads of its body. */
export const resetPasswordSchema = z.object({
  token: linkToken,
  newPassword: newPasswordSchema,
});

/** What `security.stepUp` takes. */
export const stepUpSchema = z.strictObject({ password: presentedPasswordSchema });

/** What `account.changeEmail` takes. */
export const changeEmailSchema = z.strictObject({ email: emailSchema });

/** What the procedures of mailed links take. */
export const linkTokenSchema = z.strictObject({ token: linkToken });

/** What `account.readLink` takes. */
export const readLinkSchema = z.strictObject({
  kind: z.enum(Object.keys(mailLinks) as MailLink[], 'Name a kind of link.'),
  token: linkToken,
});

/**
 * What `POST /api/auth/change-password` reads of its body. Whoever has just proved who they are may leave
 * the current password out.
 */
export const changePasswordSchema = z.object({
  currentPassword: z.optional(presentedPasswordSchema),
  newPassword: newPasswordSchema,
  revokeOtherSessions: z.optional(z.boolean('Send true or false.')),
});
