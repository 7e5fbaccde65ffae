import { createHmac } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { rateLimit } from '../db/schema/security.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { toAddressKey } from './address-key.ts';
import type { Limit, LimitClass, Limits } from './classes.ts';

/** What is left of a window to this process, until `endsAt` by its own monotonic clock, in ms. */
type Share = { left: number; endsAt: number; isLast: boolean };

/** Windows a process remembers. A forgotten one costs a statement, never a request too many. */
const SHARES_MOST = 20_000;
/** Windows of up to this many are counted one by one; larger ones in shares. */
const EXACT_UP_TO = 100;
/** The first half of a window goes in ten shares, the second in a hundred: enough for many processes, or for many that died. */
const SHARES_OF_A_HALF = { first: 10, second: 100 };

/** Mails of a kind to one recipient, whoever asks for them: three an hour. */
const PER_RECIPIENT: Limit = { most: 3, seconds: 3600 };

/**
 * Counts requests in fixed windows that all processes share. A process takes shares of a large window and
 * counts them down in memory, so that most requests cost no statement; together they never let more pass
 * than the limit. While the database is away each counts for itself.
 */
export function createRateLimiter({
  db,
  limits,
  key,
  log,
}: {
  db: Database;
  limits: Limits;
  key: Buffer;
  log: Log;
}) {
  const shares = new Map<string, Share>();
  const asking = new Map<string, Promise<void>>();

  async function ask(id: string, { most, seconds }: Limit): Promise<Share> {
    const { share, firstHalf, lesser } = divide(most);
    const asked = sql`case when ${rateLimit.count} < ${firstHalf} then ${share}::integer else ${lesser}::integer end`;
    const isOver = sql`${rateLimit.endsAt} <= now()`;
    const ends = sql`now() + make_interval(secs => ${seconds})`;
    const left = sql<string>`extract(epoch from ${rateLimit.endsAt} - now())`;
    const [taken] = await db
      .insert(rateLimit)
      .values({ key: id, count: share, endsAt: ends })
      .onConflictDoUpdate({
        target: rateLimit.key,
        set: {
          count: sql`case when ${isOver} then ${share} else ${rateLimit.count} + ${asked} end`,
          endsAt: sql`case when ${isOver} then ${ends} else ${rateLimit.endsAt} end`,
        },
        setWhere: sql`${isOver} or ${rateLimit.count} < ${most}`,
      })
      .returning({ count: rateLimit.count, left });
    if (taken) {
      const over = taken.count - most;
      return {
        // Large shares end at the half exactly.
        left: (taken.count <= firstHalf ? share : lesser) - Math.max(0, over),
        endsAt: inSeconds(Number(taken.left)),
        isLast: over >= 0,
      };
    }
    const [row] = await db.select({ left }).from(rateLimit).where(eq(rateLimit.key, id));
    return { left: 0, endsAt: inSeconds(Math.max(0, Number(row?.left ?? 0))), isLast: true };
  }

  const refill = async (id: string, limit: Limit): Promise<void> => {
    const share = await ask(id, limit).catch((error: unknown) => {
      log.warn({ error }, 'requests are counted by this process alone');
      return { left: limit.most, endsAt: inSeconds(limit.seconds), isLast: true };
    });
    const [oldest] = shares.keys();
    if (oldest !== undefined && shares.size >= SHARES_MOST) shares.delete(oldest);
    shares.delete(id);
    shares.set(id, share);
  };

  async function take(id: string, limit: Limit): Promise<void> {
    for (;;) {
      const share = shares.get(id);
      if (share && share.endsAt > performance.now()) {
        if (share.left > 0) {
          share.left -= 1;
          return;
        }
        if (share.isLast) throw refusal(share);
      }
      let pending = asking.get(id);
      if (!pending) {
        pending = refill(id, limit).finally(() => asking.delete(id));
        asking.set(id, pending);
      }
      await pending;
    }
  }

  return {
    take: (kind: LimitClass, address: string | null) =>
      take(`${kind} ${toAddressKey(address)}`, limits[kind]),
    /**
     * Counts a mail to somebody. Each kind has a window of its own: whoever asks for one in somebody's name does not
     * keep them from another.
     */
    takeRecipient: (kind: 'reset' | 'verification' | 'sign_up' | 'change', email: string) =>
      take(`${kind} mail ${createHmac('sha256', key).update(email).digest('base64url')}`, PER_RECIPIENT),
  };
}
export type RateLimiter = ReturnType<typeof createRateLimiter>;

/** How a window of `most` is taken: by `share` until `firstHalf` is gone, then by `lesser`. */
function divide(most: number): { share: number; firstHalf: number; lesser: number } {
  if (most <= EXACT_UP_TO) return { share: 1, firstHalf: most, lesser: 1 };
  const { first, second } = SHARES_OF_A_HALF;
  const share = Math.floor(most / 2 / first);
  return { share, firstHalf: share * first, lesser: Math.max(1, Math.floor(most / 2 / second)) };
}

const inSeconds = (seconds: number): number => performance.now() + seconds * 1000;
const refusal = ({ endsAt }: Share): AppError =>
  new AppError('rate_limited', {
    retryAfter: Math.max(1, Math.ceil((endsAt - performance.now()) / 1000)),
  });
