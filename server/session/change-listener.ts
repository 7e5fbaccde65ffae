import { toBackoff } from '../../shared/backoff.ts';
import type { Listen } from '../db/listen.ts';
import type { Log } from '../log.ts';
import { type Change, toChange } from './change.ts';

// Milliseconds.
const PING_EVERY = 1_000;
/** A slower ping has failed: counted from the start of the one before, this stays below FRESH_FOR. */
const PING_TIMEOUT = 1_500;
/** How long answers from memory may be trusted after the last proof that every change was heard. */
const FRESH_FOR = 3_000;
/** After this long without a question nothing remembered is young enough to be used. */
const IDLE_AFTER = 60_000;
const RETRY = { first: 100, most: 2_000 };

export type ChangeHandler = {
  onChange(change: Change): void;
  /** Changes may have been missed: what was known before counts no more. */
  onGap(): void;
  /** Everything committed until a moment ago has been heard. About once a second while all is well. */
  onProof?(): void;
};

/**
 * The changes in the database, heard within milliseconds, and the knowledge whether they still are.
 * A connection can die without a word, so silence proves nothing: the feed sends an echo through
 * the database every second, and is fresh for three after the last one it heard. It connects when
 * first asked and lets go when nobody asks for a minute, so that a serverless database can sleep.
 */
export function createChangeListener(listen: Listen, log: Log) {
  const listeners = new Set<ChangeHandler>();
  let provenAt = Number.NEGATIVE_INFINITY;
  /** The same by the wall clock: while a machine is suspended, its monotonic one may stand still. */
  let provenOn = Number.NEGATIVE_INFINITY;
  let usedAt = Number.NEGATIVE_INFINITY;
  let holders = 0;
  let isClosing = false;
  let running: Promise<void> | undefined;
  /** True once an outage was logged, until it is over: one line for each, not one for each attempt. */
  let isAnnounced = false;
  /** Ends the pause that is being made. */
  let interrupt = () => {};

  const isWanted = () => !isClosing && (holders > 0 || performance.now() - usedAt < IDLE_AFTER);

  const wake = () => {
    if (isClosing) return;
    running ??= run().finally(() => {
      running = undefined;
      if (isWanted()) wake();
    });
  };

  const pause = (time: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, time);
      interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const dropProof = () => {
    provenAt = Number.NEGATIVE_INFINITY;
    for (const listener of listeners) listener.onGap();
  };

  async function run(): Promise<void> {
    let failures = 0;
    while (isWanted()) {
      const error = await follow().catch((thrown: unknown) => thrown);
      const wasProven = provenAt > Number.NEGATIVE_INFINITY;
      dropProof();
      if (!isWanted()) return;
      if (wasProven) failures = 0;
      if (!isAnnounced) log.warn({ error }, 'changes cannot be heard; every question goes to the database');
      isAnnounced = true;
      // Not all processes at once, after the one restart that cut them all off.
      await pause(toBackoff(failures, RETRY));
      failures += 1;
    }
  }

  /** Listens until nobody wants it any more. Throws when the connection fails or falls silent. */
  async function follow(): Promise<void> {
    let isLost = false;
    const subscription = await listen(
      (payload) => {
        const change = toChange(payload);
        for (const listener of listeners) listener.onChange(change);
      },
      () => {
        isLost = true;
        interrupt();
      },
    );
    dropProof(); // what changed before this moment was not heard
    try {
      while (isWanted()) {
        const sentAt = performance.now();
        const sentOn = Date.now();
        let isHeard = false;
        const heard = subscription.ping().then(() => {
          isHeard = true;
        });
        await Promise.race([heard, pause(PING_TIMEOUT)]);
        interrupt();
        if (isLost) throw new Error('the connection was lost');
        if (!isHeard) {
          if (!isWanted()) return;
          throw new Error('the connection fell silent');
        }
        provenAt = sentAt;
        provenOn = sentOn;
        if (isAnnounced) log.info('changes are heard again');
        isAnnounced = false;
        for (const listener of listeners) listener.onProof?.();
        await pause(Math.max(0, PING_EVERY - (performance.now() - sentAt)));
      }
    } finally {
      await subscription.close();
    }
  }

  return {
    /**
     * True when every change committed more than three seconds ago has surely been heard; normally
     * that is every one until a millisecond ago. Asking keeps the feed awake. `now` as of
     * `performance.now()`.
     */
    isFresh(now: number): boolean {
      usedAt = now;
      if (!running) wake();
      return now - provenAt < FRESH_FOR && Math.abs(Date.now() - provenOn) < FRESH_FOR;
    },

    /** Hears every change from now on, until the returned function is called. */
    subscribe(listener: ChangeHandler): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Keeps the feed awake until the returned function is called. */
    hold(): () => void {
      holders += 1;
      wake();
      return () => {
        holders -= 1;
        usedAt = performance.now(); // whoever turns a page is back in a moment
      };
    },

    async close(): Promise<void> {
      isClosing = true;
      interrupt();
      await running;
    },
  };
}
export type ChangeListener = ReturnType<typeof createChangeListener>;
