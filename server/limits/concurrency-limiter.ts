import { AppError } from '../errors.ts';

type Waiting = { enter: () => void; giveUp: NodeJS.Timeout };

type ConcurrencyLimiterOptions = {
  places: number;
  /** Milliseconds that a piece of work may wait in the queue. */
  patience: number;
  /** When this many are waiting, the next one is refused at once. */
  queueMost?: number;
};

/**
 * Runs a few pieces of work at once and lets the others wait in a queue, for a limited time. Without a limit, a burst
 * of sign-ups would hold every database connection with its transactions, and requests that ask 'who is this?' would
 * wait behind them. Throws `unavailable` when the queue is full or the wait takes too long.
 */
export function createConcurrencyLimiter({ places, patience, queueMost = 200 }: ConcurrencyLimiterOptions) {
  let free = places;
  const queue: Waiting[] = [];

  const enter = () =>
    new Promise<void>((resolve, reject) => {
      if (queue.length >= queueMost)
        return reject(new AppError('unavailable', { detail: 'the queue is full' }));
      const giveUp = setTimeout(() => {
        queue.splice(queue.indexOf(waiting), 1);
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

  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (free > 0) free -= 1;
    else await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
export type ConcurrencyLimiter = ReturnType<typeof createConcurrencyLimiter>;
