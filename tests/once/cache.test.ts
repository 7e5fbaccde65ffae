import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSessionCache, type HeaderName } from '../../server/session/cache.ts';
import type { ChangeHandler, ChangeListener } from '../../server/session/change-listener.ts';

/** A change listener that the test controls. */
function createHandListener() {
  const listeners: ChangeHandler[] = [];
  const hand = { isFresh: true };
  const changeListener = {
    isFresh: () => hand.isFresh,
    subscribe: (listener: ChangeHandler) => {
      listeners.push(listener);
      return () => {};
    },
  };
  return Object.assign(hand, {
    changeListener: changeListener as unknown as ChangeListener,
    tell: listeners,
  });
}

const FAR = 4_000_000_000_000;
let clock: number;
let wall: number;
beforeEach(() => {
  clock = 500_000;
  wall = 1_700_000_000_000;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  vi.spyOn(Date, 'now').mockImplementation(() => wall);
});
afterEach(() => vi.restoreAllMocks());

/** A cache for a few answers, and short functions for its operations. */
function openCache(capacity = 4) {
  const hand = createHandListener();
  const cache = createSessionCache(hand.changeListener, capacity);
  const keep = (token: string, userId = `u-${token}`, header = `h-${token}`, name: HeaderName = 'cookie') =>
    cache.keep(cache.mark(), token, name, header, { userId, endsAt: FAR, body: `b-${token}` });
  return { hand, cache, keep, known: (token: string) => cache.find(token)?.body };
}

describe('the session cache', () => {
  it('finds an answer by its token and by the exact header, of that name only', () => {
    const { cache, keep } = openCache();
    keep('a');
    expect(cache.find('a')?.body).toBe('b-a');
    expect(cache.recall('cookie', 'h-a')?.body).toBe('b-a');
    expect(cache.recall('authorization', 'h-a')).toBeUndefined();
    expect(cache.recall('cookie', '')).toBeUndefined();
  });

  it('finds an answer under a long header by its token only', () => {
    const { cache, keep } = openCache();
    const [long, longest] = ['x'.repeat(513), 'x'.repeat(512)];
    keep('a', 'u', long);
    keep('b', 'u', longest);
    expect([cache.recall('cookie', long), cache.find('a')?.body]).toEqual([undefined, 'b-a']);
    expect(cache.recall('cookie', longest)?.body).toBe('b-b');
  });

  it('removes the oldest answer from every index when it is full', () => {
    const { cache, keep, known } = openCache(3);
    for (const token of ['a', 'b', 'c']) keep(token, 'same');
    keep('a', 'same'); // stored again, so it is the newest again
    keep('d', 'same');
    expect(['a', 'b', 'c', 'd'].map(known)).toEqual(['b-a', undefined, 'b-c', 'b-d']);
    expect(cache.recall('cookie', 'h-b')).toBeUndefined();
    cache.invalidate({ userId: 'same' });
    expect(['a', 'c', 'd'].map(known)).toEqual([undefined, undefined, undefined]);
  });

  it('stores no answer that was requested before an invalidation or while the listener is not connected', () => {
    const { hand, cache, known } = openCache();
    const answer = { userId: 'u', endsAt: FAR, body: 'b' };
    const attempt = (between: () => void) => {
      const mark = cache.mark();
      between();
      cache.keep(mark, 'a', 'cookie', 'h', answer);
      hand.isFresh = true;
      return known('a');
    };
    expect(attempt(() => cache.invalidate({ token: 'another' }))).toBeUndefined();
    expect(attempt(() => cache.invalidate({ userId: 'nobody' }))).toBeUndefined();
    for (const listener of hand.tell) {
      expect(
        attempt(() => listener.onChange({ kind: 'user.changed', parts: ['user'], userId: 'x' })),
      ).toBeUndefined();
      expect(attempt(() => listener.onGap())).toBeUndefined();
    }
    expect(attempt(() => Object.assign(hand, { isFresh: false }))).toBeUndefined();
    hand.isFresh = false;
    expect(attempt(() => Object.assign(hand, { isFresh: true }))).toBeUndefined();
    expect(attempt(() => {})).toBe('b');
  });

  it('gives no answer while the listener is not connected, after the session’s end, or after a minute', () => {
    const { hand, cache, keep, known } = openCache();
    keep('a');
    hand.isFresh = false;
    expect([known('a'), cache.recall('cookie', 'h-a')]).toEqual([undefined, undefined]);
    hand.isFresh = true;
    clock += 59_000;
    expect(known('a')).toBe('b-a');
    clock += 1_000;
    expect(known('a')).toBeUndefined();
    cache.keep(cache.mark(), 'a', 'cookie', 'h-a', { userId: 'u', endsAt: wall + 5_000, body: 'b-a' });
    wall += 4_000;
    expect(known('a')).toBe('b-a');
    wall += 1_001;
    expect(cache.recall('cookie', 'h-a')).toBeUndefined();
  });
});

