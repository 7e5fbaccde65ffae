import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { profile, session, user } from '../db/schema/index.ts';

type Waiting = { token: string; settle: (row: SessionRow | null) => void; reject: (error: unknown) => void };

/** Tokens of one statement; more wait for the next. */
const BATCH_MOST = 500;
/** Statements under way at once. More would each carry less (`bench/`: 12 % slower with four), and leave fewer connections to others. */
const STATEMENTS_MOST = 2;
/** Milliseconds. A statement that failed later was not refused: the database gave no answer. */
const PATIENCE = 1_000;

const createSelect = (db: Database) =>
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
    .leftJoin(profile, eq(profile.userId, session.userId));

const createStatement = (db: Database) =>
  createSelect(db)
    .where(sql`${session.token} = any(${sql.placeholder('tokens')})`)
    .prepare('find_sessions_by_token');

type Row = Awaited<ReturnType<ReturnType<typeof createStatement>['execute']>>[number];
/** Session, person and profile behind a token. */
export type SessionRow = Omit<Row, 'token'>;

/**
 * Reads sessions by token. Questions of one turn of the event loop travel in one statement, each
 * token once, and those that come while enough statements are under way share the next: the busier
 * it is, the fewer statements a question costs. Nobody joins a statement that is under way: its
 * answer may be older than the question.
 */
export function createLoader(db: Database) {
  const statement = createStatement(db);
  const waiting: Waiting[] = [];
  let running = 0;
  let isDue = false;

  async function load(batch: Waiting[]): Promise<void> {
    const startedAt = performance.now();
    try {
      const rows = new Map<string, SessionRow>();
      const tokens = [...new Set(batch.map(({ token }) => token))];
      for (const { token, ...row } of await statement.execute({ tokens })) rows.set(token, row);
      for (const { token, settle } of batch) settle(rows.get(token) ?? null);
    } catch (error) {
      // Who waited while it timed out has waited long enough too.
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
   * What `toValue` makes of the row, or of null when there is no such session. Throws when the
   * database gives no answer. One promise a question: the hot path has thousands of them a second.
   */
  return <Value>(token: string, toValue: (row: SessionRow | null) => Value): Promise<Value> =>
    new Promise((resolve, reject) => {
      const settle = (row: SessionRow | null) => {
        try {
          resolve(toValue(row));
        } catch (error) {
          reject(error);
        }
      };
      waiting.push({ token, settle, reject });
      if (isDue || running >= STATEMENTS_MOST) return;
      isDue = true;
      setImmediate(flush);
    });
}

/** Reads one session by its id; null when there is none. Throws when the database gives no answer. */
export const createIdLoader =
  (db: Database) =>
  async (id: string): Promise<SessionRow | null> => {
    const [row] = await createSelect(db).where(eq(session.id, id));
    if (!row) return null;
    const { token: _, ...known } = row;
    return known;
  };
