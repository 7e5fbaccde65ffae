import { z } from 'zod/mini';
import { deviceSchema } from './session.ts';

const instant = z.iso.datetime();

/** An address that is to replace the person's, and when that is over one way or the other. */
const pendingEmailSchema = z.object({
  email: z.string(),
  expiresAt: instant,
  /** Which of both addresses have not agreed yet; the old one is asked only if it was confirmed. */
  awaits: z.array(z.enum(['new', 'old'])),
});

/** What a mailed link is good for, for whoever has its secret. */
export const linkFactsSchema = z.object({
  /** Whose link it is; of a change, the address that is to be. */
  email: z.string(),
  /** False where the other address of a change has to agree too. */
  completes: z.boolean(),
  /** Of a confirmation: true where the caller is not signed in as that person, and has to send a password. */
  needsPassword: z.optional(z.boolean()),
  /** The address of a pending change that is cancelled by using this link; absent where there is none. */
  cancels: z.optional(z.string()),
});
export type LinkFacts = z.infer<typeof linkFactsSchema>;

export const verifiedEmailSchema = z.object({ email: z.string() });
export const pendingChangeSchema = z.object({ pending: pendingEmailSchema });
export const confirmedChangeSchema = z.object({ email: z.string(), done: z.boolean() });
/** There is nothing to tell but that it is done. */
export const doneSchema = z.object({});

export const steppedUpSchema = z.object({ stepUpUntil: instant });

export const pendingDeletionSchema = z.object({ purgeAt: instant });

/** How an account is secured, for the person whose it is. */
export const securityOverviewSchema = z.object({
  emailVerified: z.boolean(),
  passwordChangedAt: z.nullable(instant),
  pendingEmail: z.nullable(pendingEmailSchema),
  pendingDeletion: z.nullable(pendingDeletionSchema),
  /** Live ones, the asking one included. */
  sessions: z.number(),
  lastSignInAt: z.nullable(instant),
  /** The last one that did not open the asking session; null when there was none. */
  otherSignIn: z.nullable(z.object({ at: instant, device: deviceSchema, place: z.nullable(z.string()) })),
  /** Until when sensitive actions are open to this session; null when they are not. */
  stepUpUntil: z.nullable(instant),
});
