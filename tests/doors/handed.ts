import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gte } from 'drizzle-orm';
import { oauthAccessToken, oauthGrant, session } from '../../server/db/schema/index.ts';
import { deriveKeys } from '../../server/secrets/keys.ts';
import { hashSecret } from '../../server/secrets/secret-hash.ts';
import { createAccessTokens } from '../../server/session/access-token.ts';
import { type Harness, SECRETS, TRUSTED_SITE } from '../harness.ts';

const accessTokens = createAccessTokens(deriveKeys(SECRETS, 'access tokens'));
const TEN_MINUTES = 600_000;

type Options = {
  site?: string;
  /** When the access token ends. */
  expiresAt?: Date;
  /** False: the client proved no key, so that the grant ends with its access token. */
  isLasting?: boolean;
};

/** Hands a session to a site, as the token endpoint does. */
export async function handOver(
  { db }: Pick<Harness, 'db'>,
  sessionId: string,
  { site = TRUSTED_SITE, expiresAt = new Date(Date.now() + TEN_MINUTES), isLasting = true }: Options = {},
) {
  const grantId = randomUUID();
  const { token, hash } = accessTokens.create();
  await db.insert(oauthGrant).values({
    id: grantId,
    sessionId,
    clientId: site,
    codeHash: hashSecret(randomBytes(32).toString('base64url')),
    refreshHash: isLasting ? hashSecret(token) : null,
    expiresAt,
  });
  await db.insert(oauthAccessToken).values({ tokenHash: hash, grantId, expiresAt });
  return { grantId, token, authorization: `Bearer ${token}`, site };
}

/** Hands the newest session of a person to a site. */
export async function handNewest(harness: Pick<Harness, 'db'>, userId: string, options?: Options) {
  const sessions = await harness.db
    .select({ id: session.id, createdAt: session.createdAt })
    .from(session)
    .where(and(eq(session.userId, userId), gte(session.expiresAt, new Date())));
  const [newest] = sessions.sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  if (!newest) throw new Error('the person has no session');
  return { sessionId: newest.id, ...(await handOver(harness, newest.id, options)) };
}

/** Ends a grant as another process does. */
export const endGrant = ({ db }: Pick<Harness, 'db'>, grantId: string) =>
  db.delete(oauthGrant).where(eq(oauthGrant.id, grantId));
