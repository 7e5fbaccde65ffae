import { z } from 'zod/mini';
import { claimsSchema } from './claims.ts';
import { profileSchema } from './profile.ts';
import { maxCodePoints } from './text.ts';

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

const listOf = (what: string) =>
  z
    .array(z.string(`Send ${what} as text.`), `Send a list of ${what}.`)
    .check(z.maxLength(LOOKUP_MOST, `Send at most ${LOOKUP_MOST} ${what} at once.`));

const ONE_LIST = 'Send ids or emails.';
/** What to look up: ids or addresses. */
export const lookupInputSchema = z
  .strictObject(
    { ids: z.optional(listOf('ids')), emails: z.optional(listOf('addresses')) },
    'Send a JSON object with ids or with emails.',
  )
  .check(z.refine(({ ids, emails }) => (ids === undefined) !== (emails === undefined), ONE_LIST));

/** Users on one page. */
export const PAGE = 20;
export const PAGE_MOST = 100;
/** Code points. As long as the longest address. */
export const QUERY_MAX_LENGTH = 254;

/** The query parameters of a list of users. */
export const userQuerySchema = z.strictObject({
  query: z._default(
    z.string().check(
      z.normalize('NFC'),
      maxCodePoints(QUERY_MAX_LENGTH, `Use at most ${QUERY_MAX_LENGTH} characters.`),
      z.refine((text) => !text.includes('\0'), 'Remove the character U+0000.'),
    ),
    '',
  ),
  after: z.optional(z.string()),
  limit: z.pipe(
    z._default(
      z.string().check(z.regex(/^([1-9]\d?|100)$/, `Ask for 1 to ${PAGE_MOST} users.`)),
      String(PAGE),
    ),
    z.transform(Number),
  ),
});

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
