import type { ChangeListener } from './change-listener.ts';

/** Seconds. Whatever was missed, and however: an answer older than this is asked for again. */
const MAX_AGE = 60;
/** Sessions remembered at once; about 1 KB each (`bench/`). The oldest makes room. */
const CAPACITY = 100_000;
/** Characters of a header that may be remembered beside its answer: other sites' cookies can make it long. */
const HEADER_MOST = 512;

/** The header a credential came in. */
export type HeaderName = 'cookie' | 'authorization';
export type Answer = {
  userId: string;
  /** Milliseconds since the epoch. */
  endsAt: number;
  /** As it goes over the wire. */
  body: string;
};

/** What to forget: one token's answer, all of a person's, or everything. */
export type Invalidation = { token: string } | { userId: string } | 'everything';

/** Whole seconds, which V8 keeps inside the object: a float would be one more place in memory to visit. */
type CachedAnswer = {
  token: string;
  userId: string;
  body: string;
  endsAtSecond: number;
  storedAtSecond: number;
  headerName: HeaderName;
  header: string;
  /** The neighbours among the same person's entries. */
  previous: CachedAnswer | undefined;
  next: CachedAnswer | undefined;
};

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
/**
 * The text in one piece of its own: a token would keep the whole header it was cut from, and V8
 * leaves what `JSON.stringify` wrote in pieces.
 */
const copy = (text: string) => Buffer.from(text).toString();

/**
 * Answers remembered by token, for as long as the feed proves that nobody revoked or changed what is
 * in them. One is only used while the feed is fresh, and only kept if nothing at all was forgotten
 * between asking the database and keeping it: whichever came first, an invalidation wins.
 */
export function createSessionCache(changeListener: ChangeListener, capacity = CAPACITY) {
  const byToken = new Map<string, CachedAnswer>();
  /** The first entry of each person. */
  const byUser = new Map<string, CachedAnswer>();
  /**
   * By the very header that was verified when the answer was asked for. A hash table with a seed of
   * its own compares only what has the same hash, so the time of a look-up tells no part of a header.
   */
  const byHeader = {
    cookie: new Map<string, CachedAnswer>(),
    authorization: new Map<string, CachedAnswer>(),
  };
  /** Grows with each invalidation. */
  let position = 0;

  const drop = (entry: CachedAnswer) => {
    byToken.delete(entry.token);
    byHeader[entry.headerName].delete(entry.header);
    if (entry.next) entry.next.previous = entry.previous;
    if (entry.previous) entry.previous.next = entry.next;
    else if (entry.next) byUser.set(entry.userId, entry.next);
    else byUser.delete(entry.userId);
  };

  const invalidate = (what: Invalidation) => {
    position += 1;
    if (what === 'everything') {
      for (const map of [byToken, byUser, byHeader.cookie, byHeader.authorization]) map.clear();
    } else if ('token' in what) {
      const entry = byToken.get(what.token);
      if (entry) drop(entry);
    } else {
      for (let one = byUser.get(what.userId); one; one = one.next) drop(one);
    }
  };

  changeListener.subscribe({
    onChange: (change) => {
      if (change.kind === 'session.created') return;
      invalidate(change.kind === 'reset' ? 'everything' : { userId: change.userId });
    },
    onGap: () => invalidate('everything'),
    // What nobody asks for again must not stay either; the oldest come first.
    onProof: () => {
      const now = seconds(performance.now());
      for (const entry of byToken.values()) {
        if (now - entry.storedAtSecond < MAX_AGE) return;
        drop(entry);
      }
    },
  });

  /** The entry, if it may be used now. One that ended may have been prolonged: that is for the database to say. */
  const use = (entry: CachedAnswer | undefined): CachedAnswer | undefined => {
    const now = performance.now();
    if (!changeListener.isFresh(now) || !entry) return undefined;
    if (entry.endsAtSecond > seconds(Date.now()) && seconds(now) - entry.storedAtSecond < MAX_AGE)
      return entry;
    drop(entry);
    return undefined;
  };

  return {
    invalidate,

    /** The answer to this header, which was verified when it was first presented; undefined otherwise. */
    recall: (name: HeaderName, header: string): { body: string } | undefined =>
      use(byHeader[name].get(header)),

    /** The answer to the holder of a verified `token`; undefined when the database has to be asked. */
    find: (token: string): { body: string } | undefined => use(byToken.get(token)),

    /** To be called before the database is asked; the result decides whether its answer may be kept. */
    mark: (): number | null => (changeListener.isFresh(performance.now()) ? position : null),

    /** Remembers an answer, unless something was forgotten since `mark`, or the feed is not fresh. */
    keep(mark: number | null, token: string, name: HeaderName, header: string, answer: Answer): void {
      if (mark !== position || !changeListener.isFresh(performance.now())) return;
      const known = byToken.get(token);
      if (known) drop(known);
      const entry: CachedAnswer = {
        token: copy(token),
        userId: answer.userId,
        body: copy(answer.body),
        endsAtSecond: seconds(answer.endsAt),
        storedAtSecond: seconds(performance.now()),
        headerName: name,
        header: header.length <= HEADER_MOST ? copy(header) : '',
        previous: undefined,
        next: byUser.get(answer.userId),
      };
      if (entry.next) entry.next.previous = entry;
      byToken.set(entry.token, entry);
      byUser.set(entry.userId, entry);
      if (entry.header !== '') byHeader[name].set(entry.header, entry);
      const [oldest] = byToken.size > capacity ? byToken.values() : [];
      if (oldest) drop(oldest);
    },
  };
}
export type SessionCache = ReturnType<typeof createSessionCache>;
