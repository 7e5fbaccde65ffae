import { AppError } from '../errors.ts';

type Waiting = { enter: () => void; giveUp: NodeJS.Timeout };

type ConcurrencyLimiterOptions = {
  places: number;
  /** Milliseconds that a piece of work may wait in the queue. */
  patience: number;
  /** When this many are waiting, the next one is refused at once. */
  queueMost?: number;
};

/** Hears of one queue: milliseconds that a piece of work waited, and each refusal. */
export type QueueWatch = { waited(time: number): void; refused(): void };

/**
 * Runs a few pieces of work at once and lets the others wait in a queue, for a limited time. Without a limit, a burst
 * of sign-ups would hold every database connection with its transactions, and requests that ask 'who is this?' would
 * wait behind them. Throws `unavailable` when the queue is full or the wait takes too long.
 */
export function createConcurrencyLimiter({ places, patience, queueMost = 200 }: ConcurrencyLimiterOptions) {
  let free = places;
  const queue: Waiting[] = [];
  let watching: QueueWatch | undefined;

  const enter = () =>
    new Promise<void>((resolve, reject) => {
      if (queue.length >= queueMost) {
        watching?.refused();
        return reject(new AppError('unavailable', { detail: 'the queue is full' }));
      }
      const giveUp = setTimeout(() => {
        queue.splice(queue.indexOf(waiting), 1);
        watching?.refused();
        reject(new AppError('unavailable', { detail: 'timed out in the queue' }));
      }, patience);
      const waiting = { enter: resolve, giveUp };
      queue.push(waiting);
    });

  const leave = () => {
    const next = queue.shift();
    if (!next) {
      free += 1;
      return;
    }
    clearTimeout(next.giveUp);
    next.enter();
  };

  const run = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const startedAt = watching && performance.now();
    if (free > 0) free -= 1;
    else await enter();
    if (startedAt !== undefined) watching?.waited(performance.now() - startedAt);
    try {
      return await work();
    } finally {
      leave();
    }
  };
  return Object.assign(run, {
    /** Pieces of work that wait now. */
    countWaiting: (): number => queue.length,
    /** Replaces `places`. Only before the first piece of work. */
    setPlaces: (most: number): void => {
      free = most;
    },
    watch: (watch: QueueWatch): void => {
      watching = watch;
    },
  });
}
export type ConcurrencyLimiter = ReturnType<typeof createConcurrencyLimiter>;
