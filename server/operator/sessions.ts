import { z } from 'zod/mini';
import { toDevice } from '../caller/device.ts';
import { AppError } from '../errors.ts';
import { findUser, whoSchema } from './find-user.ts';
import { operation, query } from './operation.ts';

/** `session.list`: a user's live sessions, the most recently used first. Never a token. */
export const listSessions = query(z.strictObject({ who: whoSchema }), async (deps, { who }) => {
  const found = await findUser(deps.db, who);
  const sessions = await deps.sessions.listOf(found.id);
  return sessions.map((session) => ({
    id: session.id,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    ipAddress: session.ipAddress,
    place: session.place,
    method: session.method,
    amr: session.amr,
    device: toDevice(session.userAgent),
  }));
});

/** `session.revoke`: ends one session of a user, or all. Throws `not_found`. */
export const revokeSessions = operation(
  z.strictObject({
    who: whoSchema,
    /** Null: all. */
    id: z.nullable(z.string().check(z.minLength(1), z.maxLength(255))),
  }),
  async ({ db, sessions }, { who, id }, source) => {
    const { id: userId, email } = await findUser(db, who);
    const revoked = await sessions.revokeOf(userId, id, source);
    if (id !== null && revoked === 0)
      throw new AppError('not_found', { sentence: 'This user has no such session.' });
    return { id: userId, email, revoked };
  },
);
