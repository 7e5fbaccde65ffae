import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { profile, session, user } from '../db/schema/index.ts';
import { type Credential, readCredential } from './credential.ts';
import type { SessionLifetime } from './lifetime.ts';
import { createTokenVerifier } from './signed-token.ts';

type EngineOptions = {
  db: Database;
  /** Name and secret come from Better Auth's context, so that both always agree. */
  cookieName: string;
  secret: string;
  lifetime: SessionLifetime;
};

/**
 * Who is this? The one answer for tRPC and the bridge. It equals `auth.api.getSession` for every
 * input, but that sessions past their absolute lifetime are refused. It only reads: asking
 * never prolongs a session.
 */
export function createSessionEngine({ db, cookieName, secret, lifetime }: EngineOptions) {
  const verifyToken = createTokenVerifier(secret);
  const findByToken = db
    .select({
      session: {
        id: session.id,
        userId: session.userId,
        createdAt: session.createdAt,
        lastSeenAt: session.lastSeenAt,
        expiresAt: session.expiresAt,
        remembered: session.remembered,
        ipAddress: session.ipAddress,
        userAgent: session.userAgent,
      },
      user: {
        id: user.id,
        email: user.email,
        emailVerified: user.emailVerified,
        name: user.name,
        image: user.image,
        createdAt: user.createdAt,
      },
      profile: { data: profile.data, version: profile.version },
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .leftJoin(profile, eq(profile.userId, session.userId))
    .where(eq(session.token, sql.placeholder('token')))
    .prepare('find_session_by_token');

  const readToken = (credential: Credential): string | null =>
    credential.kind === 'none' ? null : verifyToken(credential.signedToken);

  return {
    /** The credential of a request. Throws `ambiguous_credentials` for a cookie beside a bearer token. */
    readCredential: (headers: Headers): Credential => readCredential(headers, cookieName),

    /** The verified token of a credential; null when there is none or it is forged. No database is asked. */
    readToken,

    /**
     * Session, person and profile behind a credential; null when it is absent, forged, unknown,
     * expired or revoked. Throws when the database gives no answer: that is not 'signed out'.
     */
    async findIdentity(credential: Credential) {
      const token = readToken(credential);
      if (token === null) return null;
      const [row] = await findByToken.execute({ token });
      return row && lifetime.isAlive(row.session) ? row : null;
    },
  };
}
export type SessionEngine = ReturnType<typeof createSessionEngine>;
export type Identity = NonNullable<Awaited<ReturnType<SessionEngine['findIdentity']>>>;
