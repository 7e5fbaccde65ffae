import { z } from 'zod/mini';
import { newPasswordSchema, presentedPasswordSchema } from './credentials.ts';
import { emailSchema } from './email-address.ts';
import { singleLine } from './text.ts';

// What only somebody who is signed in sends. Apart from `credentials.ts`, so that the pages before the account do
// not load it.

/** What `security.stepUp` takes. */
export const stepUpSchema = z.strictObject({ password: presentedPasswordSchema });

/** What `account.changeEmail` takes. */
export const changeEmailSchema = z.strictObject({ email: emailSchema });

/**
 * What `POST /api/auth/change-password` reads of its body. Whoever has just proved who they are may leave
 * the current password out.
 */
export const changePasswordSchema = z.object({
  currentPassword: z.optional(presentedPasswordSchema),
  newPassword: newPasswordSchema,
  revokeOtherSessions: z.optional(z.boolean('Send true or false.')),
});

/** What `POST /api/auth/verify-password` reads of its body. */
export const verifyPasswordSchema = z.object({ password: presentedPasswordSchema });

/** What `POST /api/auth/change-email` reads of its body. */
export const newEmailSchema = z.object({ newEmail: emailSchema });

/** What `POST /api/auth/revoke-session` reads of its body. */
export const revokeSessionSchema = z.object({
  token: z
    .string('Send a token.')
    .check(z.minLength(1, 'Send a token.'), z.maxLength(512, 'Not a token.'), singleLine('Not a token.')),
});
