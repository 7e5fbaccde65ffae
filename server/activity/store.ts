import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import type { ActivityKind } from '../../shared/activity.ts';
import type { Database } from '../db/database.ts';
import { activity } from '../db/schema/security.ts';
import type { Source } from './source.ts';

const USER_AGENT_MAX_LENGTH = 512; // characters, as in a session

type Entry = {
  /** Null when nobody has the address that was tried. */
  userId: string | null;
  kind: ActivityKind;
  ok?: boolean;
  sessionId?: string | null;
};

/** A row of the security log, as it is inserted. */
export const toActivityRow = (
  { userId, kind, ok = true, sessionId = null }: Entry,
  { ipAddress, place, userAgent, requestId }: Source,
) => ({
  userId,
  kind,
  ok,
  sessionId,
  ipAddress,
  place,
  userAgent: userAgent?.slice(0, USER_AGENT_MAX_LENGTH) ?? null,
  requestId,
});

/** Adds to the security log, in the transaction of what it tells: one is never there without the other. */
export async function recordActivity(trx: Database, entry: Entry, source: Source): Promise<void> {
  await trx.insert(activity).values(toActivityRow(entry, source));
}

type Page = { before: bigint | null; most: number; kinds: readonly ActivityKind[] | null };

/** Reads a person's own log. */
export function createActivityStore(db: Database) {
  return {
    /** The newest first, older than `before`. */
    list: (userId: string, { before, most, kinds }: Page) =>
      db
        .select()
        .from(activity)
        .where(
          and(
            eq(activity.userId, userId),
            before === null ? undefined : lt(activity.id, before),
            kinds === null ? undefined : inArray(activity.kind, [...kinds]),
          ),
        )
        .orderBy(desc(activity.id))
        .limit(most),
  };
}
export type ActivityStore = ReturnType<typeof createActivityStore>;
