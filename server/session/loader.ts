import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { claims, profile, session, user } from '../db/schema/index.ts';
import { UnreadableInstant } from '../db/schema/instant.ts';

type Statement<Row> = { execute(values: { tokens: string[] }): Promise<(Row & { token: string })[]> };
type Waiting<Row> = { token: string; deliver: (row: Row | null) => void; reject: (error: unknown) => void };

/** Tokens of one statement; more tokens wait for the next statement. */
const BATCH_MOST = 500;
/**
 * Concurrent statements. With more, each statement has fewer tokens (`bench/`: 12 % slower with four), and fewer
 * connections are free for other requests.
 */
const STATEMENTS_MOST = 2;
/** Milliseconds. If a statement fails after more than this, the database did not refuse it: it did not answer. */
const PATIENCE = 1_000;

const refusedAt = sql`coalesce(${user.disabledAt}, ${user.deletionDueAt})`.mapWith(
  user.disabledAt,
) as SQL<Date | null>;

/**
 * What a back end receives, and what decides whether it receives it. Each additional column costs measurable time,
 * because thousands of rows are read each second.
 */
const BRIDGE_COLUMNS = {
  token: session.token,
  session: {
    id: session.id,
    createdAt: session.createdAt,
    expiresAt: session.expiresAt,
    remembered: session.remembered,
    steppedUpAt: session.steppedUpAt,
    secondFactorAt: session.secondFactorAt,
    amr: session.amr,
  },
  user: {
    id: user.id,
    email: user.email,
    emailVerified: user.emailVerified,
    name: user.name,
    image: user.image,
    // Back ends also receive a refusal while a deletion is pending; this one column covers both cases.
    disabledAt: refusedAt,
    twoFactorEnabled: user.twoFactorEnabled,
    hasPasskey: user.hasPasskey,
  },
  profile: { data: profile.data, version: profile.version },
  claims: { data: claims.data, version: claims.version },
};
/** What the portal shows users of themselves in addition. */
export const PORTAL_COLUMNS = {
  ...BRIDGE_COLUMNS,
  session: {
    ...BRIDGE_COLUMNS.session,
    userId: session.userId,
    updatedAt: session.updatedAt,
    lastSeenAt: session.lastSeenAt,
    ipAddress: session.ipAddress,
    place: session.place,
    method: session.method,
    userAgent: session.userAgent,
  },
  // In the portal, a user whose deletion is pending is still signed in.
  user: {
    ...BRIDGE_COLUMNS.user,
    disabledAt: user.disabledAt,
    deletionDueAt: user.deletionDueAt,
    createdAt: user.createdAt,
    updatedAt: user.updatedAt,
  },
};

export const isTheirs = eq(user.id, session.userId);
export const isOfThem = eq(profile.userId, session.userId);
export const isAboutThem = eq(claims.userId, session.userId);
const isAsked = sql`${session.token} = any(${sql.placeholder('tokens')})`;

const selectBridgeRow = (db: Database) =>
  db
    .select(BRIDGE_COLUMNS)
    .from(session)
    .innerJoin(user, isTheirs)
    .leftJoin(profile, isOfThem)
    .leftJoin(claims, isAboutThem);
const selectPortalRow = (db: Database) =>
  db
    .select(PORTAL_COLUMNS)
    .from(session)
    .innerJoin(user, isTheirs)
    .leftJoin(profile, isOfThem)
    .leftJoin(claims, isAboutThem);

const prepareBridgeRow = (db: Database) =>
  selectBridgeRow(db).where(isAsked).prepare('find_bridge_row_by_token');
const preparePortalRow = (db: Database) =>
  selectPortalRow(db).where(isAsked).prepare('find_portal_row_by_token');

export type RowOf<Statement extends { execute(values: { tokens: string[] }): Promise<object[]> }> = Omit<
  Awaited<ReturnType<Statement['execute']>>[number],
  'token'
>;
/** The bridge row: session, user, profile and claims of a token, with the columns for back ends. */
export type BridgeRow = RowOf<ReturnType<typeof prepareBridgeRow>>;
/** The portal row: the same, with the additional columns for the portal. */
export type SessionRow = RowOf<ReturnType<typeof preparePortalRow>>;

export const createBridgeRowLoader = (db: Database) => createLoader<BridgeRow>(prepareBridgeRow(db));
export const createPortalRowLoader = (db: Database) => createLoader<SessionRow>(preparePortalRow(db));

/**
 * Reads sessions by token. One statement reads all tokens of one turn of the event loop, each token once. Look-ups
 * that arrive while `STATEMENTS_MOST` statements run share the next statement: the higher the load, the fewer
 * statements for each look-up. A look-up never joins a running statement, because its result may be older than the
 * look-up.
 */
export function createLoader<Row>(statement: Statement<Row>) {
  const waiting: Waiting<Row>[] = [];
  let running = 0;
  let isDue = false;

  async function load(batch: Waiting<Row>[]): Promise<void> {
    const startedAt = performance.now();
    try {
      const rows = new Map<string, Row>();
      const tokens = [...new Set(batch.map(({ token }) => token))];
      for (const { token, ...row } of await statement.execute({ tokens })) rows.set(token, row as Row);
      for (const { token, deliver } of batch) deliver(rows.get(token) ?? null);
    } catch (error) {
      // One unreadable row must not make the other look-ups fail.
      if (error instanceof UnreadableInstant && batch.length > 1) {
        await Promise.all(batch.map((one) => load([one])));
        return;
      }
      // Look-ups that waited while this statement timed out have waited long enough too.
      const late = performance.now() - startedAt > PATIENCE ? waiting.splice(0) : [];
      for (const { reject } of [...batch, ...late]) reject(error);
    }
  }

  const flush = () => {
    isDue = false;
    while (running < STATEMENTS_MOST && waiting.length > 0) {
      running += 1;
      void load(waiting.splice(0, BATCH_MOST)).finally(() => {
        running -= 1;
        flush();
      });
    }
  };

  /**
   * Returns what `toValue` makes of the row, or of null when there is no such session. Throws when the database does
   * not answer. Each look-up creates one promise only, because there are thousands of look-ups each second.
   */
  return <Value>(token: string, toValue: (row: Row | null) => Value): Promise<Value> =>
    new Promise((resolve, reject) => {
      const deliver = (row: Row | null) => {
        try {
          resolve(toValue(row));
        } catch (error) {
          reject(error);
        }
      };
      waiting.push({ token, deliver, reject });
      if (isDue || running >= STATEMENTS_MOST) return;
      isDue = true;
      setImmediate(flush);
    });
}

/** Reads one session by its id; null when there is none. Throws when the database does not answer. */
export const createIdLoader =
  (db: Database) =>
  async (id: string): Promise<SessionRow | null> => {
    const [row] = await selectPortalRow(db).where(eq(session.id, id));
    if (!row) return null;
    const { token: _, ...known } = row;
    return known;
  };
