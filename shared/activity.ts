import { z } from 'zod/mini';
import { deviceSchema } from './session.ts';

/** What the security log tells of. `sign_in` and `step_up` may have failed; everything else was done. */
const ACTIVITY_KINDS = [
  'sign_up',
  'sign_in',
  'sign_out',
  'locked',
  'step_up',
  'session_revoked',
  'sessions_revoked',
  'verification_requested',
  'email_verified',
  'email_change_requested',
  'email_change_cancelled',
  'email_changed',
  'password_changed',
  'password_reset_requested',
  'password_reset',
  'not_me',
  'deletion_requested',
  'deletion_cancelled',
  'account_deleted',
  'banned',
  'unbanned',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** One row of a person's own log. */
const activityItemSchema = z.object({
  id: z.string(),
  kind: z.enum(ACTIVITY_KINDS),
  at: z.iso.datetime(),
  ipAddress: z.nullable(z.string()),
  device: deviceSchema,
  /** Where the address is, roughly; null when nobody knows. */
  place: z.nullable(z.string()),
  /** It was done in the browser that asks; for a program, in its session. */
  thisDevice: z.boolean(),
  ok: z.boolean(),
});
export const activityPageSchema = z.object({
  items: z.array(activityItemSchema),
  /** What to ask for the page after this one with; null at the end. */
  nextCursor: z.nullable(z.string()),
});

const PAGE_MOST = 100;
export const activityQuerySchema = z.optional(
  z.strictObject({
    cursor: z.optional(z.string('Not a cursor.').check(z.regex(/^[1-9]\d{0,17}$/, 'Not a cursor.'))),
    limit: z.optional(
      z
        .int('Ask for a whole number of rows.')
        .check(
          z.minimum(1, 'Ask for one row at least.'),
          z.maximum(PAGE_MOST, `Ask for at most ${PAGE_MOST} rows.`),
        ),
    ),
    /** tRPC's infinite queries say it; there is no other. */
    direction: z.optional(z.literal('forward', 'Lists go forward.')),
    kinds: z.optional(
      z
        .array(z.enum(ACTIVITY_KINDS, 'There is no such kind.'), 'Send a list of kinds.')
        .check(z.minLength(1, 'Name a kind.'), z.maxLength(ACTIVITY_KINDS.length, 'Name each kind once.')),
    ),
  }),
);
