import { z } from 'zod/mini';
import { newPasswordSchema, presentedPasswordSchema } from './credentials.ts';
import { LINK_INCOMPLETE } from './errors.ts';
import { toLinkSecret, toMailCode } from './link-token.ts';
import { type MailLink, mailLinks } from './paths.ts';

// What is sent back of a mail's link. Apart from credentials.ts, which every page begins with.

/** A token in its one form, as far as `toToken` finds one in what was sent. */
const tokenSchema = (toToken: (raw: string) => string | null) =>
  z.string('Send the token of the link.').check(
    z.minLength(1, 'Send the token of the link.'),
    z.maxLength(512, 'Not a token.'),
    z.refine((raw) => toToken(raw) !== null, LINK_INCOMPLETE),
    z.overwrite((raw) => toToken(raw) ?? ''),
  );
/** What a link of a mail brings back. */
const linkSecret = tokenSchema(toLinkSecret);
/** The same, or the code beside it. */
const linkToken = tokenSchema((raw) => toMailCode(raw) ?? toLinkSecret(raw));

/** What `POST /api/auth/reset-password` reads of its body. */
export const resetPasswordSchema = z.object({
  token: linkToken,
  newPassword: newPasswordSchema,
});

/** What the procedures of mailed links take. */
export const linkTokenSchema = z.strictObject({ token: linkSecret });

/**
 * What `account.verifyEmail` takes. Who is not signed in as the person the link is for also sends that account's
 * password, or a new one for it.
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

/** What the portal's form reads that confirms an address by the account's password. */
export const confirmAddressSchema = z.object({ token: linkToken, password: presentedPasswordSchema });

/** What `account.discard` takes. */
export const discardSchema = z.strictObject({ token: linkToken });

/** What `account.readLink` takes. */
export const readLinkSchema = z.strictObject({
  kind: z.enum(Object.keys(mailLinks) as MailLink[], 'Name a kind of link.'),
  token: linkToken,
});

/** What the portal's form for a mail's code reads. */
export const mailCodeSchema = z.object({
  code: z.string().check(
    z.refine((typed) => toMailCode(typed) !== null, 'The code has 8 letters and digits. Check it again.'),
    z.overwrite((typed) => toMailCode(typed) ?? ''),
  ),
});
