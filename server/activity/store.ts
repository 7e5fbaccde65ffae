import { and, eq, inArray, isNull, lt, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { ActivityKind } from '../../shared/activity.ts';
import type { SignInMethod } from '../../shared/session.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { activity, knownBrowser } from '../db/schema/security.ts';
import { reportActivity } from './event.ts';
import type { LoggedKind, ServiceAct } from './service-act.ts';

const USER_AGENT_MAX_LENGTH = 512; // characters, as in a session

type Entry = {
  /** Null when no account has the address that was tried. */
  userId: string | null;
  kind: ActivityKind;
  ok?: boolean;
  sessionId?: string | null;
  /** The origin of the site that the session was handed to. */
  site?: string | null;
  /** How somebody signs in; only for the process log and the metrics. */
  method?: SignInMethod;
};

/** The user agent as it is stored: long enough to recognise the device, too short to fill a disk. */
export const toStoredUserAgent = ({ userAgent }: Source): string | null =>
  userAgent?.slice(0, USER_AGENT_MAX_LENGTH) ?? null;

/** A row of the security log for an insert. */
export const toActivityRow = (
  { userId, kind, ok = true, sessionId = null, site = null }: Omit<Entry, 'kind'> & { kind: LoggedKind },
  source: Source,
) => ({
  userId,
  kind,
  ok,
  sessionId,
  site,
  ipAddress: source.ipAddress,
  place: source.place,
  userAgent: toStoredUserAgent(source),
  browserHash: findBrowserHash(userId, source),
  requestId: source.requestId,
  actor: source.actor ?? null,
  reason: source.reason ?? null,
});

/** SQL that finds the hash of a request's browser mark that the person's account knows; part of the insert. */
export const findBrowserHash = (userId: string | SQL | null, { browsers }: Source): SQL | null =>
  userId === null || browsers.length === 0
    ? null
    : sql`(select ${knownBrowser.secretHash} from ${knownBrowser} where ${and(
        eq(knownBrowser.userId, userId),
        inArray(knownBrowser.secretHash, [...browsers]),
      )} limit 1)`;

/**
 * Adds a row to the security log, in the transaction of the logged change, so that neither exists without the other.
 */
export async function recordActivity(trx: Database, entry: Entry, source: Source): Promise<void> {
  await trx.insert(activity).values(toActivityRow(entry, source));
  reportActivity(trx, entry, source);
}

/** Adds a row about an act of the operator that concerns the whole service. `source` says who did it. */
export async function recordServiceAct(db: Database, kind: ServiceAct, source: Source): Promise<void> {
  await db.insert(activity).values(toActivityRow({ userId: null, kind }, source));
  reportActivity(db, { kind, userId: null }, source);
}

type Newest = {
  userId: string;
  kinds: readonly ActivityKind[];
  /** Successes, failures or both. Both by default. */
  ok?: readonly boolean[];
  /** The id of a row: only older rows are found. */
  before?: bigint | null;
  /** Only rows that belong to a session, but not to this session and not to one of these browsers. */
  otherThan?: { sessionId: string; browsers: readonly string[] };
  most: number;
};

/**
 * The order of the indexes of one person's rows. Plain DESC means NULLS FIRST, which the primary key also has when it
 * is read backwards. For a person with many rows, PostgreSQL would prefer the primary key and read the newer rows of
 * all other persons.
 */
export const NEWEST_FIRST = sql`${activity.id} desc nulls last`;

const listOf = (values: readonly unknown[]): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

/**
 * The newest rows of some kinds, the newest first. Each kind is read separately along its index, up to `most` rows, so
 * that the number of rows of other kinds makes no difference. Many of those may be failures of strangers.
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

type Page = Pick<Newest, 'most' | 'ok'> & { before: bigint | null; kinds: readonly ActivityKind[] | null };

/** Reads a person's own log. */
export function createActivityStore(db: Database) {
  return {
    /** The rows older than `before`, the newest first. `ok` needs `kinds`. */
    list: (userId: string, { before, most, kinds, ...only }: Page) =>
      kinds
        ? findNewest(db, { userId, kinds, before, most, ...only })
        : db
            .select()
            .from(activity)
            .where(and(eq(activity.userId, userId), before === null ? undefined : lt(activity.id, before)))
            .orderBy(NEWEST_FIRST)
            .limit(most),
  };
}
export type ActivityStore = ReturnType<typeof createActivityStore>;
