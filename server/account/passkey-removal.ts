import { and, eq, gte } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { passkey } from '../db/schema/passkey.ts';

/**
 * Removes the passkeys of a user that were added at `since` or later, and logs each. `since` null: all of them. The
 * person must be locked.
 */
export async function removePasskeys(
  trx: Database,
  userId: string,
  since: Date | null,
  source: Source,
): Promise<void> {
  const removed = await trx
    .delete(passkey)
    .where(and(eq(passkey.userId, userId), since === null ? undefined : gte(passkey.createdAt, since)))
    .returning({ id: passkey.id });
  for (const _ of removed) await recordActivity(trx, { userId, kind: 'passkey_removed' }, source);
}
