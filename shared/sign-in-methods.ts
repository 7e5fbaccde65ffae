import { z } from 'zod/mini';
import { SECOND_FACTOR_POLICIES } from './second-factor.ts';
import { deviceSchema } from './session.ts';

const instant = z.iso.datetime();

/** A passkey as its owner sees it. */
const passkeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The name of the authenticator's model or of its provider; null when it is unknown. */
  authenticator: z.nullable(z.string()),
  createdAt: instant,
  /** The last sign-in or step-up with it; null for none. */
  lastUsedAt: z.nullable(instant),
  /** True when the provider keeps a copy, so that the passkey outlives the device. */
  backedUp: z.boolean(),
});
export type Passkey = z.infer<typeof passkeySchema>;

const trustedBrowserSchema = z.object({
  id: z.string(),
  device: deviceSchema,
  place: z.nullable(z.string()),
  expiresAt: instant,
  current: z.boolean(),
});
export type TrustedBrowser = z.infer<typeof trustedBrowserSchema>;

const twoFactorSchema = z.object({ enabledAt: instant, backupCodesLeft: z.number() });

/** How a person can sign in. Only the person may read it. */
export const signInMethodsSchema = z.object({
  hasPassword: z.boolean(),
  /** The newest first. */
  passkeys: z.array(passkeySchema),
  /** The authenticator app; null when two-factor is off. */
  twoFactor: z.nullable(twoFactorSchema),
  /** The browsers that need no second factor, the newest first. */
  trustedBrowsers: z.array(trustedBrowserSchema),
  policy: z.enum(SECOND_FACTOR_POLICIES),
});
export type SignInMethods = z.infer<typeof signInMethodsSchema>;

/** What completes a sign-in after the password, in the names of Better Auth's `twoFactorMethods`. */
export const SECOND_STEP_METHODS = ['totp', 'passkey'] as const;

/** The sign-in of the calling browser that waits for its second factor; null without one. */
export const pendingSignInSchema = z.nullable(z.object({ methods: z.array(z.enum(SECOND_STEP_METHODS)) }));

export const STEP_UP_METHODS = ['passkey', 'code', 'password'] as const;
export type StepUpMethod = (typeof STEP_UP_METHODS)[number];

/** What WebAuthn calls PublicKeyCredentialRequestOptionsJSON; the browser reads it. */
const requestOptionsSchema = z.looseObject({ challenge: z.string() });

/** How the caller can prove again who they are: the preferred method first. */
export const begunStepUpSchema = z.object({
  methods: z.array(z.enum(STEP_UP_METHODS)),
  /** The options for `navigator.credentials.get`; null without a passkey. Good for five minutes. */
  passkey: z.nullable(requestOptionsSchema),
});

export const removedSchema = z.object({ removed: z.literal(true) });
