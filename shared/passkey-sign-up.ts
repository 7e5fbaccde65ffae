import { z } from 'zod/mini';
import { nameSchema } from './credentials.ts';
import { emailSchema } from './email-address.ts';
import { linkToken } from './link-input.ts';

/** The input of `account.signUpWithPasskey`. */
export const passkeySignUpSchema = z.strictObject({
  name: nameSchema,
  email: emailSchema,
  /** The address that the mail's link leads back to; it counts only if its origin is trusted. */
  redirectTo: z.optional(z.string('Send an address.').check(z.maxLength(2048, 'This address is too long.'))),
});

/** The input of `account.passkeyOptions`: the secret of the confirmation mail's link, or the mail's code. */
export const passkeyLinkSchema = z.strictObject({ token: linkToken });

/** What WebAuthn calls PublicKeyCredentialCreationOptionsJSON; the browser reads it. */
export const creationOptionsSchema = z.looseObject({ challenge: z.string() });
