import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeyring } from '../../server/bridge/keys.ts';
import { createLog } from '../../server/log.ts';

const [FIRST, SECOND] = ['f'.repeat(32), 's'.repeat(32)];
let logged: string[];
let now: number;
beforeEach(() => {
  logged = [];
  now = 1_000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

const createRing = (perSecond: number) =>
  createKeyring(
    [
      { name: 'first', key: FIRST, perSecond, scopes: [] },
      { name: 'second', key: SECOND, perSecond: 1_000, scopes: [] },
    ],
    createLog({ write: (line) => void logged.push(line) }),
  );

/** The number of `tries` requests that are admitted now. */
const count = (ring: ReturnType<typeof createRing>, tries: number, key = FIRST) => {
  let admitted = 0;
  for (let index = 0; index < tries; index += 1) {
    try {
      ring.admit(key);
      admitted += 1;
    } catch (error) {
      expect(error).toMatchObject({ code: 'rate_limited', retryAfter: 1 });
    }
  }
  return admitted;
};

describe('a keyring', () => {
  it('returns the name of a key, and refuses all other keys', () => {
    const ring = createRing(10);
    expect([ring.admit(FIRST).name, ring.admit(SECOND).name, ring.isEmpty]).toEqual([
      'first',
      'second',
      false,
    ]);
    for (const key of ['', 'f', FIRST.slice(1), `${FIRST}f`, FIRST.toUpperCase(), `${FIRST}, ${FIRST}`]) {
      expect(() => ring.admit(key)).toThrow(expect.objectContaining({ code: 'invalid_key' }));
    }
  });

  it('logs unknown keys, one line a second, and never the key', () => {
    const ring = createRing(10);
    const strange = 'x'.repeat(32);
    for (const pause of [0, 0, 999, 1, 0]) {
      now += pause;
      expect(() => ring.admit(strange)).toThrow(expect.objectContaining({ code: 'invalid_key' }));
    }
    expect(logged).toHaveLength(2);
    expect(logged[0]).toContain('unknown bridge key');
    expect(logged.join('')).not.toContain(strange);
  });

  it('is empty without keys, and refuses all', () => {
    const ring = createKeyring([], createLog({ write: () => {} }));
    expect(ring.isEmpty).toBe(true);
    expect(() => ring.admit(FIRST)).toThrow(expect.objectContaining({ code: 'invalid_key' }));
  });

  it('accepts one second’s quota at once, then the quota per second, and saves no more', () => {
    const ring = createRing(10);
    expect(count(ring, 30)).toBe(10);
    now += 99;
    expect(count(ring, 5)).toBe(0);
    now += 1;
    expect(count(ring, 5)).toBe(1);
    now += 350;
    expect(count(ring, 5)).toBe(3);
    now += 3_600_000;
    expect(count(ring, 30)).toBe(10);
  });

  it('accepts at most the quota plus one second’s quota in any period', () => {
    const ring = createRing(10);
    let admitted = 0;
    for (let step = 0; step < 1_000; step += 1) {
      now += 7;
      admitted += count(ring, 1);
    }
    expect(admitted).toBeGreaterThanOrEqual(70);
    expect(admitted).toBeLessThanOrEqual(80);
  });

  it('counts each key separately', () => {
    const ring = createRing(1);
    expect([count(ring, 9), count(ring, 9, SECOND), count(ring, 9)]).toEqual([1, 9, 0]);
  });

  it('logs once in a burst whose quota is used up, and never the key', () => {
    const ring = createRing(1);
    count(ring, 100);
    expect(logged.map((line) => JSON.parse(line).key)).toEqual(['first']);
    now += 1_000;
    count(ring, 100);
    expect(logged).toHaveLength(2);
    expect(logged.join()).not.toContain(FIRST);
  });
});
