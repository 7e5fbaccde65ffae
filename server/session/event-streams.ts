import { setTimeout as sleep } from 'node:timers/promises';
import { NEW_COOKIE_WITHIN } from '../../shared/new-cookie.ts';
import type { SessionEvent } from '../../shared/session.ts';
import { AppError } from '../errors.ts';
import type { Change, ChangedPart } from './change.ts';
import type { ChangeListener } from './change-listener.ts';
import type { Identity } from './engine.ts';
import type { SessionLifetime } from './lifetime.ts';

/** Event streams of one process; each costs a connection and about a kilobyte. */
const STREAMS_MOST = 5_000;
/** Event streams of one user. A browser needs one, however many tabs are open. */
const STREAMS_OF_ONE = 20;
/**
 * Milliseconds. An event for all streams is spread over this time, or over one millisecond for each stream if that
 * is shorter.
 */
const SPREAD_MOST = 5_000;
/** Milliseconds until a session is read again after the database did not answer. */
const LOOK_AGAIN = 1_000;
/** Milliseconds. The longest delay of a timer. */
const TIMER_MOST = 2 ** 31 - 1;

const PARTS: readonly ChangedPart[] = ['user', 'profile', 'sessions'];

export type EventStreamOptions = {
  identity: Identity;
  /** Reads the same identity from the database again. */
  find(): Promise<Identity | 'disabled' | null>;
  /** Ends the event stream without an event and frees its place. The opener aborts it when the response has ended. */
  signal: AbortSignal;
};
type Subscriber = { receive(change: Change): void; mustLook(): void };

/** Session event streams: open pages receive changes of their session, and why it ended, within milliseconds. */
export function createSessionEventStreams(changeListener: ChangeListener, lifetime: SessionLifetime) {
  const byUser = new Map<string, Set<Subscriber>>();
  let count = 0;
  /** True from a gap until the change listener receives every change again. */
  let isDisconnected = true;

  /**
   * Informs all subscribers, but not at the same moment: each of them then queries the database, which may have
   * just recovered.
   */
  const notifyAll = (notify: (subscriber: Subscriber) => void) => {
    const spread = Math.min(SPREAD_MOST, count);
    for (const subscribers of byUser.values())
      for (const subscriber of subscribers)
        if (spread < 100) notify(subscriber);
        else setTimeout(() => subscribers.has(subscriber) && notify(subscriber), Math.random() * spread);
  };
  changeListener.subscribe({
    onChange: (change) => {
      if (change.kind === 'reset') return notifyAll((subscriber) => subscriber.receive(change));
      for (const subscriber of byUser.get(change.userId) ?? []) subscriber.receive(change);
    },
    onGap: () => {
      isDisconnected = true;
    },
    onProof: () => {
      if (isDisconnected) notifyAll((subscriber) => subscriber.mustLook());
      isDisconnected = false;
    },
  });

  /** Subscribes until `signal` aborts. Throws `unavailable` when there are too many subscribers. */
  const join = (userId: string, subscriber: Subscriber, signal: AbortSignal): void => {
    const subscribers = byUser.get(userId) ?? new Set();
    if (count >= STREAMS_MOST || subscribers.size >= STREAMS_OF_ONE)
      throw new AppError('unavailable', { detail: 'too many session event streams' });
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

  /** The last millisecond of a stream: of its session, or of a grant that ends before it. */
  const endOf = ({ session, via }: Identity): number =>
    Math.min(lifetime.endOf(session), via?.endsAt?.getTime() ?? Number.POSITIVE_INFINITY);

  /**
   * Takes one of the places and returns the events of a session from now until the session, or the site's grant, ends. Only the abort of
   * the signal frees the place, so a stream that nobody reads, or nobody reads to its end, cannot keep it. Throws
   * `unavailable` when this process or this user has the highest allowed number of streams.
   */
  const open = ({
    identity,
    find,
    signal,
  }: EventStreamOptions): (() => AsyncGenerator<SessionEvent, void>) => {
    const { user, via } = identity;
    const changed = new Set<ChangedPart>();
    let mustRecheckSession = true;
    let hasFailed = false;
    let sessionsFrom = 0;
    let endsAt = endOf(identity);
    let wake = () => {};
    const subscriber: Subscriber = {
      receive: (change) => {
        if (change.kind === 'user.changed') for (const part of change.parts) changed.add(part);
        else if (change.kind === 'reset') for (const part of PARTS) changed.add(part);
        else if (change.kind !== 'user.created') changed.add('sessions');
        if (changed.has('sessions')) sessionsFrom = Date.now() + NEW_COOKIE_WITHIN;
        if (mayEnd(change, via !== null)) mustRecheckSession = true;
        wake();
      },
      mustLook: () => {
        mustRecheckSession = true;
        for (const part of PARTS) changed.add(part);
        wake();
      },
    };
    join(user.id, subscriber, signal);
    signal.addEventListener('abort', () => wake(), { once: true });

    // Reads the session first, because it may have ended since the last read, and reads it again after each gap.
    // After a gap, all parts are reported as changed.
    return async function* follow() {
      while (!signal.aborted) {
        if (mustRecheckSession || endsAt < Date.now()) {
          mustRecheckSession = false;
          const found = await find().catch(() => undefined);
          hasFailed = found === undefined;
          if (found === 'disabled') return yield { type: 'signed_out', reason: 'account_disabled' };
          if (found === null)
            return yield { type: 'signed_out', reason: endsAt < Date.now() ? 'expired' : 'revoked' };
          if (found) endsAt = endOf(found);
        }
        for (const what of changed) {
          const wait = what === 'sessions' ? sessionsFrom - Date.now() : 0;
          if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {}); // an abort ends the wait
          changed.delete(what);
          yield { type: 'changed', what };
        }
        if (mustRecheckSession || changed.size > 0 || signal.aborted) continue;
        await new Promise<void>((resolve) => {
          const wait = hasFailed ? LOOK_AGAIN : Math.max(LOOK_AGAIN, endsAt - Date.now() + 1);
          const timer = setTimeout(resolve, Math.min(TIMER_MOST, wait));
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        if (hasFailed) mustRecheckSession = true;
      }
    };
  };

  return {
    open,
    /** Open streams. */
    count: (): number => count,
  };
}

/** True when a change may have ended a session, or a grant, whose end is announced as a change of the sessions. */
function mayEnd(change: Change, isOfSite: boolean): boolean {
  if (change.kind === 'user.changed') return isOfSite && change.parts.includes('sessions');
  return change.kind !== 'session.created' && change.kind !== 'user.created';
}
export type SessionEventStreams = ReturnType<typeof createSessionEventStreams>;
