import { createHmac } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { toAddressKey } from './address-key.ts';
import type { Limit, LimitClass, Limits } from './classes.ts';
import { retry } from './retry.ts';
import { createWindows, inSeconds, isExact, type Share } from './windows.ts';

/** Windows that a process keeps in memory. A dropped window costs one statement; the limit still holds. */
const SHARES_MOST = 20_000;

/** Mails of one kind to one recipient, counted for all callers together: three an hour. */
const PER_RECIPIENT: Limit = { most: 3, seconds: 3600 };

/**
 * Milliseconds for which a process refuses requests of an empty window without a query. Then it asks the database
 * again, because another process may have given requests back.
 */
const EMPTY_FOR = 1_000;

/** Receives the function that gives back what a request took, for a request that is answered with 5xx. */
export type Note = (giveBack: () => void) => void;

type Counted = {
  kind: LimitClass | 'recipient';
  limit: Limit;
  note: Note | undefined;
  mayCountAlone: boolean;
};
type Deps = {
  /** Separate connections: on the shared pool its statements would wait behind the requests it limits. */
  db: Database;
  limits: Limits;
  key: Buffer;
  log: Log;
  /** Hears of each request that is refused. */
  onHit?: ((kind: LimitClass | 'recipient') => void) | undefined;
};

/**
 * Counts requests in fixed windows that all processes share. A process takes shares of a large window and counts them
 * down in memory, so that most requests cost no statement. All processes together never let more requests pass than
 * the limit. During a database outage each process counts alone.
 */
export function createRateLimiter({ db, limits, key, log, onHit }: Deps) {
  const windows = createWindows(db);
  const shares = new Map<string, Share & { keptAt: number }>();
  const asking = new Map<string, Promise<void>>();
  const returning = new Set<string>();
  const returns = new Map<string, Promise<void>>();

  const findShare = (id: string) => {
    const share = shares.get(id);
    return share && share.endsAt > performance.now() ? share : undefined;
  };

  const keep = (id: string, share: Share): void => {
    const left = share.left + (findShare(id)?.left ?? 0); // requests given back during the query
    const [oldest] = shares.keys();
    if (oldest !== undefined && shares.size >= SHARES_MOST) shares.delete(oldest);
    shares.delete(id);
    shares.set(id, { ...share, left, keptAt: performance.now() });
  };

  const refill = async (id: string, { limit, mayCountAlone }: Counted): Promise<void> => {
    const share = await windows.take(id, limit).catch((error: unknown) => {
      if (!mayCountAlone) throw error;
      log.warn({ error }, 'requests are counted by this process alone');
      return { left: limit.most, endsAt: inSeconds(limit.seconds), isLast: true, isShared: false };
    });
    keep(id, share);
  };

  /** Writes the requests that were given back to the database, for the other processes. */
  async function returnAll(id: string): Promise<void> {
    for (let share = findShare(id); share && share.left > 0; share = findShare(id)) {
      const count = share.left;
      share.left = 0;
      const returned = windows.giveBack(id, count);
      returns.set(id, returned);
      try {
        await returned;
        share.isLast = false;
      } catch (error) {
        keep(id, { ...share, left: count });
        throw error;
      } finally {
        returns.delete(id);
      }
    }
  }

  /** Gives one request back: to this process at once, to the others as soon as the database can be written. */
  function giveBack(id: string, limit: Limit, endsAt: number): void {
    if (endsAt <= performance.now()) return;
    const share = findShare(id);
    if (share) share.left += 1;
    else keep(id, { left: 1, endsAt, isLast: false, isShared: true });
    if (!isExact(limit) || share?.isShared === false || returning.has(id)) return;
    returning.add(id);
    void retry(() => returnAll(id), endsAt - performance.now())
      .catch((error: unknown) => log.warn({ error }, 'requests could not be returned to the shared counter'))
      .finally(() => returning.delete(id));
  }

  /** True when the process has to ask the database again about an empty window: others may have given requests back. */
  const isStale = ({ isShared, keptAt }: Share & { keptAt: number }, limit: Limit): boolean =>
    isShared && isExact(limit) && keptAt + EMPTY_FOR < performance.now();

  async function take(id: string, counted: Counted): Promise<void> {
    const { limit, note } = counted;
    for (;;) {
      const share = findShare(id);
      if (share && share.left > 0) {
        share.left -= 1;
        const { endsAt } = share;
        note?.(() => giveBack(id, limit, endsAt));
        return;
      }
      const returned = returns.get(id);
      if (returned) {
        await returned.catch(() => {});
        continue;
      }
      if (share?.isLast && !isStale(share, limit)) {
        onHit?.(counted.kind);
        throw refusal(share);
      }
      let pending = asking.get(id);
      if (!pending) {
        pending = refill(id, counted).finally(() => asking.delete(id));
        asking.set(id, pending);
      }
      await pending;
    }
  }

  return {
    take: (kind: LimitClass, address: string | null, note?: Note) =>
      take(`${kind} ${toAddressKey(address)}`, {
        kind,
        limit: limits[kind],
        note,
        mayCountAlone: true,
      }),
    /**
     * Counts a mail to a recipient. Each kind of mail has its own window: a stranger who requests one kind in a user's
     * name does not block the other kinds. A mail needs the database anyway, so no process counts mails alone.
     */
    takeRecipient: (kind: 'reset' | 'verification' | 'sign_up' | 'change', email: string, note?: Note) =>
      take(`${kind} mail ${createHmac('sha256', key).update(email).digest('base64url')}`, {
        kind: 'recipient',
        limit: PER_RECIPIENT,
        note,
        mayCountAlone: false,
      }),
  };
}
export type RateLimiter = ReturnType<typeof createRateLimiter>;

const refusal = ({ endsAt }: Share): AppError =>
  new AppError('rate_limited', {
    retryAfter: Math.max(1, Math.ceil((endsAt - performance.now()) / 1000)),
  });
