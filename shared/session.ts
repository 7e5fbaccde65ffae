import { z } from 'zod/mini';
import { amrSchema } from './amr.ts';
import { claimsSchema } from './claims.ts';
import { singleLine } from './text.ts';

/** An instant as ISO 8601 in UTC. The API uses strings, so that no transformer is needed. */
const instant = z.iso.datetime();

/** The public data of a user, as the user sees it: never a hash or a token. */
const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  name: z.string(),
  image: z.nullable(z.string()),
  createdAt: instant,
});
export type User = z.infer<typeof userSchema>;

export const DEVICE_KINDS = ['desktop', 'mobile', 'tablet', 'bot', 'other'] as const;

/** The device that the `User-Agent` of a sign-in names. Not a security boundary: a client may send any value. */
export const deviceSchema = z.object({
  browser: z.string(),
  os: z.string(),
  kind: z.enum(DEVICE_KINDS),
});
export type Device = z.infer<typeof deviceSchema>;

/** How the session was created; `sign_up`: creating the account opened it. */
export const SIGN_IN_METHODS = ['password', 'sign_up', 'passkey'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** One signed-in device. `current` is true for the caller's session. */
const sessionSchema = z.object({
  id: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  method: z.enum(SIGN_IN_METHODS),
  /** How the user proved who they are. */
  amr: amrSchema,
  ipAddress: z.nullable(z.string()),
  /** The approximate place of that address at the sign-in; null when it was unknown. */
  place: z.nullable(z.string()),
  device: deviceSchema,
  current: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

/** A session that was handed to a site on another domain. */
const handedToSchema = z.object({
  /** The id of the grant, which `session.revokeGrant` takes. */
  id: z.string(),
  /** The origin of the site. */
  origin: z.string(),
  createdAt: instant,
  /** When the site last received an access token. */
  lastUsedAt: instant,
});
export type HandedTo = z.infer<typeof handedToSchema>;

/** A session in the list. `sites`: the sites that it was handed to, the newest first. */
export const listedSessionSchema = z.extend(sessionSchema, { sites: z.array(handedToSchema) });
export type ListedSession = z.infer<typeof listedSessionSchema>;

const ownSessionSchema = z.extend(sessionSchema, {
  /**
   * When the user last proved who they are in this session. Once a second factor is set, only a code or a passkey
   * counts; null when this session received none, as after a sign-in in a trusted browser.
   */
  authenticatedAt: z.nullable(instant),
  /** Until when sensitive actions need no further proof; null when they need one. */
  stepUpUntil: z.nullable(instant),
  /** The origin of the site that the session was handed to, and that sent this call; null for any other call. */
  via: z.nullable(z.string()),
});
/** The caller's session. */
export type OwnSession = z.infer<typeof ownSessionSchema>;

/** The caller's user and session; null when nobody is signed in. */
export const currentSessionSchema = z.nullable(
  z.object({
    user: userSchema,
    session: ownSessionSchema,
    /** What the operator or a back end says about the user, such as roles. Only they can write it. */
    claims: claimsSchema,
    /** When the account is purged, unless the person cancels; null when no deletion is requested. */
    pendingDeletion: z.nullable(z.object({ purgeAt: instant })),
    /** True when the operator requires a second factor, and the user has none yet. */
    setUpRequired: z.boolean(),
  }),
);
export type CurrentSession = z.infer<typeof currentSessionSchema>;

const namedById = (what: string) =>
  z.strictObject({
    id: z
      .string(`Name a ${what} by its id.`)
      .check(
        z.minLength(1, `Name a ${what} by its id.`),
        z.maxLength(64, `Not a ${what} id.`),
        singleLine(`Not a ${what} id.`),
      ),
  });

/** Names one session by its id. A token is never an input. */
export const sessionIdSchema = namedById('session');
/** Names one grant of a site by its id. */
export const grantIdSchema = namedById('grant');

export const revokedSchema = z.object({ revoked: z.literal(true) });
export const revokedCountSchema = z.object({ revoked: z.number() });

/** Why a session ended, as far as the service knows. */
type SignedOutReason = 'revoked' | 'expired' | 'account_disabled';

/** An event for an open page. `changed` names the data to read again. No event follows `signed_out`. */
export type SessionEvent =
  | { type: 'signed_out'; reason: SignedOutReason }
  | { type: 'changed'; what: 'user' | 'profile' | 'sessions' };
