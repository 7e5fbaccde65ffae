import { z } from 'zod/mini';
import { singleLine } from './text.ts';

/** An instant as ISO 8601 in UTC: the API speaks strings, so no transformer is needed. */
const instant = z.iso.datetime();

/** What an outsider may know of a person: their own view, never a hash or a token. */
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

/** What the `User-Agent` of a sign-in tells. Not a security boundary: a client may say anything. */
export const deviceSchema = z.object({
  browser: z.string(),
  os: z.string(),
  kind: z.enum(DEVICE_KINDS),
});
export type Device = z.infer<typeof deviceSchema>;

/** How a session came to be; `sign_up`: it is the one that creating the account opened. */
export const SIGN_IN_METHODS = ['password', 'sign_up'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** One signed-in device. `current` marks the one that asks. */
export const sessionSchema = z.object({
  id: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  method: z.enum(SIGN_IN_METHODS),
  ipAddress: z.nullable(z.string()),
  /** Where that address was, roughly, at the sign-in; null when nobody knew. */
  place: z.nullable(z.string()),
  device: deviceSchema,
  current: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

/** Who is asking: null when nobody is signed in. */
export const currentSessionSchema = z.nullable(
  z.object({
    user: userSchema,
    session: sessionSchema,
    /** When the account is purged, unless the person cancels; null when nobody asked for it. */
    pendingDeletion: z.nullable(z.object({ purgeAt: instant })),
  }),
);
export type CurrentSession = z.infer<typeof currentSessionSchema>;

/** Names one session by its id; tokens are never an input. */
export const sessionIdSchema = z.strictObject({
  id: z
    .string('Name a session by its id.')
    .check(
      z.minLength(1, 'Name a session by its id.'),
      z.maxLength(64, 'Not a session id.'),
      singleLine('Not a session id.'),
    ),
});

export const revokedSchema = z.object({ revoked: z.literal(true) });
export const revokedCountSchema = z.object({ revoked: z.number() });

/** Why a session is no more, as far as the service knows. */
type SignedOutReason = 'revoked' | 'expired' | 'account_disabled';

/** What an open page is told. `changed` says what to read again; after `signed_out` nothing follows. */
export type SessionEvent =
  | { type: 'signed_out'; reason: SignedOutReason }
  | { type: 'changed'; what: 'user' | 'profile' | 'sessions' };
