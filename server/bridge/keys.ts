import { hash, timingSafeEqual } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';

/** A back end's key, as the operator configured it. */
export type BridgeKey = {
  name: string;
  key: string;
  /** Requests a second, and as many in a burst. Counted by each process for itself. */
  perSecond: number;
};

const digest = (key: string) => hash('sha256', key, 'buffer');

/** The configured keys and what each has used of its quota. */
export function createKeyring(keys: readonly BridgeKey[], log: Log) {
  const holders = keys.map(({ name, key, perSecond }) => ({
    name,
    digest: digest(key),
    bucket: createBucket(perSecond),
  }));

  return {
    isEmpty: holders.length === 0,

    /**
     * The name of whoever presents `key`, one request of its quota used. Throws `invalid_key`, or
     * `rate_limited`. Digests are compared, all of them: the time tells neither a key nor its length.
     */
    admit(key: string): string {
      const presented = digest(key);
      const [holder] = holders.filter((one) => timingSafeEqual(one.digest, presented));
      if (!holder) throw new AppError('invalid_key');
      const refused = holder.bucket.take();
      if (refused === 0) return holder.name;
      // Said once in a burst: a loop gone wild must not fill the log too.
      if (refused === 1) log.warn({ key: holder.name }, 'a bridge key is over its quota');
      throw new AppError('rate_limited', { retryAfter: 1 });
    },
  };
}
export type Keyring = ReturnType<typeof createKeyring>;

/** A token bucket that holds one second's worth. `take` returns 0, or how many it refused in a row. */
function createBucket(perSecond: number) {
  let level = perSecond;
  let filledAt = performance.now();
  let refused = 0;
  return {
    take(): number {
      const now = performance.now();
      level = Math.min(perSecond, level + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (level >= 1) {
        level -= 1;
        refused = 0;
      } else refused += 1;
      return refused;
    },
  };
}
