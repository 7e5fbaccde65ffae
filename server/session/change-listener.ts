import { toBackoff } from '../../shared/backoff.ts';
import type { Listen } from '../db/listen.ts';
import type { Log } from '../log.ts';
import { type Change, toChange } from './change.ts';

// Milliseconds.
const PING_EVERY = 1_000;
/** A ping that takes longer has failed. From the start of the previous ping, this ends before FRESH_FOR does. */
const PING_TIMEOUT = 1_500;
/** How long cached answers may be used after the last proof that every change was received. */
const FRESH_FOR = 3_000;
/** After this long without a request, no cached answer is young enough to be used. */
const IDLE_AFTER = 60_000;
const RETRY = { first: 100, most: 2_000 };

export type ChangeHandler = {
  onChange(change: Change): void;
  /** Changes may have been missed: everything that was read before is invalid. */
  onGap(): void;
  /**
   * Every change committed until a moment ago has been received. Called about once a second while this works.
   * `roundTrip`: milliseconds that the echo took, so no change takes longer to arrive.
   */
  onProof?(roundTrip: number): void;
};

/**
 * The change listener receives the changes in the database within milliseconds, and knows whether it still does.
 * A connection can fail without an error, so silence proves nothing. The change listener therefore sends an echo
 * through the database every second, and is fresh for three seconds after the last echo it received. It connects
 * at the first request and disconnects after a minute without requests, so that a serverless database can suspend.
 */
export function createChangeListener(listen: Listen, log: Log) {
  const listeners = new Set<ChangeHandler>();
  let provenAt = Number.NEGATIVE_INFINITY;
  /** The same by the wall clock: the monotonic clock may stand still while the machine is suspended. */
  let provenOn = Number.NEGATIVE_INFINITY;
  let usedAt = Number.NEGATIVE_INFINITY;
  let holders = 0;
  let isClosing = false;
  let running: Promise<void> | undefined;
  /** True from the log line of an outage until its end: one line for each outage, not for each attempt. */
  let isAnnounced = false;
  /** Ends the current pause. */
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
      if (!isAnnounced)
        log.warn({ error }, 'the change listener is disconnected; every question goes to the database');
      isAnnounced = true;
      // The back-off is random: one database restart disconnects all processes, and they must not retry at once.
      await pause(toBackoff(failures, RETRY));
      failures += 1;
    }
  }

  /** Listens until nobody needs the changes any more. Throws when the connection fails or stops answering. */
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
    dropProof(); // changes before this moment were not received
    try {
      while (isWanted()) {
        const sentAt = performance.now();
        const sentOn = Date.now();
        let isPingAnswered = false;
        const heard = subscription.ping().then(() => {
          isPingAnswered = true;
        });
        await Promise.race([heard, pause(PING_TIMEOUT)]);
        interrupt();
        if (isLost) throw new Error('the connection was lost');
        if (!isPingAnswered) {
          if (!isWanted()) return;
          throw new Error('the connection stopped answering');
        }
        provenAt = sentAt;
        provenOn = sentOn;
        if (isAnnounced) log.info('the change listener is connected again');
        isAnnounced = false;
        const roundTrip = performance.now() - sentAt;
        for (const listener of listeners) listener.onProof?.(roundTrip);
        await pause(Math.max(0, PING_EVERY - (performance.now() - sentAt)));
      }
    } finally {
      await subscription.close();
    }
  }

  return {
    /**
     * True when every change committed more than three seconds ago has certainly been received. Normally, every
     * change until a millisecond ago has been received. A call keeps the change listener connected. `now` is a
     * value of `performance.now()`.
     */
    isFresh(now: number): boolean {
      usedAt = now;
      if (!running) wake();
      return now - provenAt < FRESH_FOR && Math.abs(Date.now() - provenOn) < FRESH_FOR;
    },

    /**
     * What a health check may know: seconds since the last proof, null without one. `idle`: nobody asked for a minute.
     * Unlike `isFresh`, a call keeps nothing connected.
     */
    describe(): { state: 'ok' | 'idle' | 'down'; provenSecondsAgo: number | null } {
      const age = performance.now() - provenAt;
      const provenSecondsAgo = Number.isFinite(age) ? age / 1_000 : null;
      if (!running) return { state: 'idle', provenSecondsAgo: null };
      return { state: age < FRESH_FOR ? 'ok' : 'down', provenSecondsAgo };
    },

    /** Passes every change from now on to `listener`, until the returned function is called. */
    subscribe(listener: ChangeHandler): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** Keeps the change listener connected until the returned function is called. */
    hold(): () => void {
      holders += 1;
      wake();
      return () => {
        holders -= 1;
        usedAt = performance.now(); // a browser that loads the next page returns in a moment
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
