import { z } from 'zod/mini';
import { AVATAR, type MailLink, mailLinks } from './paths.ts';
import { maxCodePoints, minCodePoints, singleLine } from './text.ts';

export const PASSWORD_MIN_LENGTH = 8; // code points; ASVS 6.2.1. NIST SP 800-63B-4 wants 15 of a password that stands alone: see PASSWORD_MIN_LENGTH
export const PASSWORD_MAX_LENGTH = 128; // code points; bounds the work of one hash
const EMAIL_MAX_LENGTH = 254; // RFC 5321 §4.5.3.1.3 less the angle brackets
const NAME_MAX_LENGTH = 100; // code points
const IMAGE_MAX_LENGTH = 2048; // characters of a URL

// Printable ASCII around one @, a dotted domain, no dot at either end of the local part. Whether
// the mailbox exists only a mail can tell; this refuses what can never be one.
const EMAIL =
  /^(?!\.)(?!.*\.\.)[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}(?<!\.)@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** An e-mail address, trimmed and lower-cased: the form in which it is stored and compared. */
const emailSchema = z.string('Enter your email address.').check(
  z.trim(),
  z.minLength(1, 'Enter your email address.'),
  // Before lower-casing, which turns some other letters into ASCII ones (the Kelvin sign into k).
  z.regex(/^[\x20-\x7e]*$/, 'Enter an email address like name@example.com.'),
  z.toLowerCase(),
  z.maxLength(EMAIL_MAX_LENGTH, `Use at most ${EMAIL_MAX_LENGTH} characters.`),
  z.regex(EMAIL, 'Enter an email address like name@example.com.'),
);

/** The name a person is called by: 1–100 code points on one line. */
export const nameSchema = z.string('Enter your name.').check(
  z.trim(),
  z.normalize('NFC'),
  z.minLength(1, 'Enter your name.'),
  maxCodePoints(NAME_MAX_LENGTH, `Use at most ${NAME_MAX_LENGTH} characters.`),
  singleLine(),
  // Joiners and other invisible marks alone would be a name nobody can see.
  z.regex(/[\p{L}\p{N}\p{P}\p{S}]/u, 'Enter your name.'),
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

/** A picture of our own, where the service runs on one's own machine and has no certificate. */
const LOCAL_UPLOAD = new RegExp(`^http://(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d+)?${AVATAR}/`);

/**
 * An address with user info, be it empty: the URL parser drops an empty one, and takes any number of slashes of either
 * kind. Whoever sees the picture would be shown the password.
 */
const USER_INFO = /^\s*\w+:[\\/]*[^\\/?#]*@/;

/** A picture's address: `https:` only, so that no page embeds it in the clear. */
const imageSchema = z.nullable(
  z.string('Use an https address.').check(
    z.maxLength(IMAGE_MAX_LENGTH, `Use at most ${IMAGE_MAX_LENGTH} characters.`),
    singleLine(),
    z.refine(
      (value) => URL.canParse(value) && (new URL(value).protocol === 'https:' || LOCAL_UPLOAD.test(value)),
      'Use an https address.',
    ),
    z.refine((value) => !USER_INFO.test(value), 'Leave user name and password out of the address.'),
  ),
);

const rememberMeSchema = z.optional(z.boolean('Send true or false.'));

/** What `POST /api/auth/sign-up/email` reads of its body. */
export const signUpSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  image: z.optional(imageSchema),
  rememberMe: rememberMeSchema,
});

/** What `POST /api/auth/sign-in/email` reads of its body. */
export const signInSchema = z.object({
  email: emailSchema,
  password: presentedPasswordSchema,
  rememberMe: rememberMeSchema,
});

/** What `POST /api/auth/update-user` reads of its body. */
export const updateUserSchema = z.object({ name: z.optional(nameSchema), image: z.optional(imageSchema) });

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
