import { z } from 'zod/mini';
import { claimsSchema } from './claims.ts';
import { profileSchema } from './profile.ts';

/** Ids or addresses of one look-up. */
export const LOOKUP_MOST = 100;

/** What a back end with a key sees of a user. Fields may be added; these fields stay. */
export const bridgeUserSchema = z.object({
  id: z.string(),
  name: z.string(),
  image: z.nullable(z.string()),
  createdAt: z.iso.datetime(),
  profile: profileSchema,
  claims: claimsSchema,
  /** Only for a key with the scope `users.email`, as is `emailVerified`. */
  email: z.optional(z.string()),
  emailVerified: z.optional(z.boolean()),
});
export type BridgeUser = z.infer<typeof bridgeUserSchema>;

/** The users that were found, in the order asked, each once; `missing`: the ids or addresses that were not. */
export const lookupAnswerSchema = z.object({
  users: z.array(bridgeUserSchema),
  missing: z.array(z.string()),
});

/** One page of users, by name. `nextCursor`: the `after` of the next page; null after the last. */
export const userPageSchema = z.object({
  users: z.array(bridgeUserSchema),
  nextCursor: z.nullable(z.string()),
});
