import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { rateLimit } from '../db/schema/security.ts';
import type { Limit } from './classes.ts';

/** The requests of a window that this process may still let pass. */
export type Share = {
  left: number;
  /** The end of the window in ms, by the process's own monotonic clock. */
  endsAt: number;
  /** True when the window has nothing left beyond this share. */
  isLast: boolean;
  /** False during a database outage: then each process counts alone. */
  isShared: boolean;
};

/** Windows of up to this many requests are counted one by one; larger ones in shares. */
const EXACT_UP_TO = 100;
/**
 * The first half of a window is taken in ten shares, the second half in a hundred. That is enough for many processes,
 * also when many of them died with a share.
 */
const SHARES_OF_A_HALF = { first: 10, second: 100 };

export const isExact = ({ most }: Limit): boolean => most <= EXACT_UP_TO;

/** The windows in the database, which all processes share. */
export function createWindows(db: Database) {
  return {
    async take(id: string, limit: Limit): Promise<Share> {
      const { most, seconds } = limit;
      const { share, firstHalf, lesser } = divide(limit);
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
          // `firstHalf` is a multiple of `share`: no large share crosses it.
          left: (taken.count <= firstHalf ? share : lesser) - Math.max(0, over),
          endsAt: inSeconds(Number(taken.left)),
          isLast: over >= 0,
          isShared: true,
        };
      }
      const [row] = await db.select({ left }).from(rateLimit).where(eq(rateLimit.key, id));
      const endsAt = inSeconds(Math.max(0, Number(row?.left ?? 0)));
      return { left: 0, endsAt, isLast: true, isShared: true };
    },

    /** Subtracts `count` unused requests from the window. */
    async giveBack(id: string, count: number): Promise<void> {
      // May change no row: the window may have ended meanwhile, and the cleanup job deleted it.
      await db
        .update(rateLimit)
        .set({ count: sql`greatest(0, ${rateLimit.count} - ${count})` })
        .where(eq(rateLimit.key, id));
    },
  };
}

/** The sizes of shares: a process takes `share` requests at a time until `firstHalf` is used up, then `lesser`. */
function divide(limit: Limit): { share: number; firstHalf: number; lesser: number } {
  const { most } = limit;
  if (isExact(limit)) return { share: 1, firstHalf: most, lesser: 1 };
  const { first, second } = SHARES_OF_A_HALF;
  const share = Math.floor(most / 2 / first);
  return { share, firstHalf: share * first, lesser: Math.max(1, Math.floor(most / 2 / second)) };
}

export const inSeconds = (seconds: number): number => performance.now() + seconds * 1000;