type Kept = {
  token: string;
  session: string | null;
  userId: string;
  name: HeaderName;
  header: string;
  ends: number;
  at: number;
};
const small = fc.constantFrom('1', '2', '3', '4', '5');
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('keep' as const),
      token: small,
      userId: small,
      /** For an access token: the token of its session. */
      session: fc.option(small),
      name: fc.constantFrom<HeaderName>('cookie', 'authorization'),
      way: fc.constantFrom('a', 'b', 'x'.repeat(600)),
      lasts: fc.constantFrom(10, 100, 100_000),
    }),
  },
  fc.record({ do: fc.constant('forget token' as const), token: small }),
  fc.record({ do: fc.constant('forget user' as const), userId: small }),
  fc.record({ do: fc.constant('hear' as const), userId: small }),
  fc.record({ do: fc.constant('gap' as const) }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 20, 61) }),
);

it('behaves like a plain list in any sequence of calls', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { hand, cache } = openCache(4);
      let list: Kept[] = [];
      const use = (one: Kept | undefined) => {
        const isUsable = one && one.ends > wall && clock - one.at < 60_000;
        if (one && !isUsable) list = list.filter((other) => other !== one);
        return isUsable ? JSON.stringify(one) : undefined;
      };
      for (const one of steps) {
        if (one.do === 'keep') {
          const { token, userId, session, name, lasts } = one;
          const header = `${token} ${one.way}`; // a header contains one token
          const kept = { token, userId, session, name, header, ends: wall + lasts * 1_000, at: clock };
          const access =
            session === null ? {} : { access: { site: 'https://a.example', sessionToken: session } };
          const answer = { userId, endsAt: kept.ends, body: JSON.stringify(kept), ...access };
          cache.keep(cache.mark(), token, name, header, answer);
          list = [...list.filter((other) => other.token !== token), kept].slice(-4);
        } else if (one.do === 'wait') {
          clock += one.seconds * 1_000;
          wall += one.seconds * 1_000;
        } else {
          const isGone = (kept: Kept) =>
            one.do === 'gap' ||
            ('token' in one
              ? kept.token === one.token || kept.session === one.token
              : kept.userId === one.userId);
          if (one.do === 'forget token') cache.invalidate({ token: one.token });
          else if (one.do === 'forget user') cache.invalidate({ userId: one.userId });
          else
            for (const listener of hand.tell)
              if (one.do === 'hear')
                listener.onChange({ kind: 'session.revoked', sessionId: 's', userId: one.userId });
              else listener.onGap();
          list = list.filter((kept) => !isGone(kept));
        }
        for (const token of ['1', '2', '3', '4', '5']) {
          for (const way of ['a', 'b', 'x'.repeat(600)]) {
            for (const name of ['cookie', 'authorization'] as const) {
              const header = `${token} ${way}`;
              const listed = list.find(
                (kept) => kept.name === name && kept.header === header && header.length <= 512,
              );
              expect(cache.recall(name, header)?.body).toBe(use(listed));
            }
          }
          expect(cache.find(token)?.body).toBe(use(list.find((kept) => kept.token === token)));
        }
      }
    }),
    { numRuns: 300 },
  );
});
