import { z } from 'zod/mini';
import { findUser, whoSchema } from './find-user.ts';
import { query } from './operation.ts';

/** `user.show`: what the operator may know of a user. No hash, secret or token. */
export const showUser = query(z.strictObject({ who: whoSchema }), async ({ db }, { who }) => {
  const found = await findUser(db, who);
  return {
    id: found.id,
    email: found.email,
    emailVerified: found.emailVerified,
    name: found.name,
    createdAt: found.createdAt.toISOString(),
    bannedSince: found.disabledAt?.toISOString() ?? null,
    deletionDueAt: found.deletionDueAt?.toISOString() ?? null,
  };
});
