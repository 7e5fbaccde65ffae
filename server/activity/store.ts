import { and, eq, inArray, isNull, lt, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { ActivityKind } from '../../shared/activity.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { activity, knownBrowser } from '../db/schema/security.ts';

const USER_AGENT_MAX_LENGTH = 512; // characters, as in a session

type Entry = {
  /** Null when nobody has the address that was tried. */
  userId: string | null;
  kind: ActivityKind;
  ok?: boolean;
  sessionId?: string | null;
};

/** A caller's name as it is stored: enough to tell the device, too little to fill a disk. */
export const toStoredUserAgent = ({ userAgent }: Source): string | null =>
  userAgent?.slice(0, USER_AGENT_MAX_LENGTH) ?? null;

/** A row of the security log, as it is inserted. */
export const toActivityRow = ({ userId, kind, ok = true, sessionId = null }: Entry, source: Source) => ({
  userId,
  kind,
  ok,
  sessionId,
  ipAddress: source.ipAddress,
  place: source.place,
  userAgent: toStoredUserAgent(source),
  browserHash: findBrowserHash(userId, source),
  requestId: source.requestId,
});

/** Which of a request's marks are known to a person, as part of the statement that adds the row. */
export const findBrowserHash = (userId: string | SQL | null, { browsers }: Source): SQL | null =>
  userId === null || browsers.length === 0
    ? null
    : sql`(select ${knownBrowser.secretHash} from ${knownBrowser} where ${and(
        eq(knownBrowser.userId, userId),
        inArray(knownBrowser.secretHash, [...browsers]),
      )} limit 1)`;

/** Adds to the security log, in the transaction of what it tells: one is never there without the other. */
export async function recordActivity(trx: Database, entry: Entry, source: Source): Promise<void> {
  await trx.insert(activity).values(toActivityRow(entry, source));
}

type Newest = {
  userId: string;
  kinds: readonly ActivityKind[];
  /** Both by default. */
  ok?: readonly boolean[];
  /** Older than this row. */
  before?: bigint | null;
  /** Of some session, but not of this one, and of none of these browsers. */
  otherThan?: { sessionId: string; browsers: readonly string[] };
  most: number;
};

/**
 * As the indexes of one person's rows have it. Plain DESC would be NULLS FIRST, which the primary key has as well, read
 * backwards: PostgreSQL prefers it for a person with many rows, and walks past everybody's newer ones.
 */
export const NEWEST_FIRST = sql`${activity.id} desc nulls last`;

const listOf = (values: readonly unknown[]): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

/**
 * The newest rows of some kinds, the newest first. Each kind is read by itself along its index, up to `most`: how many
 * rows of other kinds a person has makes no difference, and many of them may be a stranger's failures.
 */
export function findNewest(
  db: Database,
  { userId, kinds, ok = [true, false], before = null, otherThan, most }: Newest,
) {
  const wanted = and(
    eq(activity.userId, userId),
    sql`${activity.kind} = wanted_kind`,
    sql`${activity.ok} = wanted_ok`,
    before === null ? undefined : lt(activity.id, before),
    otherThan && ne(activity.sessionId, otherThan.sessionId),
    otherThan && otherThan.browsers.length > 0
      ? or(isNull(activity.browserHash), notInArray(activity.browserHash, [...otherThan.browsers]))
      : undefined,
  );
  const ids = sql`
    select newest.id from unnest(array[${listOf([...new Set(kinds)])}]::text[]) wanted_kind
      cross join unnest(array[${listOf(ok)}]::boolean[]) wanted_ok
      cross join lateral (
        select ${activity.id} from ${activity} where ${wanted} order by ${NEWEST_FIRST} limit ${most}
      ) newest
    order by newest.id desc limit ${most}`;
  return db.select().from(activity).where(sql`${activity.id} = any(array(${ids}))`).orderBy(NEWEST_FIRST);
}

type Page = { before: bigint | null; most: number; kinds: readonly ActivityKind[] | null };

/** Reads a person's own log. */
export function createActivityStore(db: Database) {
  return {
    /** The newest first, older than `before`. */
    list: (userId: string, { before, most, kinds }: Page) =>
      kinds
        ? findNewest(db, { userId, kinds, before, most })
        : db
            .select()
            .from(activity)
            .where(and(eq(activity.userId, userId), before === null ? undefined : lt(activity.id, before)))
            .orderBy(NEWEST_FIRST)
            .limit(most),
  };
}
export type ActivityStore = ReturnType<typeof createActivityStore>;
