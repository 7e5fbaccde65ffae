import { z } from 'zod/mini';
import { newPasswordSchema, presentedPasswordSchema } from './credentials.ts';
import { LINK_INCOMPLETE } from './errors.ts';
import { toLinkSecret, toMailCode } from './link-token.ts';
import { type MailLink, mailLinks } from './paths.ts';

// The data of a mail's link that the browser sends back. Separate from credentials.ts, which every page loads first.

/** A token in its canonical form, when `toToken` finds one in the sent text. */
const tokenSchema = (toToken: (raw: string) => string | null) =>
  z.string('Send the token of the link.').check(
    z.minLength(1, 'Send the token of the link.'),
    z.maxLength(512, 'Not a token.'),
    z.refine((raw) => toToken(raw) !== null, LINK_INCOMPLETE),
    z.overwrite((raw) => toToken(raw) ?? ''),
  );
/** The secret of a mail's link. */
const linkSecret = tokenSchema(toLinkSecret);
/** The secret of a mail's link, or the code that the mail shows beside the link. */
export const linkToken = tokenSchema((raw) => toMailCode(raw) ?? toLinkSecret(raw));

/** The part of the body of `POST /api/auth/reset-password` that is read. */
export const resetPasswordSchema = z.object({
  token: linkToken,
  newPassword: newPasswordSchema,
});

/** The input of the procedures for mailed links. */
export const linkTokenSchema = z.strictObject({ token: linkSecret });

/**
 * The input of `account.verifyEmail`. A caller who is not signed in as the person that the link is for also sends
 * that account's password, or a new password for it.
 */
export const verifyEmailSchema = z
  .strictObject({
    token: linkToken,
    password: z.optional(presentedPasswordSchema),
    newPassword: z.optional(newPasswordSchema),
  })
  .check(
    z.refine(({ password, newPassword }) => password === undefined || newPassword === undefined, {
      error: 'Send the password or a new one, not both.',
      path: ['newPassword'],
    }),
  );

/** The input of the portal's form that confirms an address with the account's password. */
export const confirmAddressSchema = z.object({ token: linkToken, password: presentedPasswordSchema });

/** The input of `account.discard`. */
export const discardSchema = z.strictObject({ token: linkToken });

/** The input of `account.readLink`. */
export const readLinkSchema = z.strictObject({
  kind: z.enum(Object.keys(mailLinks) as MailLink[], 'Name a kind of link.'),
  token: linkToken,
});

/** The input of the portal's form for a mail's code. */
export const mailCodeSchema = z.object({
  code: z.string().check(
    z.refine((typed) => toMailCode(typed) !== null, 'The code has 8 letters and digits. Check it again.'),
    z.overwrite((typed) => toMailCode(typed) ?? ''),
  ),
});
