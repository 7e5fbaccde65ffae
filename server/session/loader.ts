import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { profile, session, user } from '../db/schema/index.ts';

type Waiting = { token: string; resolve: (row: SessionRow | null) => void; reject: (error: unknown) => void };

/** Tokens of one statement; more wait for the next. */
const BATCH_MOST = 500;

const createStatement = (db: Database) =>
  db
    .select({
      token: session.token,
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
        disabledAt: user.disabledAt,
      },
      profile: { data: profile.data, version: profile.version },
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .leftJoin(profile, eq(profile.userId, session.userId))
    .where(sql`${session.token} = any(${sql.placeholder('tokens')})`)
    .prepare('find_sessions_by_token');

type Row = Awaited<ReturnType<ReturnType<typeof createStatement>['execute']>>[number];
/** Session, person and profile behind a token. */
export type SessionRow = Omit<Row, 'token'>;

/**
 * Reads sessions by token. Questions of one turn of the event loop travel in one statement, each
 * token once. Nobody joins a statement that is under way: its answer may be older than the question.
 */
export function createLoader(db: Database) {
  const statement = createStatement(db);
  let waiting: Waiting[] = [];

  async function load(batch: Waiting[]): Promise<void> {
    try {
      const rows = new Map<string, SessionRow>();
      const tokens = [...new Set(batch.map(({ token }) => token))];
      for (const { token, ...row } of await statement.execute({ tokens })) rows.set(token, row);
      for (const { token, resolve } of batch) resolve(rows.get(token) ?? null);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  const flush = () => {
    const batch = waiting;
    waiting = [];
    for (let start = 0; start < batch.length; start += BATCH_MOST)
      void load(batch.slice(start, start + BATCH_MOST));
  };

  /** The row; null when there is no such session. Throws when the database gives no answer. */
  return (token: string): Promise<SessionRow | null> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ token, resolve, reject });
    });
}
