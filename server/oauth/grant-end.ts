import { type SQL, sql } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { oauthGrant } from '../db/schema/oauth.ts';

/**
 * Ends grants of a locked person, with everything that their sites received, and returns how many of them were live.
 * The log says nothing of a grant whose last token had ended before. The caller removes the person's answers from the
 * session cache.
 */
export async function endGrants(
  trx: Database,
  userId: string,
  which: SQL | undefined,
  source: Source,
): Promise<number> {
  const ended = await trx
    .delete(oauthGrant)
    .where(which)
    .returning({
      sessionId: oauthGrant.sessionId,
      site: oauthGrant.clientId,
      isLive: sql<boolean>`${oauthGrant.refreshHash} is not null or ${oauthGrant.expiresAt} > now()`,
    });
  const live = ended.filter(({ isLive }) => isLive);
  for (const { sessionId, site } of live)
    await recordActivity(trx, { userId, kind: 'site_signed_out', sessionId, site }, source);
  return live.length;
}
