import { z } from 'zod/mini';
import { newPasswordSchema, presentedPasswordSchema } from './credentials.ts';
import { emailSchema } from './email-address.ts';
import { oneTimeCodeSchema } from './one-time-code.ts';
import { passkeyAnswerSchema } from './passkey-answer.ts';
import { singleLine } from './text.ts';

// Inputs that only a signed-in user sends. Separate from `credentials.ts`, so that the pages before sign-in do not
// load them.

/** The input of `security.stepUp`. */
export const stepUpSchema = z
  .strictObject({
    password: z.optional(presentedPasswordSchema),
    /** A code of the authenticator app, or a backup code. */
    code: z.optional(oneTimeCodeSchema),
    /** The browser's answer to the options of `security.beginStepUp`. */
    passkey: z.optional(passkeyAnswerSchema),
  })
  .check(
    z.refine((sent) => Object.values(sent).filter((one) => one !== undefined).length === 1, {
      error: 'Send a password, a code or a passkey.',
      path: ['password'],
    }),
  );

/** Names one passkey or one trusted browser by its id. */
export const ownIdSchema = z.strictObject({
  id: z
    .string('Send an id.')
    .check(z.minLength(1, 'Send an id.'), z.maxLength(64, 'Not an id.'), singleLine('Not an id.')),
});

/** The input of `account.changeEmail`. */
export const changeEmailSchema = z.strictObject({ email: emailSchema });

/**
 * The part of the body of `POST /api/auth/change-password` that is read. A caller who has just proved their identity
 * may leave out the current password.
 */
export const changePasswordSchema = z.object({
  currentPassword: z.optional(presentedPasswordSchema),
  newPassword: newPasswordSchema,
  revokeOtherSessions: z.optional(z.boolean('Send true or false.')),
});

/** The part of the body of `POST /api/auth/verify-password` that is read. */
export const verifyPasswordSchema = z.object({ password: presentedPasswordSchema });

/** The part of the body of `POST /api/auth/change-email` that is read. */
export const newEmailSchema = z.object({ newEmail: emailSchema });

/** The part of the body of `POST /api/auth/revoke-session` that is read. */
export const revokeSessionSchema = z.object({
  token: z
    .string('Send a token.')
    .check(z.minLength(1, 'Send a token.'), z.maxLength(512, 'Not a token.'), singleLine('Not a token.')),
});
