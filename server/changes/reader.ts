import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangePage } from '../../shared/change.ts';
import { AppError } from '../errors.ts';
import type { Change } from '../session/change.ts';
import type { ChangeListener } from '../session/change-listener.ts';
import { type ChangeStore, LATEST } from './store.ts';

/** Readers of one process that wait at once. A back end needs one. */
const WAITING_MOST = 100;
/** Milliseconds between two looks while the change listener hears nothing. */
const LOOK_AGAIN = 1_000;
/** Milliseconds from a change to the look for it: changes come in groups, and one answer takes all of them. */
const GATHER = 20;

export type ChangeQuestion = {
  /** A cursor, or `latest`; undefined: the oldest change that is kept. */
  after?: string | undefined;
  limit: number;
  /** Seconds to wait for a change when there is none. */
  wait: number;
  /** Ends the wait: the reader has left. */
  signal: AbortSignal;
};

/** False for an announcement that tells nothing of the feed. */
const isOfFeed = (change: Change): boolean =>
  change.kind === 'user.changed'
    ? change.parts.some((part) => part !== 'sessions')
    : change.kind !== 'session.created' && change.kind !== 'session.revoked';

/**
 * Answers readers of the feed, at once or when there is something to tell. Nothing is read while nobody asks. `closing`
 * ends every wait. It is not combined with the signal of each request: Node keeps a trace of each such combination for as
 * long as the longer signal lives.
 */
export function createChangeReader(store: ChangeStore, changeListener: ChangeListener, closing: AbortSignal) {
  /** Wakes a reader that waits. */
  const waiting = new Set<() => void>();
  /** True from a gap until the change listener receives every change again. */
  let isDisconnected = true;

  const isOver = (signal: AbortSignal) => signal.aborted || closing.aborted;
  const wakeAll = () => {
    for (const wake of waiting) wake();
  };
  closing.addEventListener('abort', wakeAll, { once: true });
  changeListener.subscribe({
    onChange: (change) => {
      if (isOfFeed(change)) wakeAll();
    },
    onGap: () => {
      isDisconnected = true;
      wakeAll();
    },
    onProof: () => {
      if (isDisconnected) wakeAll();
      isDisconnected = false;
    },
  });

  /** Reads until there is a change, the time is over, the reader has left or the process closes. */
  async function follow({ after, limit, wait, signal }: ChangeQuestion): Promise<ChangePage> {
    if (waiting.size >= WAITING_MOST)
      throw new AppError('unavailable', { detail: 'too many readers wait for changes' });
    const until = performance.now() + wait * 1_000;
    let isWoken = false;
    let interrupt = () => {};
    const wake = () => {
      isWoken = true;
      interrupt();
    };
    waiting.add(wake);
    const release = changeListener.hold();
    signal.addEventListener('abort', wake, { once: true });
    try {
      for (;;) {
        // Before the read: a change during the read is seen by the next.
        isWoken = false;
        const page = await store.read(after, limit);
        const left = until - performance.now();
        if (page.changes.length > 0 || left <= 0 || isOver(signal)) return page;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, isDisconnected ? Math.min(left, LOOK_AGAIN) : left);
          interrupt = () => {
            clearTimeout(timer);
            resolve();
          };
          if (isWoken) interrupt();
        });
        if (isWoken && !isOver(signal)) await sleep(GATHER);
      }
    } finally {
      waiting.delete(wake);
      signal.removeEventListener('abort', wake);
      release();
    }
  }

  return {
    /** Throws `unavailable` when too many readers wait already. */
    async ask(question: ChangeQuestion): Promise<ChangePage> {
      const page = await store.read(question.after, question.limit);
      const mayWait = question.wait > 0 && question.after !== LATEST && !isOver(question.signal);
      return page.changes.length > 0 || !mayWait ? page : follow({ ...question, after: page.cursor });
    },
  };
}
export type ChangeReader = ReturnType<typeof createChangeReader>;
