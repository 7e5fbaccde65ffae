import { z } from 'zod/mini';
import { deviceSchema } from './session.ts';

/**
 * The kinds of event in the security log. Only `sign_in`, `step_up` and `second_factor` may have
 * failed; every other event succeeded. `second_factor`: a wrong code after the right password.
 */
export const ACTIVITY_KINDS = [
  'sign_up',
  'imported',
  'data_copied',
  'sign_in',
  'sign_out',
  'locked',
  'step_up',
  'session_revoked',
  'sessions_revoked',
  'site_signed_in',
  'site_signed_out',
  'verification_requested',
  'email_verified',
  'email_change_requested',
  'email_change_cancelled',
  'email_changed',
  'password_changed',
  'password_reset_requested',
  'password_reset',
  'not_me',
  'passkey_added',
  'passkey_renamed',
  'passkey_removed',
  'two_factor_enabled',
  'two_factor_disabled',
  'second_factor',
  'backup_code_used',
  'backup_codes_replaced',
  'browser_trusted',
  'browser_untrusted',
  'recovery_requested',
  'stolen_recovery_requested',
  'recovery_stopped',
  'recovered',
  'factor_reset_requested',
  'factor_reset_stopped',
  'factor_reset',
  'factor_reset_at_once',
  'deletion_requested',
  'deletion_cancelled',
  'account_deleted',
  'banned',
  'unbanned',
  'claims_changed',
  'account_created',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** One row of the caller's own security log. */
const activityItemSchema = z.object({
  id: z.string(),
  kind: z.enum(ACTIVITY_KINDS),
  at: z.iso.datetime(),
  ipAddress: z.nullable(z.string()),
  device: deviceSchema,
  /** The origin of the site that the session was handed to; null for every other event. */
  site: z.nullable(z.string()),
  /** Who did it, when it was not the user: the name of a back end's key, or `operator <name>`; null for the user. */
  actor: z.nullable(z.string()),
  /** The approximate place of the IP address; null when it is unknown. */
  place: z.nullable(z.string()),
  /** True when the event happened in the caller's browser; for a program or a site, in the caller's session. */
  thisDevice: z.boolean(),
  ok: z.boolean(),
});
export const activityPageSchema = z.object({
  items: z.array(activityItemSchema),
  /** The cursor to request the next page with; null on the last page. */
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
    /** tRPC's infinite queries send it; `forward` is the only value. */
    direction: z.optional(z.literal('forward', 'Lists go forward.')),
    kinds: z.optional(
      z
        .array(z.enum(ACTIVITY_KINDS, 'There is no such kind.'), 'Send a list of kinds.')
        .check(z.minLength(1, 'Name a kind.'), z.maxLength(ACTIVITY_KINDS.length, 'Name each kind once.')),
    ),
  }),
);
