import { hash, timingSafeEqual } from 'node:crypto';
import type { BridgeScope } from '../../shared/bridge-scopes.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';

/** A back end's key, as the operator configured it. */
export type BridgeKey = {
  name: string;
  key: string;
  /** Requests per second, and the size of a burst. Each process counts separately. */
  perSecond: number;
  /** What the key may do beside asking about sessions and hearing events; mostly nothing. */
  scopes: readonly BridgeScope[];
};

/** Whom a request with a bridge key comes from. */
export type KeyHolder = Pick<BridgeKey, 'name' | 'scopes'>;

/** Lines per second about unknown keys: a flood of them must not fill the disk. */
const STRANGERS_LOGGED = 1;

const digest = (key: string) => hash('sha256', key, 'buffer');

/** The configured keys, and the used part of each key's quota. */
export function createKeyring(keys: readonly BridgeKey[], log: Log) {
  const holders = keys.map(({ name, key, perSecond, scopes }) => ({
    identity: { name, scopes },
    digest: digest(key),
    bucket: createBucket(perSecond),
  }));
  const strangers = createBucket(STRANGERS_LOGGED);

  return {
    isEmpty: holders.length === 0,

    /**
     * Returns the back end with this key, and takes one request from its quota. Throws `invalid_key`, or
     * `rate_limited`. It compares the digests of all keys, so that the time reveals neither a key nor its length.
     */
    admit(key: string): KeyHolder {
      const presented = digest(key);
      const [holder] = holders.filter((one) => timingSafeEqual(one.digest, presented));
      if (!holder) {
        if (strangers.take() === 0) log.warn('a request came with an unknown bridge key');
        throw new AppError('invalid_key');
      }
      const refused = holder.bucket.take();
      if (refused === 0) return holder.identity;
      // Logged once in a burst, so that an endless loop in a back end does not fill the log.
      if (refused === 1) log.warn({ key: holder.identity.name }, 'a bridge key is over its quota');
      throw new AppError('rate_limited', { retryAfter: 1 });
    },
  };
}
export type Keyring = ReturnType<typeof createKeyring>;

/** A token bucket for the requests of one second. `take` returns 0, or the number of consecutive refusals. */
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
