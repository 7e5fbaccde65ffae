import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { claims, oauthAccessToken, oauthGrant, profile, session, user } from '../db/schema/index.ts';
import {
  createLoader,
  isAboutThem,
  isOfThem,
  isTheirs,
  PORTAL_COLUMNS,
  type RowOf,
  type SessionRow,
} from './loader.ts';

/** The site that a session was handed to. */
export type Via = {
  grantId: string;
  /** The origin of the site. */
  site: string;
  /** When the grant ends; null for a grant that ends with its session. */
  endsAt: Date | null;
};

const GRANT_COLUMNS = {
  grant: {
    id: oauthGrant.id,
    clientId: oauthGrant.clientId,
    expiresAt: oauthGrant.expiresAt,
    isLasting: sql<boolean>`${oauthGrant.refreshHash} is not null`,
  },
};
const isHanded = eq(session.id, oauthGrant.sessionId);

/** The portal's columns also serve the bridge: it reads an access token only when it has no answer in memory. */
const prepareAccessRow = (db: Database) =>
  db
    .select({
      ...PORTAL_COLUMNS,
      ...GRANT_COLUMNS,
      token: oauthAccessToken.tokenHash,
      sessionToken: session.token,
      endsAt: oauthAccessToken.expiresAt,
    })
    .from(oauthAccessToken)
    .innerJoin(oauthGrant, eq(oauthGrant.id, oauthAccessToken.grantId))
    .innerJoin(session, isHanded)
    .innerJoin(user, isTheirs)
    .leftJoin(profile, isOfThem)
    .leftJoin(claims, isAboutThem)
    .where(sql`${oauthAccessToken.tokenHash} = any(${sql.placeholder('tokens')})`)
    .prepare('find_row_by_access_token');

/** The session of an access token, with the token's grant and end. */
export type AccessRow = RowOf<ReturnType<typeof prepareAccessRow>>;

/** Reads access tokens by their hash. */
export const createAccessLoader = (db: Database) => createLoader<AccessRow>(prepareAccessRow(db));

export const toVia = ({ id, clientId, expiresAt, isLasting }: AccessRow['grant']): Via => ({
  grantId: id,
  site: clientId,
  endsAt: isLasting ? null : expiresAt,
});

/** Reads the session of a grant; null when there is none. Throws when the database does not answer. */
export const createGrantLoader =
  (db: Database) =>
  async (grantId: string): Promise<(SessionRow & { via: Via }) | null> => {
    const [row] = await db
      .select({ ...PORTAL_COLUMNS, ...GRANT_COLUMNS })
      .from(oauthGrant)
      .innerJoin(session, isHanded)
      .innerJoin(user, isTheirs)
      .leftJoin(profile, isOfThem)
      .leftJoin(claims, isAboutThem)
      .where(eq(oauthGrant.id, grantId));
    if (!row) return null;
    const { token: _, grant, ...known } = row;
    return { ...known, via: toVia(grant) };
  };
