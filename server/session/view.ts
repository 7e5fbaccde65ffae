import { type Session, SIGN_IN_METHODS, type User } from '../../shared/session.ts';
import { toDevice } from '../caller/device.ts';
import type { session, user } from '../db/schema/auth.ts';

type UserRow = Pick<
  typeof user.$inferSelect,
  'id' | 'email' | 'emailVerified' | 'name' | 'image' | 'createdAt'
>;
type SessionRow = Pick<
  typeof session.$inferSelect,
  'id' | 'createdAt' | 'lastSeenAt' | 'expiresAt' | 'method' | 'ipAddress' | 'place' | 'userAgent'
>;

/** A person as the API shows them. */
export const toUser = ({ id, email, emailVerified, name, image, createdAt }: UserRow): User => ({
  id,
  email,
  emailVerified,
  name,
  image,
  createdAt: createdAt.toISOString(),
});

/** A session as the API shows it; its token is not even read. */
export const toSession = (row: SessionRow, currentId: string): Session => ({
  id: row.id,
  createdAt: row.createdAt.toISOString(),
  // The database's clock stamps the first one: never show it before the sign-in itself.
  lastSeenAt: new Date(Math.max(row.lastSeenAt.getTime(), row.createdAt.getTime())).toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  // One that a newer version wrote is told as what everybody has.
  method: SIGN_IN_METHODS.find((method) => method === row.method) ?? 'password',
  ipAddress: row.ipAddress || null,
  place: row.place,
  device: toDevice(row.userAgent),
  current: row.id === currentId,
});
