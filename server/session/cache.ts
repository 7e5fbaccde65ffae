import type { ChangeListener } from './change-listener.ts';

/** Seconds. An older answer is read from the database again, whichever change this process may have missed. */
const MAX_AGE = 60;
/** Cached sessions at once; about 1 KB each (`bench/`). Above this, the oldest entry is dropped. */
const CAPACITY = 100_000;
/** Characters of a header that may be cached beside its answer. Cookies of other sites can make a header long. */
const HEADER_MOST = 512;

/** The header a credential came in. */
export type HeaderName = 'cookie' | 'authorization';
type Access = { site: string; sessionToken: string };
export type Answer = {
  userId: string;
  /** Milliseconds since the epoch. */
  endsAt: number;
  /** The response body, as it is sent. */
  body: string;
  /** Only for an access token: the site it is bound to, and the token of the session that the site received. */
  access?: Access;
};
/** What a look-up returns. */
type Found = { body: string; access: Access | undefined };

/** What to invalidate: the answers of one session by its token, all answers of one user, or everything. */
export type Invalidation = { token: string } | { userId: string } | 'everything';

/** Times are whole seconds, which V8 stores inside the object. A float would need one more memory access. */
type CachedAnswer = {
  token: string;
  userId: string;
  body: string;
  access: Access | undefined;
  endsAtSecond: number;
  storedAtSecond: number;
  headerName: HeaderName;
  header: string;
  /** The neighbours in the linked list of the same user's entries. */
  previous: CachedAnswer | undefined;
  next: CachedAnswer | undefined;
};

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
/**
 * Copies the text into one new string. Otherwise a token keeps the whole header alive that it is a slice of,
 * and V8 leaves the output of `JSON.stringify` in several pieces.
 */
const copy = (text: string) => Buffer.from(text).toString();

/**
 * The session cache: answers by token. An answer is used only while the change listener is fresh, which proves
 * that no change was missed. An answer is stored only if no invalidation at all happened between the database
 * query and the storing. So an invalidation wins, whichever came first.
 */
export function createSessionCache(changeListener: ChangeListener, capacity = CAPACITY) {
  const byToken = new Map<string, CachedAnswer>();
  /** The entries of access tokens, by the token of their session. */
  const bySession = new Map<string, Set<CachedAnswer>>();
  /** The first entry of each user. */
  const byUser = new Map<string, CachedAnswer>();
  /**
   * Entries by the exact header that was verified when the answer was read. A hash table with a random seed
   * compares only keys with the same hash, so the time of a look-up reveals no part of a header.
   */
  const byHeader = {
    cookie: new Map<string, CachedAnswer>(),
    authorization: new Map<string, CachedAnswer>(),
  };
  /** Grows with each invalidation. */
  let position = 0;

  const joinSession = (entry: CachedAnswer, { sessionToken }: Access) => {
    const entries = bySession.get(sessionToken);
    if (entries) entries.add(entry);
    else bySession.set(sessionToken, new Set([entry]));
  };
  const leaveSession = (entry: CachedAnswer, { sessionToken }: Access) => {
    const entries = bySession.get(sessionToken);
    entries?.delete(entry);
    if (entries?.size === 0) bySession.delete(sessionToken);
  };

  const drop = (entry: CachedAnswer) => {
    byToken.delete(entry.token);
    byHeader[entry.headerName].delete(entry.header);
    if (entry.access) leaveSession(entry, entry.access);
    if (entry.next) entry.next.previous = entry.previous;
    if (entry.previous) entry.previous.next = entry.next;
    else if (entry.next) byUser.set(entry.userId, entry.next);
    else byUser.delete(entry.userId);
  };

  const invalidate = (what: Invalidation) => {
    position += 1;
    if (what === 'everything') {
      for (const map of [byToken, byUser, bySession, byHeader.cookie, byHeader.authorization]) map.clear();
    } else if ('token' in what) {
      const entry = byToken.get(what.token);
      if (entry) drop(entry);
      for (const one of bySession.get(what.token) ?? []) drop(one);
    } else {
      for (let one = byUser.get(what.userId); one; one = one.next) drop(one);
    }
  };

  changeListener.subscribe({
    onChange: (change) => {
      if (change.kind === 'session.created' || change.kind === 'user.created') return;
      invalidate(change.kind === 'reset' ? 'everything' : { userId: change.userId });
    },
    onGap: () => invalidate('everything'),
    // Also removes old entries that nobody asks for again. The map is ordered by age, the oldest entry first.
    onProof: () => {
      const now = seconds(performance.now());
      for (const entry of byToken.values()) {
        if (now - entry.storedAtSecond < MAX_AGE) return;
        drop(entry);
      }
    },
  });

  /**
   * Returns the entry if it may be used now. The session of an entry that has ended may have been refreshed
   * meanwhile: only the database knows.
   */
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

    /** The cached answer for this header, which was verified when it was first presented; undefined without one. */
    recall: (name: HeaderName, header: string): Found | undefined => use(byHeader[name].get(header)),

    /**
     * The cached answer for a verified `token`, or for the hash of an access token; undefined when the database has to
     * be queried.
     */
    find: (token: string): Found | undefined => use(byToken.get(token)),

    /** Call this before the database query. `keep` needs the result to decide whether the answer may be stored. */
    mark: (): number | null => (changeListener.isFresh(performance.now()) ? position : null),

    /** Stores an answer, unless something was invalidated since `mark`, or the change listener is not fresh. */
    keep(mark: number | null, token: string, name: HeaderName, header: string, answer: Answer): void {
      if (mark !== position || !changeListener.isFresh(performance.now())) return;
      const known = byToken.get(token);
      if (known) drop(known);
      const entry: CachedAnswer = {
        token: copy(token),
        userId: answer.userId,
        body: copy(answer.body),
        access: answer.access,
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
      if (entry.access) joinSession(entry, entry.access);
      if (entry.header !== '') byHeader[name].set(entry.header, entry);
      const [oldest] = byToken.size > capacity ? byToken.values() : [];
      if (oldest) drop(oldest);
    },
  };
}
export type SessionCache = ReturnType<typeof createSessionCache>;
