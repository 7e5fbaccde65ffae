import { setTimeout as sleep } from 'node:timers/promises';
import { NEW_COOKIE_WITHIN } from '../../shared/new-cookie.ts';
import type { SessionEvent } from '../../shared/session.ts';
import { AppError } from '../errors.ts';
import type { Change, ChangedPart } from './change.ts';
import type { ChangeListener } from './change-listener.ts';
import type { Identity } from './engine.ts';
import type { SessionLifetime } from './lifetime.ts';

/** Pages of one process that are told; each costs a connection and about a kilobyte. */
const STREAMS_MOST = 5_000;
/** Of one person: a browser needs one, however many tabs are open. */
const STREAMS_OF_ONE = 20;
/** Milliseconds over which many are told what concerns all of them; as many as there are, if fewer. */
const SPREAD_MOST = 5_000;
/** Milliseconds until a look that the database did not answer is taken again. */
const LOOK_AGAIN = 1_000;
/** Milliseconds, what a timer can hold. */
const TIMER_MOST = 2 ** 31 - 1;

const PARTS: readonly ChangedPart[] = ['user', 'profile', 'sessions'];

export type EventStreamOptions = {
  identity: Identity;
  /** Whose session it is, as the database says now. */
  find(): Promise<Identity | 'disabled' | null>;
  /** Ends the watch without a word, and gives its place back: aborted by whoever opened it, when the stream is over. */
  signal: AbortSignal;
};
type Subscriber = { hear(change: Change): void; mustLook(): void };

/** Tells open pages what became of their session, within milliseconds, and why it ended. */
export function createSessionEventStreams(changeListener: ChangeListener, lifetime: SessionLifetime) {
  const byUser = new Map<string, Set<Subscriber>>();
  let count = 0;
  /** True from a gap on until everything can be heard again. */
  let isDeaf = true;

  /** Tells everybody, not all in the same moment: each will ask, of a database that may just have come back. */
  const tellEveryone = (tell: (subscriber: Subscriber) => void) => {
    const spread = Math.min(SPREAD_MOST, count);
    for (const subscribers of byUser.values())
      for (const subscriber of subscribers)
        if (spread < 100) tell(subscriber);
        else setTimeout(() => subscribers.has(subscriber) && tell(subscriber), Math.random() * spread);
  };
  changeListener.subscribe({
    onChange: (change) => {
      if (change.kind === 'reset') return tellEveryone((subscriber) => subscriber.hear(change));
      for (const subscriber of byUser.get(change.userId) ?? []) subscriber.hear(change);
    },
    onGap: () => {
      isDeaf = true;
    },
    onProof: () => {
      if (isDeaf) tellEveryone((subscriber) => subscriber.mustLook());
      isDeaf = false;
    },
  });

  /** Hears of everything until `signal` aborts. Throws `unavailable` when too many do. */
  const join = (userId: string, subscriber: Subscriber, signal: AbortSignal): void => {
    const subscribers = byUser.get(userId) ?? new Set();
    if (count >= STREAMS_MOST || subscribers.size >= STREAMS_OF_ONE)
      throw new AppError('unavailable', { detail: 'too many watched sessions' });
    if (signal.aborted) return;
    const release = changeListener.hold();
    byUser.set(userId, subscribers.add(subscriber));
    count += 1;
    const leave = () => {
      subscribers.delete(subscriber);
      if (subscribers.size === 0) byUser.delete(userId);
      count -= 1;
      release();
    };
    signal.addEventListener('abort', leave, { once: true });
  };

  /**
   * Takes a place, and gives what happens to a session from now on, until it ends. The place is given back when the
   * signal aborts and by nothing else: events that nobody reads, or nobody finishes reading, cannot keep it. Throws
   * `unavailable` when this process, or this person, has as many watchers as it may.
   */
  const open = ({
    identity,
    find,
    signal,
  }: EventStreamOptions): (() => AsyncGenerator<SessionEvent, void>) => {
    const { user, session } = identity;
    const changed = new Set<ChangedPart>();
    let isInDoubt = true;
    let hasFailed = false;
    let sessionsFrom = 0;
    let endsAt = lifetime.endOf(session);
    let wake = () => {};
    const subscriber: Subscriber = {
      hear: (change) => {
        if (change.kind === 'user.changed') for (const part of change.parts) changed.add(part);
        else if (change.kind === 'reset') for (const part of PARTS) changed.add(part);
        else changed.add('sessions');
        if (changed.has('sessions')) sessionsFrom = Date.now() + NEW_COOKIE_WITHIN;
        if (change.kind !== 'user.changed' && change.kind !== 'session.created') isInDoubt = true;
        wake();
      },
      mustLook: () => {
        isInDoubt = true;
        for (const part of PARTS) changed.add(part);
        wake();
      },
    };
    join(user.id, subscriber, signal);
    signal.addEventListener('abort', () => wake(), { once: true });

    // Begins with a look at the database, for the session may have ended since it was read, and looks again after
    // each gap: what was not heard is told as changed.
    return async function* follow() {
      while (!signal.aborted) {
        if (isInDoubt || endsAt < Date.now()) {
          isInDoubt = false;
          const found = await find().catch(() => undefined);
          hasFailed = found === undefined;
          if (found === 'disabled') return yield { type: 'signed_out', reason: 'account_disabled' };
          if (found === null)
            return yield { type: 'signed_out', reason: endsAt < Date.now() ? 'expired' : 'revoked' };
          if (found) endsAt = lifetime.endOf(found.session);
        }
        for (const what of changed) {
          const wait = what === 'sessions' ? sessionsFrom - Date.now() : 0;
          if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {}); // cut short by leaving
          changed.delete(what);
          yield { type: 'changed', what };
        }
        if (isInDoubt || changed.size > 0 || signal.aborted) continue;
        await new Promise<void>((resolve) => {
          const wait = hasFailed ? LOOK_AGAIN : Math.max(LOOK_AGAIN, endsAt - Date.now() + 1);
          const timer = setTimeout(resolve, Math.min(TIMER_MOST, wait));
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        if (hasFailed) isInDoubt = true;
      }
    };
  };

  return { open };
}
export type SessionEventStreams = ReturnType<typeof createSessionEventStreams>;
