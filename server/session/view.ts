import { toAmr } from '../../shared/amr.ts';
import {
  type HandedTo,
  type OwnSession,
  type Session,
  SIGN_IN_METHODS,
  type User,
} from '../../shared/session.ts';
import { toDevice } from '../caller/device.ts';
import type { session, user } from '../db/schema/auth.ts';
import type { Authentication } from './authentication.ts';

type UserRow = Pick<
  typeof user.$inferSelect,
  'id' | 'email' | 'emailVerified' | 'name' | 'image' | 'createdAt'
>;
type SessionRow = Pick<
  typeof session.$inferSelect,
  'id' | 'createdAt' | 'lastSeenAt' | 'expiresAt' | 'method' | 'amr' | 'ipAddress' | 'place' | 'userAgent'
>;

/** A user as the API shows it. */
export const toUser = ({ id, email, emailVerified, name, image, createdAt }: UserRow): User => ({
  id,
  email,
  emailVerified,
  name,
  image,
  createdAt: createdAt.toISOString(),
});

/** A session as the API shows it; its token is not read at all. */
export const toSession = (row: SessionRow, currentId: string): Session => ({
  id: row.id,
  createdAt: row.createdAt.toISOString(),
  // The database's clock sets the first `lastSeenAt`: the API must not show it as earlier than the sign-in.
  lastSeenAt: new Date(Math.max(row.lastSeenAt.getTime(), row.createdAt.getTime())).toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  // A method that a newer version wrote is unknown here and becomes `password`, which every user has.
  method: SIGN_IN_METHODS.find((method) => method === row.method) ?? 'password',
  amr: toAmr(row.amr),
  ipAddress: row.ipAddress || null,
  place: row.place,
  device: toDevice(row.userAgent),
  current: row.id === currentId,
});

type HandedToRow = { id: string; origin: string; createdAt: Date; lastUsedAt: Date };

/** A site that a session was handed to, as the API shows it. */
export const toHandedTo = ({ id, origin, createdAt, lastUsedAt }: HandedToRow): HandedTo => ({
  id,
  origin,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt.toISOString(),
});

/** The caller's session. `site`: the origin of the site that sent the call with an access token; null for other calls. */
export const toOwnSession = (
  row: SessionRow,
  { authenticatedAt, stepUpUntil }: Authentication,
  site: string | null,
): OwnSession => ({
  ...toSession(row, row.id),
  authenticatedAt: authenticatedAt?.toISOString() ?? null,
  stepUpUntil: stepUpUntil?.toISOString() ?? null,
  via: site,
});
