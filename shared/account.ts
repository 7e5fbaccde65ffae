import { z } from 'zod/mini';
import { deviceSchema } from './session.ts';

const instant = z.iso.datetime();

/** The requested new email address of the person, and the instant at which the request expires. */
const pendingEmailSchema = z.object({
  email: z.string(),
  expiresAt: instant,
  /** The addresses that have not confirmed yet. The old address has to confirm only if it was confirmed before. */
  awaits: z.array(z.enum(['new', 'old'])),
});

/** What the operator can begin for a user: a new address and password, or the removal of the second factor. */
const recoveryKindSchema = z.enum(['address', 'second_factor'], 'Name what to stop.');
export const cancelRecoverySchema = z.strictObject({ kind: recoveryKindSchema });
export const stoppedRecoverySchema = z.object({ stopped: recoveryKindSchema });

/** What the operator began, which the user can stop. */
const pendingRecoverySchema = z.object({
  kind: recoveryKindSchema,
  /** The address that the account is to have, masked; null for another kind. */
  newEmail: z.nullable(z.string()),
  /** True when the passkeys are to be removed too. */
  withPasskeys: z.boolean(),
  /** The earliest instant at which it can be done. */
  readyAt: instant,
});

/** What a mailed link does. Anyone who has the link's secret may read this. */
export const linkFactsSchema = z.object({
  /** The address of the account that the link belongs to; for an email change, the new address. */
  email: z.string(),
  /** False when the other address of an email change has to confirm too. */
  completes: z.boolean(),
  /** Only for a confirmation: true when the caller is not signed in as that person and has to send a password. */
  needsPassword: z.optional(z.boolean()),
  /**
   * Only for a confirmation: true for a new account without a password. Its reader creates a passkey, or chooses a
   * password.
   */
  withoutPassword: z.optional(z.boolean()),
  /** The address of a pending change that using this link cancels; absent when there is none. */
  cancels: z.optional(z.string()),
  /** Only for a link that stops the operator: what it stops. */
  stops: z.optional(recoveryKindSchema),
});
export type LinkFacts = z.infer<typeof linkFactsSchema>;

export const verifiedEmailSchema = z.object({ email: z.string() });
export const pendingChangeSchema = z.object({ pending: pendingEmailSchema });
export const confirmedChangeSchema = z.object({ email: z.string(), done: z.boolean() });
/** An empty answer: it reports success and carries no data. */
export const doneSchema = z.object({});

export const steppedUpSchema = z.object({ stepUpUntil: instant });

export const pendingDeletionSchema = z.object({ purgeAt: instant });

/** How an account is secured. Only the account's owner may read it. */
export const securityOverviewSchema = z.object({
  emailVerified: z.boolean(),
  passwordChangedAt: z.nullable(instant),
  pendingEmail: z.nullable(pendingEmailSchema),
  pendingDeletion: z.nullable(pendingDeletionSchema),
  pendingRecoveries: z.array(pendingRecoverySchema),
  /** The number of live sessions, including the caller's. */
  sessions: z.number(),
  lastSignInAt: z.nullable(instant),
  /** The last sign-in that did not open the caller's session; null when there was none. */
  otherSignIn: z.nullable(z.object({ at: instant, device: deviceSchema, place: z.nullable(z.string()) })),
  /** The instant until which this session may do sensitive actions; null when it may not. */
  stepUpUntil: z.nullable(instant),
  hasPassword: z.boolean(),
  /** The number of the person's passkeys. */
  passkeys: z.number(),
  /** The authenticator app; null when two-factor is off. */
  twoFactor: z.nullable(z.object({ enabledAt: instant, backupCodesLeft: z.number() })),
  /** The number of browsers that need no second factor. */
  trustedBrowsers: z.number(),
});
