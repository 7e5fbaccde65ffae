import { z } from 'zod/mini';
import { AppError } from '../errors.ts';
import { findUser, whoSchema } from './find-user.ts';
import { operation } from './operation.ts';

/**
 * `user.delete`: as if the user had asked for it, who can cancel it for fourteen days; or at once. `purgeAt` is null for
 * an account that is gone.
 */
export const deleteUser = operation(
  z.strictObject({ who: whoSchema, now: z._default(z.boolean(), false) }),
  async ({ db, account }, { who, now }, source) => {
    const { id, email } = await findUser(db, who);
    if (!now) {
      const purgeAt = await account.deletions.requestFor(id, source);
      return { id, email, purgeAt: purgeAt.toISOString() };
    }
    if (!(await account.purgeNow(id, source)))
      throw new AppError('not_found', { sentence: 'The user was deleted meanwhile.' });
    return { id, email, purgeAt: null };
  },
);
