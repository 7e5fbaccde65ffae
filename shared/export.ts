import { z } from 'zod/mini';

const instant = z.iso.datetime();
const maybe = z.nullable(instant);
const text = z.nullable(z.string());

/**
 * All data that the service stores about a person, named like the tables it comes from. It leaves out the secrets
 * that nobody may receive: the password's hash, the secret of the authenticator app, backup codes, the tokens of sessions
 * and links, and the identifiers of browsers.
 */
export const accountExportSchema = z.object({
  exportedAt: instant,
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    image: text,
    /** The language of the last sign-in, or of the sign-up: a BCP 47 tag. */
    language: text,
    disabledAt: maybe,
    deletionDueAt: maybe,
    createdAt: instant,
    updatedAt: instant,
  }),
  /** The picture as the service stores it; null when there is none. */
  picture: z.nullable(z.object({ type: z.literal('image/webp'), base64: z.string(), createdAt: instant })),
  profile: z.nullable(
    z.object({
      data: z.record(z.string(), z.unknown()),
      version: z.number(),
      createdAt: instant,
      updatedAt: instant,
    }),
  ),
  /** What the operator or a back end says about the person; null when nobody has said anything. */
  claims: z.nullable(
    z.object({
      data: z.record(z.string(), z.unknown()),
      version: z.number(),
      createdAt: instant,
      updatedAt: instant,
    }),
  ),
  signInMethods: z.array(
    z.object({ provider: z.string(), createdAt: instant, passwordChangedAt: maybe, updatedAt: instant }),
  ),
  passkeys: z.array(
    z.object({
      name: z.string(),
      /** The id by which the authenticator knows it, and the public key. The private key never leaves the authenticator. */
      credentialId: z.string(),
      publicKey: z.string(),
      counter: z.number(),
      deviceType: z.string(),
      backedUp: z.boolean(),
      transports: z.string(),
      aaguid: text,
      rpId: z.string(),
      createdAt: instant,
      lastUsedAt: maybe,
    }),
  ),
  /** The authenticator app; null when none is set up. `verifiedAt`: null while its set-up is not finished. */
  twoFactor: z.nullable(z.object({ createdAt: instant, verifiedAt: maybe, backupCodesLeft: z.number() })),
  sessions: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      ipAddress: text,
      place: text,
      userAgent: text,
      remembered: z.boolean(),
      createdAt: instant,
      lastSeenAt: instant,
      steppedUpAt: maybe,
      secondFactorAt: maybe,
      /** How the session was authenticated, in values of RFC 8176. */
      amr: z.array(z.string()),
      expiresAt: instant,
    }),
  ),
  /** The sites that a session was handed to. */
  grants: z.array(
    z.object({ sessionId: z.string(), site: z.string(), createdAt: instant, lastUsedAt: instant }),
  ),
  /** `trustedUntil`: until when a sign-in there needs no second factor; `place`: where the browser became trusted. */
  knownBrowsers: z.array(
    z.object({
      userAgent: text,
      place: text,
      trustedUntil: maybe,
      createdAt: instant,
      lastSeenAt: instant,
    }),
  ),
  emailChange: z.nullable(
    z.object({
      newEmail: z.string(),
      newConfirmedAt: maybe,
      oldConfirmedAt: maybe,
      createdAt: instant,
    }),
  ),
  /** What the operator began, and the user can stop. */
  operatorRecoveries: z.array(
    z.object({
      kind: z.string(),
      newEmail: text,
      withPasskeys: z.boolean(),
      isStolen: z.boolean(),
      liftsBan: z.boolean(),
      actor: text,
      createdAt: instant,
      readyAt: instant,
      expiresAt: maybe,
    }),
  ),
  /** Links of mails that are still valid. */
  links: z.array(
    z.object({ purpose: z.string(), email: z.string(), createdAt: instant, expiresAt: instant }),
  ),
  /** Mails of the last days: sent mails are not kept longer. */
  mails: z.array(
    z.object({
      recipient: z.string(),
      template: z.string(),
      params: z.unknown(),
      /** What the person spoke when the mail was written, as BCP 47 tags. */
      languages: z.nullable(z.array(z.string())),
      createdAt: instant,
      sentAt: maybe,
    }),
  ),
  /** Newest first. */
  activity: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      at: instant,
      ok: z.boolean(),
      sessionId: text,
      site: text,
      /** The name of the back end's key that did it, or `operator <name>`; null when the person did. */
      actor: text,
      /** Why, in the words of the operator; null when nothing was said. */
      reason: text,
      ipAddress: text,
      place: text,
      userAgent: text,
      requestId: text,
    }),
  ),
});
export type AccountExport = z.infer<typeof accountExportSchema>;
