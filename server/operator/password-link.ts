import { z } from 'zod/mini';
import { AppError } from '../errors.ts';
import { createLinks } from '../mail/mail-links.ts';
import { findUser, whoSchema } from './find-user.ts';
import { operation } from './operation.ts';

const inputSchema = z.strictObject({ who: whoSchema });
/** A command has no browser that a code could belong to. */
const NO_CODE = { sent: [], fresh: null };

/** `user.mailPasswordLink`: the mail that the user receives after *Forgot password*. Throws `conflict`. */
export const mailPasswordLink = operation(inputSchema, async ({ db, account }, { who }, source) => {
  const { id, email, disabledAt } = await findUser(db, who);
  if (disabledAt) throw new AppError('conflict', { sentence: 'The user is banned: no link would work.' });
  if (!(await account.linkRequests.reset({ email, redirectTo: null }, { source, codes: NO_CODE })))
    throw new AppError('rate_limited', {
      sentence: 'This address is not confirmed, and received as many mails as one may in an hour.',
    });
  return { id, email };
});

/** `user.createPasswordLink`: the link itself. It is as good as the password of the user. Throws `conflict`. */
export const createPasswordLink = operation(inputSchema, async ({ db, account, url }, { who }, source) => {
  const { id, email } = await findUser(db, who);
  const resetPassword = await account.invitations.createPasswordLink(id, source);
  return { id, email, link: createLinks({ resetPassword }, url).to('resetPassword') };
});
