import { z } from 'zod/mini';
import { linkToken } from './link-input.ts';
import { newPasskeyAnswerSchema, passkeyAnswerSchema } from './passkey-answer.ts';
import { ownIdSchema } from './person-input.ts';
import { isVisible, maxCodePoints, singleLine } from './text.ts';

/** The number of passkeys that one account may have. */
export const PASSKEYS_MOST = 20;
const NAME_MAX_LENGTH = 100; // code points

/** The name of a passkey. */
export const passkeyNameSchema = z
  .string('Enter a name.')
  .check(
    z.trim(),
    z.normalize('NFC'),
    z.minLength(1, 'Enter a name.'),
    maxCodePoints(NAME_MAX_LENGTH, `Use at most ${NAME_MAX_LENGTH} characters.`),
    singleLine(),
    z.refine(isVisible, 'Enter a name.'),
  );

/** The query of `GET /api/auth/passkey/generate-register-options` that is read. */
export const passkeyWishesSchema = z.object({
  authenticatorAttachment: z.optional(
    z.enum(['platform', 'cross-platform'], 'Send platform or cross-platform.'),
  ),
});

/** The part of the body of `POST /api/auth/passkey/verify-registration` that is read. */
export const newPasskeySchema = z.object({
  response: newPasskeyAnswerSchema,
  name: z.optional(passkeyNameSchema),
  /** The secret of a confirmation mail's link, or the mail's code: for a new account without a session. */
  token: z.optional(linkToken),
});

/** The part of the body of `POST /api/auth/passkey/verify-authentication` that is read. */
export const passkeySignInSchema = z.object({
  response: passkeyAnswerSchema,
  rememberMe: z.optional(z.boolean('Send true or false.')),
});

/** The part of the body of `POST /api/auth/passkey/update-passkey` that is read. */
export const renamePasskeySchema = z.object({ id: ownIdSchema.shape.id, name: passkeyNameSchema });

/** The part of the body of `POST /api/auth/passkey/delete-passkey` that is read. */
export const removePasskeySchema = z.object({ id: ownIdSchema.shape.id });
