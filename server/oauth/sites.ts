import { and, desc, eq, gte, inArray, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { session } from '../db/schema/auth.ts';
import { oauthGrant } from '../db/schema/oauth.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Identity } from '../session/engine.ts';
import { lockIdentity } from '../users/row-lock.ts';
import { endGrants } from './grant-end.ts';

/** Grants of one session that the list shows, the newest ones. */
export const SITES_MOST = 50;

type Site = { id: string; origin: string; createdAt: Date; lastUsedAt: Date };

/** A grant without a refresh token ends with its newest access token. */
const isUsable = (now = new Date()): SQL | undefined =>
  or(isNotNull(oauthGrant.refreshHash), gte(oauthGrant.expiresAt, now));

/** The sites that a user's sessions were handed to. */
export function createSites(db: Database, cache: SessionCache) {
  return {
    /** By session: its usable grants, the newest first, at most `SITES_MOST`. */
    async list(sessionIds: readonly string[]): Promise<Map<string, Site[]>> {
      const ranked = db
        .select({
          id: oauthGrant.id,
          sessionId: oauthGrant.sessionId,
          origin: oauthGrant.clientId,
          createdAt: oauthGrant.createdAt,
          lastUsedAt: oauthGrant.lastUsedAt,
          rank: sql<number>`row_number() over (
            partition by ${oauthGrant.sessionId} order by ${oauthGrant.createdAt} desc, ${oauthGrant.id}
          )`.as('rank'),
        })
        .from(oauthGrant)
        .where(and(sql`${oauthGrant.sessionId} = any(${sql.param([...sessionIds])}::text[])`, isUsable()))
        .as('ranked');
      const rows = await db
        .select({
          id: ranked.id,
          sessionId: ranked.sessionId,
          origin: ranked.origin,
          createdAt: ranked.createdAt,
          lastUsedAt: ranked.lastUsedAt,
        })
        .from(ranked)
        .where(lte(ranked.rank, SITES_MOST))
        .orderBy(desc(ranked.createdAt), ranked.id);
      const bySession = new Map<string, Site[]>();
      for (const { sessionId, ...site } of rows) {
        const known = bySession.get(sessionId);
        if (known) known.push(site);
        else bySession.set(sessionId, [site]);
      }
      return bySession;
    },

    /**
     * Ends one grant: everything that the site received ends with it, and the session goes on. False when the user has
     * no usable grant with that id. Throws `unauthenticated` when the caller's session has ended meanwhile.
     */
    async revoke(identity: Identity, id: string, source: Source): Promise<boolean> {
      const userId = identity.user.id;
      return db
        .transaction(async (trx) => {
          await lockIdentity(trx, identity);
          const mine = trx.select({ id: session.id }).from(session).where(eq(session.userId, userId));
          const isIt = and(eq(oauthGrant.id, id), inArray(oauthGrant.sessionId, mine), isUsable());
          return (await endGrants(trx, userId, isIt, source)) > 0;
        })
        .finally(() => cache.invalidate({ userId }));
    },
  };
}
export type Sites = ReturnType<typeof createSites>;
