import { z } from 'zod/mini';
import { amrSchema } from '../../shared/amr.ts';
import { claimsSchema, toClaims } from '../../shared/claims.ts';
import { profileSchema, toProfile } from '../../shared/profile.ts';
import type { Authentication } from '../session/authentication.ts';
import type { BridgeRow } from '../session/loader.ts';

const instant = z.iso.datetime();

/** What a back end receives for a valid session. Fields may be added; these fields stay. */
export const bridgeIdentitySchema = z.object({
  user: z.object({
    id: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    name: z.string(),
    image: z.nullable(z.string()),
  }),
  session: z.object({
    id: z.string(),
    createdAt: instant,
    /** The end of the credential: of the session, or of the access token if that is earlier. */
    expiresAt: instant,
    via: z.nullable(z.string()),
    /** How the user proved who they are (RFC 8176). `mfa`: by two factors, or by a passkey. */
    amr: amrSchema,
    /**
     * When the user last proved who they are in this session. Once a second factor is set, only a code or a passkey
     * counts; null when this session received none.
     */
    authenticatedAt: z.nullable(instant),
    /** Until when sensitive actions need no further proof; null when they need one. */
    stepUpUntil: z.nullable(instant),
  }),
  profile: profileSchema,
  claims: claimsSchema,
});
export type BridgeIdentity = z.infer<typeof bridgeIdentitySchema>;

/** The credential that was sent: the site it is bound to, null for a session's own token, and when it ends. */
type Credential = { site: string | null; expiresAt: Date };

/** Copies each member by name, so that a column added to a table does not reach a back end by accident. */
const toBridgeIdentity = (
  { user, session, profile, claims }: BridgeRow,
  authentication: Authentication,
  { site, expiresAt }: Credential,
): BridgeIdentity => ({
  user: {
    id: user.id,
    email: user.email,
    emailVerified: user.emailVerified,
    name: user.name,
    image: user.image,
  },
  session: {
    id: session.id,
    createdAt: session.createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    via: site,
    amr: authentication.amr,
    authenticatedAt: authentication.authenticatedAt?.toISOString() ?? null,
    stepUpUntil: authentication.stepUpUntil?.toISOString() ?? null,
  },
  profile: toProfile(profile?.data, profile?.version ?? 0),
  claims: toClaims(claims?.data, claims?.version ?? 0),
});

/** The response body that a back end receives. */
export const toBridgeAnswer = (
  row: BridgeRow,
  authentication: Authentication,
  credential: Credential,
): string => JSON.stringify(toBridgeIdentity(row, authentication, credential));
